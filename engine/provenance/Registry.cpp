#include "engine/provenance/Registry.h"

#include "engine/base/JsonFields.h"
#include "engine/base/Paths.h"

#include <algorithm>
#include <functional>
#include <set>

namespace fw::provenance {

namespace fs = std::filesystem;

template <class V, MaybeConst<RegistryPart> S>
void fields(V& v, S& part)
{
    v.required("title", part.title);
    v.required("relationship", part.relationship);
    v.optional("manifest", part.manifest);
}
template <class V, MaybeConst<RegistryEntry> S>
void fields(V& v, S& entry)
{
    v.required("what", entry.what);
    v.required("fileSha256", entry.fileSha256);
    v.optional("manifest", entry.manifest);
    v.optional("manifestSha256", entry.manifestSha256);
    v.optional("signer", entry.signer);
    v.optional("digitalSourceType", entry.digitalSourceType);
    v.optional("path", entry.path);
    v.optional("project", entry.project);
    v.optional("shot", entry.shot);
    v.optional("take", entry.take);
    v.optional("shotNumber", entry.shotNumber);
    v.optional("requestKey", entry.requestKey);
    v.optional("markId", entry.markId);
    v.optional("parts", entry.parts);
}

namespace {

constexpr char kSigned[] = "signed";
constexpr size_t kMostLinks = 2000; ///< of one chain: a film of a thousand shots still fits

bool isSame(std::string const& known, std::string const& asked) { return !asked.empty() && known == asked; }

/// The newest entry that fits: a file that was exported twice is the same file, an overwritten project's
/// takes may have been made anew.
RegistryEntry const* newest(std::vector<RegistryEntry> const& entries,
                            std::function<bool(RegistryEntry const&)> const& fits)
{
    auto const found = std::find_if(entries.rbegin(), entries.rend(), fits);
    return found == entries.rend() ? nullptr : &*found;
}

RegistryEntry const* byManifest(std::vector<RegistryEntry> const& entries, std::string const& label)
{
    return newest(entries, [&](RegistryEntry const& each) { return isSame(each.manifest, label); });
}

/// Depth first, every set of credentials once.
void addChain(std::vector<RegistryEntry> const& entries, RegistryLink link, std::set<std::string>& seen,
              std::vector<RegistryLink>& chain)
{
    if (chain.size() >= kMostLinks ||
        (!link.entry.manifest.empty() && !seen.insert(link.entry.manifest).second))
        return;
    std::vector<RegistryPart> const parts = link.entry.parts;
    int const depth = link.depth + 1;
    chain.push_back(std::move(link));
    for (RegistryPart const& part : parts) {
        RegistryEntry const* known = byManifest(entries, part.manifest);
        RegistryLink next{known ? *known : RegistryEntry(), depth, part.title, part.relationship,
                          known != nullptr};
        if (!known)
            next.entry.manifest = part.manifest;
        addChain(entries, std::move(next), seen, chain);
    }
}

} // namespace

char const* matchName(RegistryMatch match)
{
    switch (match) {
    case RegistryMatch::None: return "none";
    case RegistryMatch::File: return "file";
    case RegistryMatch::Manifest: return "manifest";
    case RegistryMatch::Mark: return "mark";
    case RegistryMatch::Inside: return "inside";
    }
    return "none";
}

RegistryAnswer findIn(std::vector<RegistryEntry> const& entries, RegistryClue const& clue)
{
    RegistryAnswer answer;
    answer.entries = static_cast<int64_t>(entries.size());
    answer.isOwnSigner = newest(entries, [&](RegistryEntry const& each) {
                             return isSame(each.signer, clue.signer);
                         }) != nullptr;
    std::pair<RegistryMatch, RegistryEntry const*> const ways[] = {
        {RegistryMatch::File,
         newest(entries,
                [&](RegistryEntry const& each) { return isSame(each.fileSha256, clue.fileSha256); })},
        {RegistryMatch::Manifest, byManifest(entries, clue.manifest)},
        {RegistryMatch::Manifest,
         newest(entries,
                [&](RegistryEntry const& each) { return isSame(each.manifestSha256, clue.manifestSha256); })},
        {RegistryMatch::Mark,
         newest(entries, [&](RegistryEntry const& each) { return isSame(each.markId, clue.markId); })},
        {RegistryMatch::Inside, newest(entries, [&](RegistryEntry const& each) {
             return std::find(clue.manifests.begin(), clue.manifests.end(), each.manifest) !=
                        clue.manifests.end() &&
                    !each.manifest.empty();
         })}};
    for (auto const& [match, entry] : ways) {
        if (!entry)
            continue;
        answer.match = match;
        std::set<std::string> seen;
        addChain(entries, {*entry, 0, {}, {}, true}, seen, answer.chain);
        break;
    }
    return answer;
}

Registry::Registry(fs::path folder, std::shared_ptr<consent::KeyStore> keys, consent::Clock clock)
    : m_log({std::move(folder), "registry"}, std::move(keys)), m_clock(std::move(clock))
{
}

Status Registry::enter(RegistryEntry const& entry)
{
    OrderedJson const body = FieldWriter::json(entry);
    auto const written = m_log.append(kSigned, body, m_clock());
    if (written || !consent::isLogDamage(written.error()))
        return written ? Status() : Status(written.error());
    FW_TRY(fs::path const aside, m_log.putAside(m_clock()));
    FW_CHECK(m_log.append("restart", {{"putAside", aside.filename().string()}}, m_clock()));
    FW_CHECK(m_log.append(kSigned, body, m_clock()));
    return {};
}

Result<std::vector<RegistryEntry>> Registry::read() const
{
    FW_TRY(std::vector<consent::LogEntry> const log, m_log.read());
    std::vector<RegistryEntry> entries;
    for (consent::LogEntry const& each : log) {
        if (each.kind != kSigned)
            continue;
        FW_TRY(Json const json, parseJson(each.body, m_log.file().string()));
        FW_TRY(RegistryEntry entry, fieldsFromJson<RegistryEntry>(json, m_log.file().string()));
        entry.time = each.time;
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<RegistryAnswer> Registry::find(RegistryClue const& clue) const
{
    FW_TRY(std::vector<RegistryEntry> const entries, read());
    return findIn(entries, clue);
}

Registry defaultRegistry()
{
    fs::path const folder = paths::data() / "registry";
    return {folder, consent::fileKeyStore(folder / "keys")};
}

} // namespace fw::provenance
