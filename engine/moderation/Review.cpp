#include "engine/moderation/Review.h"

#include "engine/base/Files.h"
#include "engine/base/Ids.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"

#include <algorithm>
#include <sys/stat.h>

namespace fw::moderation {

namespace fs = std::filesystem;

namespace {

std::string fingerprintOf(std::string const& rule, std::string const& text)
{
    return sha256Hex("framewright-review-1\n" + rule + "\n" + text);
}

bool isBlank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

bool has(Account const& who, Role role)
{
    return std::find(who.roles.begin(), who.roles.end(), role) != who.roles.end() ||
           std::find(who.roles.begin(), who.roles.end(), Role::Administrator) != who.roles.end();
}

/// {"id", ...} of a log entry; the fields depend on its kind.
Status applyEntry(std::vector<ReviewItem>& items, consent::LogEntry const& entry, std::string const& file)
{
    FW_TRY(Json const json, parseJson(entry.body, file));
    JsonReader in(json, file);
    ReviewItem made;
    std::string by, reason;
    in.required("id", made.id).required("by", by);
    FW_CHECK(in.status());
    if (entry.kind == "held") {
        in.required("rule", made.rule).required("field", made.field).required("project", made.project);
        in.required("shot", made.shot.value);
        Json const* prints = in.child("fingerprints");
        if (!prints || !prints->is_array())
            in.note("fingerprints", "is missing or is not a list");
        FW_CHECK(in.status());
        for (Json const& each : *prints)
            if (each.is_string())
                made.fingerprints.push_back(each.get<std::string>());
        made.askedBy = by;
        made.asked = entry.time;
        items.push_back(std::move(made));
        return {};
    }
    in.required("reason", reason);
    FW_CHECK(in.status());
    auto const found =
        std::find_if(items.begin(), items.end(), [&](ReviewItem const& each) { return each.id == made.id; });
    if (found == items.end())
        return {};
    if (entry.kind == "appealed") {
        found->state = ReviewState::Appealed;
        found->appeal = reason;
    } else if (entry.kind == "approved" || entry.kind == "rejected") {
        found->state = entry.kind == "approved" ? ReviewState::Approved : ReviewState::Rejected;
        found->decidedBy = by;
        found->decided = entry.time;
        found->reason = reason;
        found->isOwn = by == found->askedBy;
    }
    return {};
}

} // namespace

char const* reviewStateName(ReviewState state)
{
    switch (state) {
    case ReviewState::Held: return "held";
    case ReviewState::Approved: return "approved";
    case ReviewState::Rejected: return "rejected";
    case ReviewState::Appealed: return "appealed";
    }
    return "held";
}

ReviewInbox::ReviewInbox(fs::path folder, std::shared_ptr<consent::KeyStore> keys, consent::Clock clock)
    : m_folder(folder), m_log({std::move(folder), "review"}, std::move(keys)), m_clock(std::move(clock))
{
}

Result<std::string> ReviewInbox::hold(HeldRequest const& request)
{
    std::vector<std::string> prints = {fingerprintOf(request.decision.rule, request.text)};
    for (std::string const& each : request.variants)
        prints.push_back(fingerprintOf(request.decision.rule, each));
    FW_TRY(std::vector<ReviewItem> const known, items());
    for (ReviewItem const& each : known)
        if (each.fingerprints == prints && each.state != ReviewState::Approved)
            return each.id; // waiting, or rejected: that stands until an appeal
    std::string const id = "rv-" + randomHex16();
    FW_CHECK(makeFolders(textFile(id).parent_path()));
    ::chmod(textFile(id).parent_path().c_str(), 0700);
    FW_CHECK(writeFileAtomically(
        textFile(id), dumpJson(OrderedJson{{"text", request.text}, {"words", request.decision.words}}, 1)));
    ::chmod(textFile(id).c_str(), 0600);
    FW_CHECK(m_log.append("held",
                          {{"id", id},
                           {"by", request.askedBy},
                           {"rule", request.decision.rule},
                           {"field", request.decision.field},
                           {"project", request.project},
                           {"shot", request.shot.value},
                           {"fingerprints", prints}},
                          m_clock()));
    return id;
}

Result<std::vector<ReviewItem>> ReviewInbox::items() const
{
    FW_TRY(auto const entries, m_log.read());
    std::vector<ReviewItem> items;
    for (consent::LogEntry const& entry : entries)
        FW_CHECK(applyEntry(items, entry, m_log.file().string()));
    for (ReviewItem& item : items) {
        auto const json = readJsonFile(textFile(item.id));
        if (!json)
            continue;
        JsonReader in(*json, item.id);
        std::string text, words;
        in.required("text", text).required("words", words);
        // A text that is not the one that was held is not shown: nobody approves what they did not read.
        if (in.status() && !item.fingerprints.empty() &&
            item.fingerprints.front() == fingerprintOf(item.rule, text)) {
            item.text = std::move(text);
            item.words = std::move(words);
        }
    }
    return items;
}

Result<ReviewItem> ReviewInbox::find(std::string const& id) const
{
    FW_TRY(std::vector<ReviewItem> const known, items());
    for (ReviewItem const& each : known)
        if (each.id == id)
            return each;
    return fail(Error::Kind::MissingFile, "moderation.noReview", {id});
}

Result<ReviewItem> ReviewInbox::decide(std::string const& id, bool isApproved, Account const& who,
                                       std::string const& reason, bool needsFourEyes)
{
    FW_TRY(ReviewItem const item, find(id));
    if (!has(who, Role::Reviewer))
        return fail(Error::Kind::Refused, "moderation.notReviewer", {who.name});
    if (needsFourEyes && who.name == item.askedBy)
        return fail(Error::Kind::Refused, "moderation.fourEyes", {who.name});
    if (item.state == ReviewState::Approved || item.state == ReviewState::Rejected)
        return fail(Error::Kind::Conflict, "moderation.isDecided", {id, reviewStateName(item.state)});
    if (isBlank(reason))
        return fail(Error::Kind::BadInput, "moderation.noReason");
    if (isApproved && item.text.empty())
        return fail(Error::Kind::MissingFile, "moderation.noHeldText", {id});
    FW_CHECK(m_log.append(isApproved ? "approved" : "rejected",
                          {{"id", id}, {"by", who.name}, {"reason", reason}}, m_clock()));
    return find(id);
}

Result<ReviewItem> ReviewInbox::appeal(std::string const& id, Account const& who, std::string const& reason)
{
    FW_TRY(ReviewItem const item, find(id));
    if (!has(who, Role::Creator))
        return fail(Error::Kind::Refused, "moderation.notCreator", {who.name});
    if (item.state != ReviewState::Rejected)
        return fail(Error::Kind::Conflict, "moderation.isDecided", {id, reviewStateName(item.state)});
    if (isBlank(reason))
        return fail(Error::Kind::BadInput, "moderation.noReason");
    FW_CHECK(m_log.append("appealed", {{"id", id}, {"by", who.name}, {"reason", reason}}, m_clock()));
    return find(id);
}

bool ReviewInbox::isApproved(std::string const& rule, std::string const& text) const
{
    auto const known = items();
    if (!known)
        return false;
    std::string const print = fingerprintOf(rule, text);
    bool isApproved = false;
    for (ReviewItem const& each : *known)
        if (std::find(each.fingerprints.begin(), each.fingerprints.end(), print) != each.fingerprints.end())
            isApproved = each.state == ReviewState::Approved; // the newest counts
    return isApproved;
}

ReviewInbox defaultInbox()
{
    fs::path const folder = paths::data() / "review";
    return {folder, consent::fileKeyStore(folder / "keys")};
}

} // namespace fw::moderation
