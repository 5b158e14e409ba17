#include "engine/media/ReaderWire.h"

#include "engine/base/Json.h"

#include <algorithm>

namespace fw::media::wire {

namespace {

constexpr JsonLimits kWireJson{4, 64u << 10};
constexpr size_t kMostArguments = 6, kLongestArgument = 200, kLongestName = 40;

Error unreadableAnswer() { return fail(Error::Kind::BadInput, "base.internal", {"reader"}); }

/// Names of codecs and pixel formats: "yuv420p10le", "h264".
bool isPlainName(std::string const& text)
{
    return text.size() <= kLongestName && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == ' ';
           });
}

std::string harmless(std::string text)
{
    text.resize(std::min(text.size(), kLongestArgument));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c >= 0x7f; }, '?');
    return text;
}

} // namespace

std::string packError(Error const& error, std::string const& path)
{
    OrderedJson args = OrderedJson::array();
    for (std::string const& each : error.args)
        args.push_back(each == path ? OrderedJson() : OrderedJson(each));
    return dumpJson(OrderedJson{{"kind", kindName(error.kind)}, {"id", error.messageId}, {"args", args}});
}

UnpackedError unpackError(std::string const& bytes, std::string const& path)
{
    using Why = Error::Kind;
    UnpackedError made;
    auto const json = parseJson(bytes, "reader", kWireJson);
    if (!json || !json->is_object())
        return made;
    std::string kind;
    JsonReader in(*json, "reader");
    in.required("kind", kind).required("id", made.error.messageId);
    Json const* const args = in.child("args");
    bool const isOurs =
        made.error.messageId.starts_with("media.") || made.error.messageId.starts_with("base.");
    if (!in.status() || !isOurs || !messageTemplate(made.error.messageId) || !args || !args->is_array() ||
        args->size() > kMostArguments)
        return made;
    for (Json const& each : *args)
        made.error.args.push_back(each.is_string() ? harmless(each.get<std::string>()) : path);
    made.error.file = path;
    made.error.kind = Why::BadInput;
    for (Why const each : {Why::MissingFile, Why::Unsupported, Why::Io, Why::OutOfMemory, Why::Unavailable})
        if (kind == kindName(each))
            made.error.kind = each;
    made.isGood = true;
    return made;
}

std::string packInfo(ClipInfo const& info)
{
    return dumpJson(OrderedJson{{"width", info.size.widthPx},
                                {"height", info.size.heightPx},
                                {"num", info.rate.num},
                                {"den", info.rate.den},
                                {"frames", info.frameCount},
                                {"hasAudio", info.hasAudio},
                                {"codec", info.codec},
                                {"pixelFormat", info.pixelFormat},
                                {"colorSpace", info.colorSpace},
                                {"isFullRange", info.isFullRange}});
}

Result<ClipInfo> unpackInfo(std::string const& bytes, ClipLimits const& limits)
{
    FW_TRY(Json const json, parseJson(bytes, "reader", kWireJson));
    ClipInfo info;
    JsonReader in(json, "reader");
    in.required("width", info.size.widthPx)
        .required("height", info.size.heightPx)
        .required("num", info.rate.num)
        .required("den", info.rate.den)
        .required("frames", info.frameCount)
        .required("hasAudio", info.hasAudio)
        .required("codec", info.codec)
        .required("pixelFormat", info.pixelFormat)
        .required("colorSpace", info.colorSpace)
        .required("isFullRange", info.isFullRange);
    FW_CHECK(in.status());
    bool const isGood = info.size.widthPx > 0 && info.size.heightPx > 0 &&
                        int64_t{info.size.widthPx} * info.size.heightPx <= limits.maxPixels &&
                        info.rate.num >= 0 && info.rate.den > 0 && info.frameCount > 0 &&
                        info.frameCount <= limits.maxFrames && isPlainName(info.codec) &&
                        isPlainName(info.pixelFormat) && isPlainName(info.colorSpace);
    return isGood ? Result<ClipInfo>(info) : unreadableAnswer();
}

} // namespace fw::media::wire
