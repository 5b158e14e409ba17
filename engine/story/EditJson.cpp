#include "engine/story/EditFields.h"
#include "engine/story/EditInfo.h"
#include "engine/story/Project.h"

namespace fw::story {

namespace {

Result<Edit> batchFromJson(Json const& json, std::string const& name)
{
    EditBatch batch;
    JsonReader in(json, name);
    in.required("name", batch.name);
    FW_CHECK(in.status());
    Json const* edits = in.child("edits");
    if (!edits || !edits->is_array() || json.size() != 3)
        return fail(Error::Kind::BadInput, "base.jsonField", {name, "edits", "must be a list"}, name);
    for (Json const& each : *edits) {
        FW_TRY(Edit edit, editFromJson(each, name));
        batch.edits.push_back(std::move(edit));
    }
    return Edit(std::make_shared<EditBatch const>(std::move(batch)));
}

template <class E>
Result<Edit> editOfType(Json const& json, std::string const& name)
{
    if constexpr (std::is_same_v<E, std::shared_ptr<EditBatch const>>) {
        return batchFromJson(json, name);
    } else {
        Status status;
        E edit;
        FieldReader reader(json, name, "", status);
        reader.ignore("type");
        fields(reader, edit);
        reader.finish();
        if (!status)
            return status.error();
        return Edit(std::move(edit));
    }
}

using EditReader = Result<Edit> (*)(Json const&, std::string const&);

template <size_t... I>
constexpr std::array<EditReader, sizeof...(I)> editReaders(std::index_sequence<I...>)
{
    return {&editOfType<std::variant_alternative_t<I, Edit>>...};
}

} // namespace

OrderedJson toJson(Edit const& edit)
{
    FieldWriter writer;
    writer.constant("type", editNames()[edit.index()].inJournal);
    std::visit(
        [&](auto const& each) {
            if constexpr (std::is_same_v<std::decay_t<decltype(each)>, std::shared_ptr<EditBatch const>>) {
                OrderedJson edits = OrderedJson::array();
                for (Edit const& part : each->edits)
                    edits.push_back(toJson(part));
                writer.constant("name", each->name);
                writer.constant("edits", std::move(edits));
            } else {
                fields(writer, each);
            }
        },
        edit);
    return writer.take();
}

Result<Edit> editFromJson(Json const& json, std::string const& name)
{
    static constexpr auto readers = editReaders(std::make_index_sequence<std::variant_size_v<Edit>>{});
    std::string type;
    JsonReader in(json, name);
    in.required("type", type);
    FW_CHECK(in.status());
    for (size_t i = 0; i < readers.size(); ++i)
        if (type == editNames()[i].inJournal)
            return readers[i](json, name);
    return fail(Error::Kind::BadInput, "base.jsonField", {name, "type", "is not a known edit"}, name);
}

} // namespace fw::story
