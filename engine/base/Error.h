#pragma once

#include <string>
#include <vector>

namespace fw {

/// Why something failed: a kind for the program, an id and arguments for the
/// sentence a person reads. The English sentences live in
/// engine/base/messages/*.inc, one table that also feeds the translations.
struct Error {
    enum class Kind {
        BadInput,    ///< a file, value or option that cannot be used as it is
        MissingFile, ///< something that should be on disk is not
        Unsupported, ///< understood, but outside what this build can do
        Refused,     ///< policy: moderation or consent said no
        Conflict,    ///< somebody else holds it (project lock, key already running)
        NewerSchema, ///< written by a newer Framewright; left untouched
        Io,          ///< disk full, unwritable folder, failed fsync
        OutOfMemory, ///< host or device memory; may be retried lower
        Cancelled,   ///< asked to stop; a state, not an alarm
        Unavailable, ///< a library or device is not there
        Internal     ///< our own mistake
    };

    Kind kind = Kind::Internal;
    std::string messageId;
    std::vector<std::string> args;
    std::string file; ///< the file the sentence is about, empty when there is none

    /// The English sentence with its arguments filled in.
    std::string message() const;
};

/// Stable English name of a kind, as the command line prints it ("BadInput").
char const* kindName(Error::Kind kind);

/// Looks a message template up; nullptr when the id is unknown.
char const* messageTemplate(std::string const& messageId);

/// Every message id of the table (for translations and lint).
std::vector<std::string> messageIds();

/// Replaces {0}, {1}, ... in `text`.
std::string fillMessage(std::string text, std::vector<std::string> const& args);

} // namespace fw
