#include "ui/panels/ModelDetails.h"

#include "engine/base/WeightHeader.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QGridLayout>
#include <QUrl>

namespace fw::ui {

namespace {

using State = workflow::SurveyedModel::State;

constexpr int kModeIconPx = 14;

QLabel* factLabel(QString const& text)
{
    QLabel* label = makeLabel(text, Theme::Type::Form);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void clearGrid(QGridLayout* grid)
{
    while (QLayoutItem* item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// A model's folder, of a single file the one that it lies in.
QString folderOf(std::filesystem::path const& place)
{
    bool const isFile = isWeightFile(place) || place.extension() == ".json";
    return QString::fromStdString((isFile ? place.parent_path() : place).string());
}

QString presetsText(std::vector<workflow::PresetUse> const& presets)
{
    QStringList names;
    for (workflow::PresetUse const& each : presets)
        names << engineText(each.name);
    return names.join(ModelDetails::tr(", "));
}

/// What is wrong: of the model, else of a preset that lacks a LoRA.
QString problemText(workflow::SurveyedModel const& model)
{
    if (model.isFetchable() && model.listedHere > 0)
        return ModelDetails::tr("Not all of it is here yet. Fetching goes on where it stopped.");
    if (model.isFetchable() && !model.presets.empty())
        return ModelDetails::tr("Presets need it, and your catalogue has it.");
    if (model.problem)
        return sentenceOf(*model.problem);
    for (workflow::PresetUse const& each : model.presets)
        if (each.lora)
            return sentenceOf(*each.lora);
    return {};
}

} // namespace

ModelDetails::ModelDetails(QWidget* parent)
    : QWidget(parent), m_name(makeLabel({}, Theme::Type::ShotName)),
      m_state(makeLabel({}, Theme::Type::Body)), m_problem(makeLabel({}, Theme::Type::Body, "warning")),
      m_facts(new QFormLayout), m_fetch(makeButton(QStringLiteral("download"), tr("Get..."), true)),
      m_verify(makeButton(QStringLiteral("shield-check"), tr("Verify"))),
      m_open(makeButton(QStringLiteral("folder-open"), tr("Open folder")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kPanel, space::kGroup, space::kPanel);
    column->setSpacing(space::kPanel);
    column->addLayout(buildHead());
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setAccessibleName(tr("What is wrong"));
    column->addWidget(m_problem);
    column->addLayout(buildButtons());
    m_facts->setHorizontalSpacing(space::kPanel);
    m_facts->setVerticalSpacing(space::kCard);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addLayout(m_facts);
    column->addWidget(buildMemory());
    column->addStretch(1);
}

QLayout* ModelDetails::buildHead()
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTight);
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_state->setTextFormat(Qt::PlainText);
    texts->addWidget(m_name);
    texts->addWidget(m_state);
    return texts;
}

QWidget* ModelDetails::buildMemory()
{
    m_memory = new QWidget;
    auto* column = new QVBoxLayout(m_memory);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(makeLine());
    column->addWidget(makeLabel(tr("Memory for one clip"), Theme::Type::Title));
    m_clip = makeLabel({}, Theme::Type::Body, "muted");
    m_clip->setWordWrap(true);
    column->addWidget(m_clip);
    m_modes = new QGridLayout;
    m_modes->setHorizontalSpacing(space::kPanel);
    m_modes->setVerticalSpacing(space::kCard);
    m_modes->setColumnStretch(1, 1);
    column->addLayout(m_modes);
    return m_memory;
}

QLayout* ModelDetails::buildButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    for (QPushButton* button : {m_fetch, m_verify, m_open}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_verify->setToolTip(tr("Reads all of its files again and compares their checksums"));
    connect(m_fetch, &QPushButton::clicked, this, &ModelDetails::fetchRequested);
    connect(m_verify, &QPushButton::clicked, this, &ModelDetails::verifyRequested);
    connect(m_open, &QPushButton::clicked, this, &ModelDetails::openFolder);
    return row;
}

void ModelDetails::showModel(workflow::SurveyedModel const& model, ModelLook const& look,
                             workflow::ModelSurvey const& survey)
{
    m_model = model;
    m_name->setText(QString::fromStdString(model.name));
    bool const isWaiting = model.state == State::Ready && look.tone == ShotState::Queued;
    m_state->setText(isWaiting ? tr("It is here. Presets see it in a moment.") : look.word);
    setRole(m_state, "secondary");
    QString const problem = problemText(model);
    m_problem->setText(problem);
    setRole(m_problem, model.state == State::Broken ? "error" : "warning");
    m_problem->setVisible(!problem.isEmpty());
    showFacts(model, look);
    showMemory(model, survey);
    showButtons();
}

void ModelDetails::showFacts(workflow::SurveyedModel const& model, ModelLook const& look)
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    auto const row = [this](QString const& name, QString const& text) {
        if (text.isEmpty())
            return;
        QLabel* label = makeLabel(name, Theme::Type::Form, "muted");
        QLabel* value = factLabel(text);
        label->setBuddy(value);
        m_facts->addRow(label, value);
    };
    auto const text = [](std::string const& utf8) { return QString::fromStdString(utf8); };
    row(model.info ? tr("Kind") : tr("Size"), look.facts);
    row(tr("Can do"), look.abilities);
    row(model.isHere() ? tr("Lies in") : tr("Would lie in"), text(model.place.string()));
    row(tr("Presets"), model.presets.empty() ? tr("None uses it") : presetsText(model.presets));
    row(tr("Licence"), model.licence.empty() ? tr("Not known") : text(model.licence));
    if (model.id != model.name)
        row(tr("Known as"), text(model.id));
}

void ModelDetails::showMemory(workflow::SurveyedModel const& model, workflow::ModelSurvey const& survey)
{
    clearGrid(m_modes);
    m_memory->setVisible(model.info.has_value());
    if (!model.info)
        return;
    library::Estimate const outlook = workflow::memoryOutlook(*model.info, survey.engine, survey.memory);
    QString const free = bytesText(outlook.availableBytes);
    QString const clip = nativeClipText(*model.info);
    m_clip->setText(outlook.availableBytes == 0 ? tr("A clip of %1.").arg(clip)
                    : survey.memory.gpu.empty()
                        ? tr("A clip of %1. Of main memory %2 are free now.").arg(clip, free)
                        : tr("A clip of %1. On the graphics card %2 are free now.").arg(clip, free));
    Theme const& theme = Theme::instance();
    for (library::ModeMemory const& each : outlook.modes) {
        int const row = static_cast<int>(each.mode);
        bool const isChosen = each.mode == outlook.mode;
        StateLook const look = theme.state(each.fits ? ShotState::Ready : ShotState::Stale);
        auto* icon = new QLabel;
        icon->setPixmap(
            theme.pixmap(each.fits ? QStringLiteral("circle-check") : QStringLiteral("alert-triangle"),
                         kModeIconPx, look.text, devicePixelRatioF()));
        QLabel* name = makeLabel(memoryModeText(each.mode), isChosen ? Theme::Type::Title : Theme::Type::Form,
                                 isChosen ? nullptr : "secondary");
        name->setWordWrap(true);
        QLabel* bytes =
            makeLabel(bytesText(each.peakBytes), Theme::Type::Form, isChosen ? nullptr : "secondary");
        QString const word = isChosen && each.fits ? tr("chosen")
                             : isChosen            ? tr("chosen, does not fit")
                             : each.fits           ? tr("fits")
                                                   : tr("does not fit");
        m_modes->addWidget(icon, row, 0);
        m_modes->addWidget(name, row, 1);
        m_modes->addWidget(bytes, row, 2, Qt::AlignRight);
        m_modes->addWidget(makeLabel(word, Theme::Type::Body, isChosen ? "secondary" : "muted"), row, 3);
    }
}

void ModelDetails::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    showButtons();
}

void ModelDetails::showButtons()
{
    m_fetch->setVisible(m_model.isFetchable());
    m_fetch->setText(m_model.listedHere > 0 ? tr("Go on fetching...") : tr("Get..."));
    m_fetch->setEnabled(!m_isBusy);
    m_verify->setVisible(m_model.isHere());
    m_verify->setEnabled(!m_isBusy && m_model.state == State::Ready);
    m_open->setVisible(m_model.isHere() || m_model.listedHere > 0);
}

void ModelDetails::openFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(m_model.place)));
}

} // namespace fw::ui
