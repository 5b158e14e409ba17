#pragma once

#include "engine/library/Catalogue.h"
#include "engine/library/ModelIndex.h"

namespace fw::library {

/// What a model's files were compared with.
struct Verified {
    int files = 0;
    int withCatalogue = 0; ///< their checksums stand in the catalogue
    int withEarlier = 0;   ///< this program had taken their checksum before
    /// Never read before: their checksums are kept from now on.
    int fresh() const { return files - withCatalogue - withEarlier; }
};

/// Reads every file of a model again, byte for byte, whatever is cached: those that the catalogue lists
/// (`listed`) and the weights that were found (`model`); one of the two may be missing. Errors: MissingFile,
/// Conflict (which file differs, and from what), Cancelled. Thread: any.
Result<Verified> verify(ModelInfo const* model, CatalogueModel const* listed,
                        DownloadProgress const& onProgress = {}, std::stop_token stop = {});

} // namespace fw::library
