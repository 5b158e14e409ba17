#include "engine/consent/SignedLog.h"

#include <cstdio>

// kill_helper FOLDER: appends to the log "test" there and prints the number of each entry that is on disk.
int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    std::filesystem::path const folder = argv[1];
    std::shared_ptr<fw::consent::KeyStore> const keys = fw::consent::fileKeyStore(folder / "keys");
    fw::consent::SignedLog log({folder, "test"}, keys);
    while (true) {
        auto const entry = log.append("step", {{"text", std::string(200, 'x')}}, fw::consent::systemTime());
        if (!entry) {
            std::fprintf(stderr, "%s\n", entry.error().message().c_str());
            return 1;
        }
        std::printf("%lld\n", static_cast<long long>(entry->number));
        std::fflush(stdout);
    }
}
