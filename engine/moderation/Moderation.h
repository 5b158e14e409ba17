#pragma once

#include "engine/base/Result.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace fw::moderation {

enum class Verdict { Allow, Confirm, Hold, Block };
char const* verdictName(Verdict verdict);

/// A typed decision: which rule, about which field, which words.
struct Decision {
    Verdict verdict = Verdict::Allow;
    std::string rule;             ///< id of the rule, what --confirm takes
    std::string reason;           ///< one sentence for the person
    std::string field;            ///< "prompt" | "negative" | "title" | ...
    std::string words;            ///< the words that matched
    size_t begin = 0, length = 0; ///< span in bytes of the field
};

/// Rules are data: resources/moderation/rules.json; a project or studio may bring its own. Families of words
/// that several rules share stand once, under "words", and are written "$name" in a rule.
class Policy {
public:
    /// Terms of all rules, ready to be looked for; made once, because a policy is asked at every key press.
    struct Compiled;

    struct Rule {
        std::string id;
        Verdict verdict = Verdict::Confirm;
        std::string reason;
    };

    static Result<Policy> load(std::filesystem::path const& file);
    static Result<Policy> loadDefault();
    std::vector<Rule> const& rules() const { return *m_rules; }
    Compiled const* compiled() const { return m_compiled.get(); } ///< null for a policy without rules
    std::string const& version() const { return m_version; }      ///< as its author counts
    std::string const& sha256() const { return m_sha256; }        ///< of the file: what the audit log notes
    bool recordsPrompts() const
    {
        return m_recordsPrompts;
    } ///< prompts go into the audit log; off as shipped

private:
    std::string m_version, m_sha256;
    bool m_recordsPrompts = false;
    std::shared_ptr<Compiled const> m_compiled;
    /// Shared: a policy goes by value into everything that acts for its project.
    std::shared_ptr<std::vector<Rule> const> m_rules = std::make_shared<std::vector<Rule> const>();
};

/// Every question that the rules ask, strictest first (the policy's order among equals). Of rules that would
/// give the same verdict for the same reason, the first stands for all. Same folding as `review`.
std::vector<Decision> reviewAll(std::string const& text, std::string const& field, Policy const& policy);

/// The strictest decision over the field's text (Allow when nothing matches). Pure; case, spacing and
/// look-alike letters are folded; words match at word boundaries; what a negation reaches ("without gore")
/// does not count, except under rules of Block.
Decision review(std::string const& text, std::string const& field, Policy const& policy);

} // namespace fw::moderation
