#include "engine/consent/AuditLog.h"

#include "engine/base/Sha256.h"
#include "engine/consent/Ledger.h"

#include <algorithm>

namespace fw::consent {

namespace fs = std::filesystem;

AuditLog::AuditLog(fs::path folder, std::shared_ptr<KeyStore> keys, Clock clock)
    : m_folder(folder), m_log({std::move(folder), "audit"}, std::move(keys)), m_clock(std::move(clock))
{
}

Status AuditLog::record(AuditEvent const& event)
{
    auto const written = m_log.append(event.kind, event.what, m_clock());
    if (written || !isLogDamage(written.error()))
        return written ? Status() : Status(written.error());
    FW_TRY(fs::path const aside, m_log.putAside(m_clock()));
    auto const sum = sha256File(aside);
    FW_CHECK(m_log.append("restart",
                          {{"putAside", aside.filename().string()}, {"sha256", sum ? *sum : std::string()}},
                          m_clock()));
    FW_CHECK(m_log.append(event.kind, event.what, m_clock()));
    return {};
}

Result<std::vector<LogEntry>> AuditLog::read() const { return m_log.read(); }

std::vector<fs::path> AuditLog::putAside() const
{
    std::vector<fs::path> found;
    std::error_code code;
    for (fs::directory_iterator it(m_folder, code), end; !code && it != end; it.increment(code))
        if (it->path().filename().string().rfind("audit.damaged-", 0) == 0)
            found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

AuditLog defaultAuditLog() { return {defaultFolder(), fileKeyStore(defaultFolder() / "keys")}; }

} // namespace fw::consent
