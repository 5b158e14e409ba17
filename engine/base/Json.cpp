#include "engine/base/Json.h"

#include "engine/base/Files.h"

#include <set>

namespace fw {

namespace {

/// Builds the value while counting depth and refusing duplicate keys.
class LimitedSax : public nlohmann::detail::json_sax_dom_parser<Json> {
public:
    using Base = nlohmann::detail::json_sax_dom_parser<Json>;

    LimitedSax(Json& document, JsonLimits limits) : Base(document, false), m_limits(limits) {}

    bool start_object(size_t count)
    {
        m_keys.emplace_back();
        return enter() && Base::start_object(count);
    }
    bool end_object()
    {
        m_keys.pop_back();
        --m_depth;
        return Base::end_object();
    }
    bool start_array(size_t count) { return enter() && Base::start_array(count); }
    bool end_array()
    {
        --m_depth;
        return Base::end_array();
    }
    bool key(std::string& name)
    {
        if (!m_keys.back().insert(name).second) {
            m_problem = "the key \"" + name + "\" appears twice";
            return false;
        }
        return Base::key(name);
    }
    template <class Exception>
    bool parse_error(size_t position, std::string const&, Exception const&)
    {
        m_problem = "unexpected text at byte " + std::to_string(position);
        return false;
    }

    std::string const& problem() const { return m_problem; }

private:
    bool enter()
    {
        if (++m_depth <= m_limits.maxDepth)
            return true;
        m_problem = "it is nested more than " + std::to_string(m_limits.maxDepth) + " levels deep";
        return false;
    }

    JsonLimits m_limits;
    int m_depth = 0;
    std::vector<std::set<std::string>> m_keys;
    std::string m_problem;
};

Error badJson(std::string const& name, std::string const& reason)
{
    return fail(Error::Kind::BadInput, "base.badJson", {name, reason}, name);
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string const& name, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return badJson(name, "it is larger than " + std::to_string(limits.maxBytes) + " bytes");
    Json root;
    LimitedSax sax(root, limits);
    try {
        if (Json::sax_parse(text.begin(), text.end(), &sax))
            return root;
    } catch (std::exception const& error) { // nlohmann throws on out-of-range numbers
        return badJson(name, error.what());
    }
    return badJson(name, sax.problem().empty() ? "it ends too early" : sax.problem());
}

Result<Json> readJsonFile(std::filesystem::path const& path, JsonLimits limits)
{
    FW_TRY(std::string const text, readFile(path, limits.maxBytes));
    return parseJson(text, path.string(), limits);
}

std::string dumpJson(Json const& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string dumpJson(OrderedJson const& json, int indent)
{
    return json.dump(indent, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace fw
