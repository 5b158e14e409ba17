#include "engine/base/Error.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fw {

namespace {

using Entry = std::pair<char const*, char const*>;

constexpr Entry kMessages[] = {
#include "engine/base/messages/base.inc"
#include "engine/base/messages/cameo.inc"
#include "engine/base/messages/consent.inc"
#include "engine/base/messages/diffusion.inc"
#include "engine/base/messages/export.inc"
#include "engine/base/messages/interchange.inc"
#include "engine/base/messages/footage.inc"
#include "engine/base/messages/jobs.inc"
#include "engine/base/messages/library.inc"
#include "engine/base/messages/media.inc"
#include "engine/base/messages/models.inc"
#include "engine/base/messages/moderation.inc"
#include "engine/base/messages/nn.inc"
#include "engine/base/messages/plan.inc"
#include "engine/base/messages/playback.inc"
#include "engine/base/messages/presets.inc"
#include "engine/base/messages/provenance.inc"
#include "engine/base/messages/render.inc"
#include "engine/base/messages/script.inc"
#include "engine/base/messages/story.inc"
#include "engine/base/messages/text.inc"
#include "engine/base/messages/training.inc"
#include "engine/base/messages/ui.inc"
#include "engine/base/messages/workflow.inc"
};

} // namespace

char const* kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadInput: return "BadInput";
    case Error::Kind::MissingFile: return "MissingFile";
    case Error::Kind::Unsupported: return "Unsupported";
    case Error::Kind::Refused: return "Refused";
    case Error::Kind::Conflict: return "Conflict";
    case Error::Kind::NewerSchema: return "NewerSchema";
    case Error::Kind::Io: return "Io";
    case Error::Kind::OutOfMemory: return "OutOfMemory";
    case Error::Kind::Cancelled: return "Cancelled";
    case Error::Kind::Unavailable: return "Unavailable";
    case Error::Kind::Internal: return "Internal";
    }
    return "Internal";
}

char const* messageTemplate(std::string const& messageId)
{
    auto const* found = std::find_if(std::begin(kMessages), std::end(kMessages),
                                     [&](Entry const& entry) { return messageId == entry.first; });
    return found == std::end(kMessages) ? nullptr : found->second;
}

std::vector<std::string> messageIds()
{
    std::vector<std::string> ids;
    for (Entry const& entry : kMessages)
        ids.emplace_back(entry.first);
    return ids;
}

std::string fillMessage(std::string text, std::vector<std::string> const& args)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        bool const isSlot = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                            text[i + 1] >= '0' && text[i + 1] <= '9';
        if (!isSlot) {
            out += text[i];
            continue;
        }
        size_t const index = static_cast<size_t>(text[i + 1] - '0');
        if (index < args.size())
            out += args[index];
        i += 2;
    }
    return out;
}

std::string Error::message() const
{
    char const* text = messageTemplate(messageId);
    return text ? fillMessage(text, args) : messageId;
}

} // namespace fw
