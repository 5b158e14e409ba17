#pragma once

#include "engine/base/Result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string_view>

namespace fw {

using Json = nlohmann::json;
/// Keeps keys in insertion order: for files people read.
using OrderedJson = nlohmann::ordered_json;

/// What a JSON text may be. Everything that comes from disk or a socket is read
/// through these limits.
struct JsonLimits {
    int maxDepth = 64;
    size_t maxBytes = 64u << 20;
};

/// Strict parse: UTF-8, no comments, no NaN, depth and size capped, duplicate
/// keys refused. `name` is what the sentence calls the text (a path). Errors:
/// BadInput. Thread: any.
Result<Json> parseJson(std::string_view text, std::string const& name, JsonLimits limits = {});

/// readFile + parseJson.
Result<Json> readJsonFile(std::filesystem::path const& path, JsonLimits limits = {});

/// One line of compact JSON that never throws: invalid UTF-8 is replaced.
std::string dumpJson(Json const& json, int indent = -1);
std::string dumpJson(OrderedJson const& json, int indent = -1);

/// Reads fields of one object and remembers the first mistake, so that a reader
/// is a plain list of fields:
///   JsonReader in(object, path); in.required("id", shot.id.value);
///   in.optional("notes", shot.notes); return in.status();
class JsonReader {
public:
    JsonReader(Json const& object, std::string name) : m_object(object), m_name(std::move(name))
    {
        if (!m_object.is_object())
            note("", "is missing or is not an object");
    }
    JsonReader(Json const&& object, std::string name) = delete; // the object must outlive the reader

    template <class T>
    JsonReader& required(char const* key, T& out)
    {
        return read(key, out, true);
    }
    template <class T>
    JsonReader& optional(char const* key, T& out)
    {
        return read(key, out, false);
    }
    /// The child, or nullptr when it is absent.
    Json const* child(char const* key) const
    {
        if (!m_object.is_object())
            return nullptr;
        auto const found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }
    /// Records a mistake found by the caller ("must be at least 1").
    void note(std::string const& key, std::string const& what)
    {
        if (m_status)
            m_status = fail(Error::Kind::BadInput, "base.jsonField", {m_name, key, what}, m_name);
    }
    Status const& status() const { return m_status; }

    /// Copies a value when its type and range fit; false leaves `out` alone.
    template <class T>
    static bool assign(Json const& value, T& out)
    {
        return assignExactly(value, out);
    }

private:
    template <class T>
    JsonReader& read(char const* key, T& out, bool isRequired)
    {
        Json const* value = child(key);
        if (!value) {
            if (isRequired)
                note(key, "is missing");
            return *this;
        }
        if (!assign(*value, out))
            note(key, "has the wrong type");
        return *this;
    }

    static bool assignExactly(Json const& value, std::string& out)
    {
        if (!value.is_string())
            return false;
        out = value.get<std::string>();
        return true;
    }
    static bool assignExactly(Json const& value, bool& out)
    {
        if (!value.is_boolean())
            return false;
        out = value.get<bool>();
        return true;
    }
    template <class T>
    static std::enable_if_t<std::is_integral_v<T>, bool> assignExactly(Json const& value, T& out)
    {
        if (!value.is_number_integer())
            return false;
        if (value.is_number_unsigned() ? !fits<T>(value.get<uint64_t>()) : !fits<T>(value.get<int64_t>()))
            return false;
        out = value.get<T>();
        return true;
    }
    template <class T>
    static std::enable_if_t<std::is_floating_point_v<T>, bool> assignExactly(Json const& value, T& out)
    {
        if (!value.is_number())
            return false;
        out = value.get<T>();
        return true;
    }
    template <class T, class Wide>
    static bool fits(Wide wide)
    {
        T const narrow = static_cast<T>(wide);
        return static_cast<Wide>(narrow) == wide && ((narrow < T{}) == (wide < Wide{}));
    }

    Json const& m_object;
    std::string m_name;
    Status m_status;
};

} // namespace fw
