#include "engine/workflow/CastPictures.h"

#include "engine/media/Pictures.h"

#include <algorithm>
#include <map>

namespace fw::workflow {

namespace {

constexpr size_t kMostPictures = 4;

/// The newest picture of every name, front first, then in the order in which they were taken.
std::vector<consent::Headshot> newestOfEach(consent::Subject const& person)
{
    std::vector<consent::Headshot> newest;
    for (consent::Headshot const& each : person.headshots) {
        std::erase_if(newest, [&](consent::Headshot const& old) { return old.image == each.image; });
        newest.push_back(each);
    }
    std::stable_partition(newest.begin(), newest.end(),
                          [](consent::Headshot const& each) { return each.image == "front"; });
    return newest;
}

Result<consent::Subject const*> agreeing(std::string const& subject, consent::LedgerState const& ledger)
{
    consent::Subject const* const person = ledger.find(SubjectId{subject});
    if (!person)
        return fail(Error::Kind::MissingFile, "consent.noSubject", {subject});
    if (person->revoked)
        return fail(Error::Kind::Refused, "consent.revoked",
                    {person->name, consent::isoTime(*person->revoked).substr(0, 10)});
    return person;
}

} // namespace

Result<std::vector<consent::Headshot>> castPictures(std::vector<plan::VaultRef> const& cast,
                                                    consent::LedgerState const& ledger)
{
    std::vector<consent::Headshot> chosen;
    size_t const each = std::max<size_t>(1, kMostPictures / std::max<size_t>(1, cast.size()));
    for (plan::VaultRef const& member : cast) {
        FW_TRY(consent::Subject const* const person, agreeing(member.subject, ledger));
        if (!member.image.empty()) {
            chosen.push_back({person->id, member.image, member.sha256});
            continue;
        }
        std::vector<consent::Headshot> const own = newestOfEach(*person);
        if (own.empty())
            return fail(Error::Kind::MissingFile, "workflow.noHeadshot", {person->name});
        chosen.insert(chosen.end(), own.begin(),
                      own.begin() + static_cast<ptrdiff_t>(std::min(each, own.size())));
    }
    return chosen;
}

Result<std::vector<Image>> openCastPictures(CastTools const& cast, std::vector<plan::VaultRef> const& members,
                                            std::vector<plan::VaultRef>& names)
{
    FW_TRY(consent::LedgerState const ledger, cast.ledger.read());
    FW_TRY(std::vector<consent::Headshot> const chosen, castPictures(members, ledger));
    std::vector<Image> pictures;
    names.clear();
    for (consent::Headshot const& each : chosen) {
        FW_TRY(Image const picture, openHeadshot(cast, each));
        pictures.push_back(picture);
        names.push_back({each.subject.value, each.image, each.sha256});
    }
    return pictures;
}

OrderedJson castStatement(plan::Conditioning const& given, std::vector<plan::VaultRef> const& headshots,
                          consent::LedgerState const& ledger)
{
    std::map<std::string, OrderedJson> used; // by subject
    for (plan::VaultRef const& each : given.cast)
        used.try_emplace(each.subject, OrderedJson::array());
    for (story::Puppet const& each : given.puppets)
        used.try_emplace(each.subject.value, OrderedJson::array()).first->second.push_back(each.sha256);
    for (plan::VaultRef const& each : headshots)
        used.try_emplace(each.subject, OrderedJson::array()).first->second.push_back(each.sha256);
    if (used.empty())
        return {};
    OrderedJson people = OrderedJson::array();
    for (auto& [subject, sums] : used) {
        consent::Subject const* const person = ledger.find(SubjectId{subject});
        OrderedJson one = OrderedJson::object();
        if (person && !person->consents.empty())
            one["consent"] = person->consents.back().id.value;
        one["headshots"] = std::move(sums);
        people.push_back(std::move(one));
    }
    return {{"people", std::move(people)}};
}

} // namespace fw::workflow
