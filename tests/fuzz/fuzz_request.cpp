// A job file is refused, or it writes and reads back to the same request.
#include "engine/base/Json.h"
#include "engine/plan/RenderRequest.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    auto const json = fw::parseJson(std::string_view(reinterpret_cast<char const*>(data), size), "fuzz");
    if (!json.isOk())
        return 0;
    auto const request = fw::plan::requestFromJson(json.value(), "fuzz");
    if (!request.isOk())
        return 0;
    std::string const text = fw::dumpJson(fw::plan::toJson(request.value()));
    auto const again = fw::parseJson(text, "written");
    auto const reread = again.isOk() ? fw::plan::requestFromJson(again.value(), "written")
                                     : fw::Result<fw::plan::RenderRequest>(again.error());
    if (!reread.isOk() || fw::dumpJson(fw::plan::toJson(reread.value())) != text)
        std::abort();
    return 0;
}
