#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Json.h"
#include "engine/base/Time.h"

#include <concepts>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

// One list of fields per type serves writing and reading, so that the two can never differ:
//
//   template <class V, MaybeConst<Transition> S> void fields(V& v, S& transition)
//   {
//       v.required("kind", transition.kind);
//       v.optional("length", transition.length);
//   }
//   inline std::span<char const* const> enumNames(TransitionKind) { ... in the order of the enumerators ... }
//
// Both functions are found by argument-dependent lookup. Thread: any.

namespace fw {

template <class S, class T>
concept MaybeConst = std::same_as<std::remove_const_t<S>, T>;

template <class V, MaybeConst<SizePx> S>
void fields(V& v, S& size)
{
    v.required("width", size.widthPx);
    v.required("height", size.heightPx);
}

template <class V, MaybeConst<FrameRate> S>
void fields(V& v, S& rate)
{
    v.required("num", rate.num);
    v.required("den", rate.den);
}

/// Writes fields in the order in which they are named; unset optionals are left out.
class FieldWriter {
public:
    template <class T>
    void required(char const* key, T const& value)
    {
        m_object[key] = json(value);
    }
    template <class T>
    void optional(char const* key, T const& value)
    {
        required(key, value);
    }
    template <class T>
    void optional(char const* key, std::optional<T> const& value)
    {
        if (value)
            required(key, *value);
    }
    /// A fact, or a list, that files did not have before: written only where it is true or holds anything, so
    /// that older programs read the rest.
    void whenTrue(char const* key, bool value)
    {
        if (value)
            required(key, value);
    }
    template <class T>
    void whenAny(char const* key, std::vector<T> const& values)
    {
        if (!values.empty())
            required(key, values);
    }
    /// A field that is written when the type is not what a reader would assume (format numbers).
    void constant(char const* key, OrderedJson value) { m_object[key] = std::move(value); }
    OrderedJson take() { return std::move(m_object); }

    template <class T>
    static OrderedJson json(T const& value)
    {
        if constexpr (std::is_enum_v<T>) {
            return enumNames(value)[static_cast<size_t>(value)];
        } else if constexpr (std::is_arithmetic_v<T> || std::same_as<T, std::string>) {
            return value;
        } else {
            FieldWriter writer;
            fields(writer, value);
            return writer.take();
        }
    }
    template <class Tag>
    static OrderedJson json(Id<Tag> const& id)
    {
        return id.value;
    }
    template <class Clock>
    static OrderedJson json(FrameCount<Clock> const& frames)
    {
        return frames.count;
    }
    template <class T>
    static OrderedJson json(std::vector<T> const& values)
    {
        OrderedJson array = OrderedJson::array();
        for (T const& value : values)
            array.push_back(json(value));
        return array;
    }

private:
    OrderedJson m_object = OrderedJson::object();
};

/// Reads the same fields; remembers the first mistake with its place ("scenes[1].shots[0].length") and
/// refuses fields that nobody asked for, so that a typo never passes for a default.
class FieldReader {
public:
    FieldReader(Json const& object, std::string name, std::string place, Status& status)
        : m_object(object), m_name(std::move(name)), m_place(std::move(place)), m_status(status)
    {
        if (!m_object.is_object())
            note(m_place, "is missing or is not an object");
    }

    template <class T>
    void required(char const* key, T& out)
    {
        if (Json const* value = child(key))
            read(*value, out, placeOf(key));
        else
            note(placeOf(key), "is missing");
    }
    template <class T>
    void optional(char const* key, T& out)
    {
        if (Json const* value = child(key))
            read(*value, out, placeOf(key));
    }
    template <class T>
    void optional(char const* key, std::optional<T>& out)
    {
        if (Json const* value = child(key))
            read(*value, out.emplace(), placeOf(key));
    }
    void whenTrue(char const* key, bool& out) { optional(key, out); }
    template <class T>
    void whenAny(char const* key, std::vector<T>& out)
    {
        optional(key, out);
    }
    /// Accepts a field that carries nothing for this type.
    void ignore(char const* key) { m_known.insert(key); }
    void constant(char const* key, OrderedJson const&) { ignore(key); }
    /// Call last: fields that were not named are a mistake.
    void finish()
    {
        if (m_object.is_object())
            for (auto const& item : m_object.items())
                if (m_known.count(item.key()) == 0)
                    note(placeOf(item.key()), "is not known here");
    }
    void note(std::string const& place, std::string const& what)
    {
        if (m_status)
            m_status = fail(Error::Kind::BadInput, "base.jsonField", {m_name, place, what}, m_name);
    }

private:
    Json const* child(char const* key)
    {
        m_known.insert(key);
        if (!m_status || !m_object.is_object())
            return nullptr;
        auto const found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }
    std::string placeOf(std::string const& key) const { return m_place.empty() ? key : m_place + "." + key; }
    void wrongType(std::string const& place) { note(place, "has the wrong type"); }

    template <class T>
    void read(Json const& value, T& out, std::string const& place)
    {
        if constexpr (std::is_enum_v<T>) {
            readEnum(value, out, place);
        } else if constexpr (std::is_arithmetic_v<T> || std::same_as<T, std::string>) {
            if (!JsonReader::assign(value, out))
                wrongType(place);
        } else {
            FieldReader reader(value, m_name, place, m_status);
            fields(reader, out);
            reader.finish();
        }
    }
    template <class Tag>
    void read(Json const& value, Id<Tag>& out, std::string const& place)
    {
        read(value, out.value, place);
    }
    template <class Clock>
    void read(Json const& value, FrameCount<Clock>& out, std::string const& place)
    {
        read(value, out.count, place);
    }
    template <class T>
    void read(Json const& value, std::vector<T>& out, std::string const& place)
    {
        if (!value.is_array())
            return wrongType(place);
        out.clear();
        for (size_t i = 0; i < value.size() && m_status; ++i)
            read(value[i], out.emplace_back(), place + "[" + std::to_string(i) + "]");
    }
    template <class T>
    void readEnum(Json const& value, T& out, std::string const& place)
    {
        std::span<char const* const> const names = enumNames(out);
        for (size_t i = 0; i < names.size(); ++i)
            if (value.is_string() && value.get_ref<std::string const&>() == names[i]) {
                out = static_cast<T>(i);
                return;
            }
        note(place, "is not one of the known words");
    }

    Json const& m_object;
    std::string m_name;
    std::string m_place;
    Status& m_status;
    std::set<std::string> m_known;
};

/// Any type with a `fields` function as JSON with stable key order.
template <class T>
OrderedJson fieldsToJson(T const& value)
{
    return FieldWriter::json(value);
}

/// The way back. `name` is what the sentence calls the text. Errors: BadInput naming the field.
template <class T>
Result<T> fieldsFromJson(Json const& json, std::string const& name)
{
    Status status;
    T value;
    FieldReader reader(json, name, "", status);
    fields(reader, value);
    reader.finish();
    if (!status)
        return status.error();
    return value;
}

} // namespace fw
