#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Json.h"
#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fw::consent {

using ConsentId = Id<struct ConsentTag>;

/// Who a cast member is. There is no word for a minor: minors are refused.
enum class SubjectKind { Self, OtherAdult, Synthetic };

/// What a consent allows. Render: shots that show the person. Export: such shots leave the program. Train: a
/// LoRA learns from the person's pictures.
enum class Use { Render, Export, Train };
char const* useName(Use use);

/// Where and for what. A project is named by its folder: a name inside the project could be edited.
struct Scope {
    bool isAnyProject = false;         ///< every project, and shots outside of projects
    std::vector<std::string> projects; ///< absolute folders without links
    std::vector<Use> uses;
};

/// Evidence beside the statement; the file itself stays with the maker.
struct Proof {
    enum class Kind { Release, Clip };
    Kind kind = Kind::Release;
    std::string sha256;
    std::string challenge; ///< Clip: the words that were spoken
};

/// A statement of consent as the ledger keeps it.
struct Consent {
    ConsentId id;
    SubjectId subject;
    SubjectKind kind = SubjectKind::Self;
    std::string name;      ///< what the cast list shows
    std::string typedName; ///< typed by who makes the statement, as a signature
    bool isAdultStated = false;
    int statementVersion = 0;
    std::string statementSha256; ///< of the sentence that was agreed to
    Scope scope;
    int64_t given = 0;
    int64_t expires = 0;
    std::vector<Proof> proofs;
};

/// A tombstone: from here on nothing about this subject is valid, for good.
struct Revocation {
    SubjectId subject;
    std::string reason;
};

/// A picture that was put into the vault for this subject.
struct Headshot {
    SubjectId subject;
    std::string image;  ///< "front", "left" ...
    std::string sha256; ///< of the PNG

    friend bool operator==(Headshot const&, Headshot const&) = default;
};

/// A take that shows these people, whatever its project says later.
struct ShownTake {
    TakeId take;
    std::vector<SubjectId> subjects;
    std::string project; ///< as projectName gives it
};

/// A consent ends after so many months at most; then the person is asked anew.
constexpr int kMostMonths = 12;

/// The sentence a person agrees to. Version 1; a new wording is a new version.
constexpr int kStatementVersion = 1;
std::string statementText(SubjectKind kind);

/// "self" | "other" | "synthetic". Errors: Refused for the words for minors, BadInput for others.
Result<SubjectKind> subjectKindFrom(std::string const& word);
char const* subjectKindName(SubjectKind kind);

/// Later by so many months of the calendar (31 January + 1 = 28 or 29 February).
int64_t addMonths(int64_t time, int months);

/// The folder as the ledger and the gate compare it.
std::string projectName(std::filesystem::path const& folder);

/// What may be put into the ledger. Errors: Refused (minor), BadInput naming the field.
Status validate(Consent const& consent);

OrderedJson toJson(Consent const& consent);
OrderedJson toJson(Revocation const& revocation);
OrderedJson toJson(Headshot const& headshot);
OrderedJson toJson(ShownTake const& take);
Result<Consent> consentFromJson(Json const& json, std::string const& name);
Result<Revocation> revocationFromJson(Json const& json, std::string const& name);
Result<Headshot> headshotFromJson(Json const& json, std::string const& name);
Result<ShownTake> shownTakeFromJson(Json const& json, std::string const& name);

} // namespace fw::consent
