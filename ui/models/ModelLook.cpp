#include "ui/models/ModelLook.h"

#include "engine/library/Describe.h"
#include "ui/models/ShotLook.h"
#include "ui/theme/Sentence.h"

#include <QCoreApplication>
#include <QStringList>

namespace fw::ui {

namespace {

struct ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelLook)
};

QString factsText(workflow::SurveyedModel const& model)
{
    if (model.info)
        return ModelWords::tr("%1 %2, %3, %4")
            .arg(engineText(model.info->family), QString::fromStdString(model.info->sizeName),
                 QString::fromStdString(model.info->dtype), bytesText(model.info->bytes));
    if (model.isFetchable() && model.listedHere > 0)
        return ModelWords::tr("%1 of %2 are here")
            .arg(bytesText(model.listedHere), bytesText(model.listed->bytes()));
    return model.listed ? bytesText(model.listed->bytes()) : QString();
}

void setState(ModelLook& look, workflow::SurveyedModel const& model, bool isInUse)
{
    using State = workflow::SurveyedModel::State;
    auto const set = [&](ShotState tone, char const* icon, QString const& word) {
        look.tone = tone;
        look.icon = QString::fromLatin1(icon);
        look.word = word;
    };
    bool const isPart = model.isFetchable() && model.listedHere > 0;
    if (model.state == State::Ready && isInUse)
        set(ShotState::Ready, "circle-check", ModelWords::tr("Ready"));
    else if (model.state == State::Ready)
        set(ShotState::Queued, "clock", ModelWords::tr("At the next start"));
    else if (model.state == State::Hidden)
        set(ShotState::Stale, "copy", ModelWords::tr("Same name twice"));
    else if (isPart)
        set(ShotState::Queued, "download", ModelWords::tr("Fetched in part"));
    else if (model.state == State::Broken)
        set(ShotState::Failed, "alert-triangle", ModelWords::tr("Cannot be used"));
    else if (!model.presets.empty())
        set(ShotState::Stale, "download", ModelWords::tr("Missing"));
    else
        set(ShotState::Empty, "download", ModelWords::tr("Not here"));
}

} // namespace

ModelLook modelLook(workflow::SurveyedModel const& model, bool isInUse)
{
    ModelLook look;
    setState(look, model, isInUse);
    look.facts = factsText(model);
    QStringList words;
    if (model.info)
        for (std::string const& word : library::abilityWords(model.info->can))
            words << engineText(word);
    look.abilities = words.join(ModelWords::tr(", "));
    if (!look.abilities.isEmpty())
        look.abilities[0] = look.abilities[0].toUpper();
    return look;
}

QString memoryModeText(library::MemoryMode mode)
{
    switch (mode) {
    case library::MemoryMode::Resident: return ModelWords::tr("Everything stays loaded");
    case library::MemoryMode::EncoderFreed: return ModelWords::tr("The text encoder goes after the prompt");
    case library::MemoryMode::Tiled: return ModelWords::tr("Pictures are decoded in tiles");
    case library::MemoryMode::Packed: return ModelWords::tr("Quantised weights stay small until used");
    case library::MemoryMode::Swapped: return ModelWords::tr("One block at a time (least memory, slowest)");
    }
    return {};
}

QString nativeClipText(library::ModelInfo const& model)
{
    return ModelWords::tr("%1 x %2, %n frames", nullptr, model.nativeFrames)
        .arg(model.nativeSize.widthPx)
        .arg(model.nativeSize.heightPx);
}

} // namespace fw::ui
