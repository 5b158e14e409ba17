#pragma once

#include "engine/library/Download.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::library {

/// A model that can be fetched, and where it goes: paths::data()/models/<id>/<path>.
struct CatalogueFile {
    std::string path; ///< relative, inside the model's folder
    std::string url, sha256;
    uint64_t bytes = 0;
};
struct CatalogueModel {
    std::string id, name;
    std::string licence; ///< as its maker calls it; empty: not known
    std::vector<CatalogueFile> files;

    std::filesystem::path folder() const;
    uint64_t bytes() const;
    /// Bytes that are on this machine, parts of files included; checksums are not looked at.
    uint64_t bytesHere() const;
};

/// The user's list of models that may be fetched, a file to be edited by hand (docs/models.md). The program
/// ships none and fetches nothing without being asked.
class Catalogue {
public:
    /// paths::config()/models.json
    static std::filesystem::path file();
    /// No file is an empty catalogue. Errors: BadInput (with the field), Io.
    static Result<Catalogue> read(std::filesystem::path const& file);

    std::vector<CatalogueModel> const& models() const { return m_models; }
    /// Errors: MissingFile, naming what there is.
    Result<CatalogueModel> find(std::string const& id) const;

private:
    std::vector<CatalogueModel> m_models;
    std::filesystem::path m_file;
};

/// Whether the disk can hold what is missing of a model. Errors: Io.
Status checkRoom(CatalogueModel const& model);

/// Fetches what is missing of a model, file by file. Errors: those of library::fetch; that of
/// checkRoom, before anything is fetched.
Status fetch(CatalogueModel const& model, DownloadProgress const& onProgress = {}, std::stop_token stop = {});

/// Bytes that the disk of a folder can still take, also of one that does not exist yet; none: not known.
std::optional<uint64_t> freeBytes(std::filesystem::path const& folder);

} // namespace fw::library
