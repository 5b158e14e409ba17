#include "engine/story/Project.h"
#include "engine/story/StoryFields.h"
#include "engine/story/Validate.h"

namespace fw::story {

namespace {

Status checkSchema(Json const& json, std::string const& name)
{
    int schema = 0;
    JsonReader in(json, name);
    in.required("schema", schema);
    FW_CHECK(in.status());
    if (schema > kSchemaVersion)
        return fail(Error::Kind::NewerSchema, "story.newerSchema",
                    {name, std::to_string(schema), std::to_string(kSchemaVersion)}, name);
    if (schema < 1)
        return fail(Error::Kind::BadInput, "base.jsonField", {name, "schema", "must be at least 1"}, name);
    return {};
}

} // namespace

OrderedJson toJson(Storyboard const& board)
{
    FieldWriter writer;
    writer.constant("schema", kSchemaVersion);
    fields(writer, board);
    return writer.take();
}

Result<Storyboard> storyboardFromJson(Json const& json, std::string const& name)
{
    FW_CHECK(checkSchema(json, name));
    Status status;
    Storyboard board;
    FieldReader reader(json, name, "", status);
    reader.ignore("schema");
    reader.ignore("journal"); // Project's: the last journal entry that is part of this file
    fields(reader, board);
    reader.finish();
    FW_CHECK(status);
    for (Scene& scene : board.scenes)
        for (Shot& shot : scene.shots)
            shot = normalised(std::move(shot));
    sortSounds(board.sounds);
    if (Status const check = checkBoard(board); !check) {
        Error error = check.error();
        error.args = {name, error.message()};
        error.messageId = "story.badProject";
        error.file = name;
        return error;
    }
    return board;
}

OrderedJson toJson(Shot const& shot) { return fieldsToJson(shot); }
OrderedJson toJson(Take const& take) { return fieldsToJson(take); }

Result<Take> takeFromJson(Json const& json, std::string const& name)
{
    FW_TRY(Take take, fieldsFromJson<Take>(json, name));
    FW_CHECK(checkTake(take));
    return take;
}

} // namespace fw::story
