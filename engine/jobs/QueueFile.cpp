#include "engine/jobs/QueueFile.h"

#include "engine/base/Files.h"

#include <array>

namespace fw::jobs {

namespace {

constexpr std::array<char const*, 3> kPriorityNames = {"low", "normal", "high"};

constexpr std::array<Error::Kind, 11> kKinds = {
    Error::Kind::BadInput,  Error::Kind::MissingFile, Error::Kind::Unsupported, Error::Kind::Refused,
    Error::Kind::Conflict,  Error::Kind::NewerSchema, Error::Kind::Io,          Error::Kind::OutOfMemory,
    Error::Kind::Cancelled, Error::Kind::Unavailable, Error::Kind::Internal};

OrderedJson toJson(Error const& error)
{
    return {{"kind", kindName(error.kind)},
            {"message", error.messageId},
            {"args", error.args},
            {"file", error.file}};
}

Error errorFromJson(Json const& json, std::string const& name)
{
    std::string kind;
    Error error;
    JsonReader in(json, name);
    in.optional("kind", kind).optional("message", error.messageId).optional("file", error.file);
    for (Error::Kind const each : kKinds)
        if (kind == kindName(each))
            error.kind = each;
    if (Json const* args = in.child("args"); args && args->is_array())
        for (Json const& arg : *args)
            if (arg.is_string())
                error.args.push_back(arg.get<std::string>());
    return error;
}

Result<JobRecord> recordFromJson(Json const& json, std::string const& name)
{
    JobRecord record;
    std::string priority, state;
    JsonReader in(json, name);
    in.required("id", record.info.id.value)
        .required("priority", priority)
        .required("state", state)
        .required("take", record.plannedTake.value)
        .required("attempts", record.info.attempts)
        .optional("waitsFor", record.info.waitsFor.value)
        .optional("alsoWaitsFor", record.info.alsoWaitsFor.value);
    Json const* request = in.child("request");
    if (!request)
        in.note("request", "is missing");
    FW_CHECK(in.status());
    FW_TRY(record.info.request, plan::requestFromJson(*request, name));
    record.info.shot = record.info.request.shot;
    record.info.key = plan::keyOf(record.info.request);
    for (size_t i = 0; i < kPriorityNames.size(); ++i)
        if (priority == kPriorityNames[i])
            record.info.priority = static_cast<Priority>(i);
    if (state == "failed") {
        record.info.state = JobState::Failed;
        Json const* error = in.child("error");
        record.info.error =
            error ? errorFromJson(*error, name) : fail(Error::Kind::Internal, "base.internal", {"-"});
    } else {
        record.info.state = JobState::Held;
        record.info.error = fail(Error::Kind::Cancelled, "jobs.restored");
    }
    return record;
}

} // namespace

std::string queueToJson(QueueState const& state)
{
    OrderedJson jobs = OrderedJson::array();
    for (JobRecord const* record : state.unfinished()) {
        JobInfo const& info = record->info;
        OrderedJson job = {{"id", info.id.value},
                           {"state", info.state == JobState::Failed ? "failed" : "unfinished"},
                           {"priority", kPriorityNames[static_cast<size_t>(info.priority)]},
                           {"take", record->plannedTake.value},
                           {"attempts", info.attempts},
                           {"waitsFor", info.waitsFor.value},
                           {"request", plan::toJson(info.request)}};
        if (!info.alsoWaitsFor.isEmpty())
            job["alsoWaitsFor"] = info.alsoWaitsFor.value;
        if (info.state == JobState::Failed && info.error)
            job["error"] = toJson(*info.error);
        jobs.push_back(std::move(job));
    }
    return dumpJson(OrderedJson{{"schema", kQueueSchema}, {"jobs", std::move(jobs)}}, 2) + "\n";
}

Result<std::vector<JobRecord>> readQueue(std::filesystem::path const& file)
{
    auto const json = readJsonFile(file);
    if (!json && json.error().kind == Error::Kind::MissingFile)
        return std::vector<JobRecord>();
    if (!json)
        return json.error();
    std::string const name = file.string();
    int schema = 0;
    JsonReader in(*json, name);
    in.required("schema", schema);
    Json const* jobs = in.child("jobs");
    if (!jobs || !jobs->is_array())
        in.note("jobs", "is missing or is not a list");
    FW_CHECK(in.status());
    if (schema > kQueueSchema)
        return fail(Error::Kind::NewerSchema, "jobs.newerQueue", {name}, name);
    std::vector<JobRecord> records;
    for (Json const& each : *jobs) {
        FW_TRY(JobRecord record, recordFromJson(each, name));
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace fw::jobs
