#pragma once

#include <string>
#include <string_view>

namespace fw::text {

/// What the Wan pipelines do to a prompt before tokenising (diffusers `prompt_clean`): ftfy.fix_text without
/// its guesses about wrong encodings, then HTML references twice, then whitespace collapsed and trimmed. The
/// result is valid UTF-8, in NFC but for what the references stood for. Thread: any.
std::string cleanPrompt(std::string_view text);

} // namespace fw::text
