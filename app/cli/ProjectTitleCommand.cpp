#include "app/cli/Commands.h"
#include "app/cli/Values.h"

#include "engine/base/Timecode.h"
#include "engine/plan/ExportPlan.h"
#include "engine/story/Project.h"
#include "engine/workflow/Workflow.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <map>
#include <memory>

namespace fw::cli {

namespace {

struct TitleOptions {
    std::string folder, text, at = "1", style = "subtitle", colour = story::Title{}.colour;
    double seconds = 2, scale = 1, fade = 0;
    size_t number = 0;
};

std::map<std::string, story::TitleStyle> const kStyles{{"subtitle", story::TitleStyle::Subtitle},
                                                       {"lower-third", story::TitleStyle::LowerThird},
                                                       {"headline", story::TitleStyle::Headline},
                                                       {"credits", story::TitleStyle::Credits}};

std::string nameOf(story::TitleStyle style)
{
    for (auto const& [name, each] : kStyles)
        if (each == style)
            return name;
    return {};
}

Result<plan::ExportPlan> cutOf(story::Storyboard const& board)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    return plan::exportPlan(board, tools.context());
}

Status add(Session& session, TitleOptions const& options)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    FW_TRY(plan::ExportPlan const cut, cutOf(project->board()));
    FW_TRY(TimelineFrame const at, parseMoment(options.at, cut.format.rate));
    plan::FramePart const part = plan::framePlan(cut, at).from;
    if (part.item < 0)
        return fail(Error::Kind::BadInput, "playback.outside",
                    {std::to_string(at.count), std::to_string(cut.length.count)});
    auto const frames = [&](double seconds) {
        return TimelineFrame{std::llround(seconds * cut.format.rate.perSecond())};
    };
    plan::CutItem const& item = cut.items[static_cast<size_t>(part.item)];
    std::vector<story::Title> titles = item.titles;
    titles.push_back({options.text, part.source, std::max(frames(options.seconds), TimelineFrame{1}),
                      kStyles.at(options.style), options.scale, options.colour, frames(options.fade)});
    FW_CHECK(project->perform(story::SetTitles{item.shot, titles}));
    FW_CHECK(project->save());
    session.console.event({{"event", "done"}, {"shot", item.shot.value}, {"number", item.number}});
    session.console.print("The title is in shot " + std::to_string(item.number) + ".");
    if (titles.back().start + titles.back().length > item.trimIn + item.length)
        session.console.say("It goes when the shot does, at " +
                            timecode((item.start + item.length).count, cut.format.rate) + ".");
    return {};
}

Status list(Session& session, TitleOptions const& options)
{
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder));
    FW_TRY(plan::ExportPlan const cut, cutOf(board));
    OrderedJson rows = OrderedJson::array();
    for (plan::TitleSpan const& span : plan::titleSpans(cut)) {
        plan::CutItem const& item = cut.items[static_cast<size_t>(span.item)];
        story::Title const& title = item.titles[static_cast<size_t>(span.title)];
        std::string const start = timecode(span.start.count, cut.format.rate);
        std::string const end = timecode((span.start + span.length).count, cut.format.rate);
        rows.push_back({{"title", rows.size() + 1},
                        {"shot", item.number},
                        {"start", start},
                        {"end", end},
                        {"style", nameOf(title.style)},
                        {"text", title.text}});
        std::string line = std::to_string(rows.size());
        line.append("  ").append(start).append(" - ").append(end).append("  ");
        line.append(nameOf(title.style)).append("  ").append(title.text);
        session.console.print(line);
    }
    session.console.event({{"event", "titles"}, {"titles", std::move(rows)}});
    return {};
}

Status remove(Session& session, TitleOptions const& options)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    FW_TRY(plan::ExportPlan const cut, cutOf(project->board()));
    std::vector<plan::TitleSpan> const spans = plan::titleSpans(cut);
    if (options.number < 1 || options.number > spans.size())
        return fail(Error::Kind::BadInput, "story.noTitle",
                    {std::to_string(options.number), std::to_string(spans.size())});
    plan::TitleSpan const& span = spans[options.number - 1];
    plan::CutItem const& item = cut.items[static_cast<size_t>(span.item)];
    std::vector<story::Title> titles = item.titles;
    titles.erase(titles.begin() + span.title);
    FW_CHECK(project->perform(story::SetTitles{item.shot, std::move(titles)}));
    FW_CHECK(project->save());
    session.console.event({{"event", "done"}, {"shot", item.shot.value}, {"number", item.number}});
    session.console.print("The title was removed from shot " + std::to_string(item.number) + ".");
    return {};
}

void addTitleAdd(CLI::App& title, Session& session)
{
    CLI::App* command = title.add_subcommand("add", "Put text over the picture; it stays with its shot");
    addJsonOption(*command, session);
    auto options = std::make_shared<TitleOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command->add_option("TEXT", options->text, "What is read")->required();
    command->add_option("--at", options->at, "Where in the film: a frame, counted from 1, or HH:MM:SS:FF");
    command->add_option("--seconds", options->seconds, "How long")->check(CLI::Range(0.01, 36000.0));
    command->add_option("--style", options->style, "subtitle, lower-third, headline or credits")
        ->check(CLI::IsMember(kStyles));
    command->add_option("--scale", options->scale, "Size, 0.5 to 3 times the style's own");
    command->add_option("--colour", options->colour, "Of the letters, such as #f4f5f7");
    command->add_option("--fade", options->fade, "Seconds in which it comes and goes")
        ->check(CLI::Range(0.0, 60.0));
    command->callback([&session, options] { session.finish(add(session, *options)); });
}

} // namespace

void addProjectTitle(CLI::App& project, Session& session)
{
    CLI::App* title = project.add_subcommand("title", "Titles and subtitles of the film");
    title->require_subcommand(1);
    addTitleAdd(*title, session);
    auto options = std::make_shared<TitleOptions>();
    CLI::App* listing = title->add_subcommand("list", "What is read when");
    addJsonOption(*listing, session);
    listing->add_option("DIR", options->folder, "Project folder")->required();
    listing->callback([&session, options] { session.finish(list(session, *options)); });
    CLI::App* removing = title->add_subcommand("remove", "Take one out, by its number in the list");
    addJsonOption(*removing, session);
    removing->add_option("DIR", options->folder, "Project folder")->required();
    removing->add_option("NUMBER", options->number, "As `list` counts")->required();
    removing->callback([&session, options] { session.finish(remove(session, *options)); });
}

} // namespace fw::cli
