#pragma once

#include "engine/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <sys/types.h>

// The C interface of libc2pa_c.so (c2pa-rs 0.91.3). The library is shipped without a header, so its
// prototypes are here: those that are used, as c2pa_c_ffi/src/c_api.rs declares them.
extern "C" {
typedef struct C2paSettings C2paSettings;
typedef struct C2paContextBuilder C2paContextBuilder;
typedef struct C2paContext C2paContext;
typedef struct C2paBuilder C2paBuilder;
typedef struct C2paReader C2paReader;
typedef struct C2paSigner C2paSigner;
typedef struct C2paStream C2paStream;
typedef struct C2paStreamContext C2paStreamContext; // opaque to the library, ours
typedef enum { C2paEs256 = 0 } C2paSigningAlg;
typedef enum { C2paSeekStart = 0, C2paSeekCurrent = 1, C2paSeekEnd = 2 } C2paSeekMode;
typedef ssize_t (*C2paSignCallback)(void const* context, uint8_t const* data, size_t length, uint8_t* out,
                                    size_t outLength);
typedef ssize_t (*C2paRead)(C2paStreamContext*, uint8_t* data, ssize_t length);
typedef ssize_t (*C2paSeek)(C2paStreamContext*, ssize_t offset, C2paSeekMode mode);
typedef ssize_t (*C2paWrite)(C2paStreamContext*, uint8_t const* data, ssize_t length);
typedef ssize_t (*C2paFlush)(C2paStreamContext*);
}

namespace fw::provenance {

/// Every function that we call, found with dlsym from one table. "Consumes" means: the pointer is gone even
/// when the call fails. Thread: any; an object made with it belongs to one thread.
struct C2paApi {
    char* (*version)() = nullptr;
    char* (*error)() = nullptr; ///< of this thread; read at once after a failure
    int (*free)(void const*) = nullptr;
    C2paSettings* (*settingsNew)() = nullptr;
    int (*settingsUpdateFromString)(C2paSettings*, char const* text, char const* format) = nullptr;
    C2paContextBuilder* (*contextBuilderNew)() = nullptr;
    int (*contextBuilderSetSettings)(C2paContextBuilder*, C2paSettings*) = nullptr; ///< copies
    C2paContext* (*contextBuilderBuild)(C2paContextBuilder*) = nullptr;             ///< consumes
    C2paStream* (*createStream)(C2paStreamContext*, C2paRead, C2paSeek, C2paWrite, C2paFlush) = nullptr;
    void (*releaseStream)(C2paStream*) = nullptr;
    C2paSigner* (*signerCreate)(void const* context, C2paSignCallback, C2paSigningAlg, char const* certsPem,
                                char const* tsaUrl) = nullptr;
    C2paBuilder* (*builderFromContext)(C2paContext*) = nullptr;                      ///< shares the context
    C2paBuilder* (*builderWithDefinition)(C2paBuilder*, char const* json) = nullptr; ///< consumes
    int (*builderAddIngredient)(C2paBuilder*, char const* json, char const* format, C2paStream*) = nullptr;
    void (*builderSetNoEmbed)(C2paBuilder*) = nullptr;
    int64_t (*builderSign)(C2paBuilder*, char const* format, C2paStream* source, C2paStream* target,
                           C2paSigner*, uint8_t const** manifest) = nullptr;
    C2paReader* (*readerFromContext)(C2paContext*) = nullptr;
    C2paReader* (*readerWithStream)(C2paReader*, char const* format, C2paStream*) = nullptr; ///< consumes
    C2paReader* (*readerWithManifest)(C2paReader*, char const* format, C2paStream*, uint8_t const* manifest,
                                      size_t size) = nullptr; ///< consumes
    char* (*readerJson)(C2paReader*) = nullptr;

    /// The last error of this thread in c2pa's own words, its memory returned.
    std::string lastError() const;
};

/// The library, opened on first use: $FRAMEWRIGHT_C2PA (a file), else paths::runtimeLibrary. Errors:
/// Unavailable, naming what is missing.
Result<C2paApi const*> c2paApi();

/// Owns an object, string or byte array of the library.
struct C2paFree {
    C2paApi const* api = nullptr;
    void operator()(void const* pointer) const
    {
        if (pointer)
            api->free(pointer);
    }
};
template <class T>
using C2paPtr = std::unique_ptr<T, C2paFree>;

template <class T>
C2paPtr<T> own(C2paApi const& api, T* pointer)
{
    return C2paPtr<T>(pointer, C2paFree{&api});
}

/// A context with our settings: no thumbnails, no remote manifests, no OCSP. `anchorsPem` may be empty.
/// Errors: Internal.
Result<C2paPtr<C2paContext>> makeContext(C2paApi const& api, std::string const& anchorsPem);

} // namespace fw::provenance
