#include "ui/panels/ShotPanel.h"

#include "ui/models/ShotLook.h"
#include "ui/panels/CastChips.h"
#include "ui/panels/EditLine.h"
#include "ui/panels/FaceQuestion.h"
#include "ui/panels/ModerationLine.h"
#include "ui/panels/NotesFold.h"
#include "ui/panels/OverridesFold.h"
#include "ui/panels/PicturesFold.h"
#include "ui/panels/Preflight.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/PromptHistory.h"
#include "ui/panels/PuppetFold.h"
#include "ui/panels/RetakeBox.h"
#include "ui/panels/SeedPicker.h"
#include "ui/panels/SeamLine.h"
#include "ui/panels/StartSection.h"
#include "ui/panels/StatePill.h"
#include "ui/panels/TitlesFold.h"
#include "ui/panels/Widgets.h"
#include "ui/session/Gestures.h"
#include "ui/theme/Sentence.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedLayout>

#include <cmath>

namespace fw::ui {

namespace {

constexpr int kPromptHeight = 92;
constexpr int kLabelWidth = 64;
constexpr double kShortestSeconds = 0.2;
constexpr double kLongestSeconds = 600;
constexpr int kMostTakes = 16;

/// In the middle of a row's first line, beside controls.
QLayout* onFirstLine(QWidget* widget)
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, (space::kControl - widget->sizeHint().height()) / 2, 0, 0);
    column->addWidget(widget);
    column->addStretch();
    return column;
}

} // namespace

struct ShotPanel::Controls {
    QStackedLayout* pages = nullptr;
    QScrollArea* scroll = nullptr;
    QLabel* title = nullptr;
    StatePill* pill = nullptr;
    PromptEdit* prompt = nullptr;
    ModerationLine* moderation = nullptr;
    QWidget* help = nullptr;
    QLabel* note = nullptr;
    QMenu* wordMenu = nullptr;
    QLineEdit* negative = nullptr;
    QComboBox* preset = nullptr;
    QDoubleSpinBox* length = nullptr;
    QComboBox* quality = nullptr;
    CastChips* cast = nullptr;
    StartSection* start = nullptr;
    SeamLine* seam = nullptr;
    RetakeBox* retake = nullptr;
    PicturesFold* pictures = nullptr;
    FaceQuestion* face = nullptr;
    SeedPicker* seed = nullptr;
    PuppetFold* puppets = nullptr;
    OverridesFold* overrides = nullptr;
    NotesFold* notes = nullptr;
    QLabel* several = nullptr; ///< shown while more than one shot is selected
    Preflight* preflight = nullptr;
    QPushButton* generate = nullptr;
    QSpinBox* takes = nullptr;
    QPushButton* stop = nullptr;
};

ShotPanel::ShotPanel(Session* session, EngineBridge* bridge, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_words(session->tools().models),
      m_controls(std::make_unique<Controls>())
{
    build();
    connectEdits();
    connectNotes();
    connect(session, &Session::opened, this, &ShotPanel::showShot);
    // An untold shot is where a person wants to type first; queued, because the window shows its docks first.
    connect(session, &Session::opened, this, &ShotPanel::inviteToWrite, Qt::QueuedConnection);
    connect(session, &Session::toolsChanged, this,
            [this] { m_words.setModels(m_session->tools().models); }); // `changed` follows
    connect(session, &Session::changed, this, &ShotPanel::showShot);
    connect(session, &Session::selectionChanged, this, &ShotPanel::showShot);
    connect(session, &Session::failed, this, &ShotPanel::showShot); // a refused value goes back
    connect(session, &Session::takesChanged, this, &ShotPanel::showState);
    connect(bridge, &EngineBridge::jobChanged, this, &ShotPanel::showState);
    connect(bridge, &EngineBridge::queueChanged, this, &ShotPanel::showState);
    connect(bridge->cast(), &CastBook::changed, this, &ShotPanel::showShot);
    showPresets();
    showShot();
}

ShotPanel::~ShotPanel() = default;

void ShotPanel::build()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QScrollArea* scroll = m_controls->scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildForm());
    column->addWidget(scroll, 1);
    column->addWidget(makeLine());
    column->addWidget(buildFooter());

    auto* none = makeLabel(tr("Select a shot to see what it is made of."), Theme::Type::Form, "muted");
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(space::kEmpty);
    m_controls->pages = new QStackedLayout(this);
    m_controls->pages->addWidget(panel);
    m_controls->pages->addWidget(none);
}

QWidget* ShotPanel::buildForm()
{
    Controls& c = *m_controls;
    auto* form = new QWidget;
    auto* column = panelColumn(form);

    auto* head = new QHBoxLayout;
    c.title = makeLabel({}, Theme::Type::ShotName);
    c.pill = new StatePill;
    auto* history = makeIconButton("history", tr("Earlier prompts (Ctrl+H)"));
    connect(history, &QToolButton::clicked, this, &ShotPanel::showEarlierPrompts);
    c.title->setWordWrap(true);
    head->addWidget(c.title, 1);
    head->addLayout(onFirstLine(c.pill));
    head->addWidget(history, 0, Qt::AlignTop);
    column->addLayout(head);

    c.several = makeLabel(tr("Preset, length, seed, quality, steps and guidance go to all of them."),
                          Theme::Type::Body, "muted");
    c.several->setWordWrap(true);
    column->addWidget(c.several);

    c.prompt = new PromptEdit;
    c.prompt->setFixedHeight(kPromptHeight);
    c.prompt->setAccessibleName(tr("Prompt"));
    c.prompt->setPlaceholderText(tr("What the shot shows"));
    column->addWidget(c.prompt);
    c.moderation = new ModerationLine(m_bridge->reviews());
    column->addWidget(c.moderation);
    c.help = buildPromptHelp();
    column->addWidget(c.help);
    c.retake = new RetakeBox(m_session);
    column->addWidget(c.retake);
    connect(c.retake, &RetakeBox::regionWanted, this, &ShotPanel::regionWanted);
    column->addLayout(buildFields());
    c.face = new FaceQuestion(m_session, m_bridge->cast());
    column->addWidget(c.face);
    c.pictures = new PicturesFold(m_session, m_bridge->cast());
    column->addWidget(c.pictures);
    c.puppets = new PuppetFold(m_session, m_bridge->cast());
    column->addWidget(c.puppets);
    connect(c.puppets, &PuppetFold::pathWanted, this, &ShotPanel::pathWanted);
    c.overrides = new OverridesFold;
    column->addWidget(c.overrides);
    c.notes = new NotesFold;
    column->addWidget(c.notes);
    auto* titles = new TitlesFold(m_session);
    column->addWidget(titles);
    connect(titles, &TitlesFold::addRequested, this, &ShotPanel::titleRequested);
    auto const reveal = [this, titles] {
        if (m_session->title().index >= 0)
            m_controls->scroll->ensureWidgetVisible(titles);
    };
    connect(m_session, &Session::selectionChanged, titles, reveal,
            Qt::QueuedConnection); // once it has opened
    column->addStretch();
    return form;
}

QLayout* ShotPanel::buildFields()
{
    Controls& c = *m_controls;
    c.negative = new EditLine;
    c.negative->setPlaceholderText(tr("What it must not show"));
    c.preset = new QComboBox;
    c.length = new QDoubleSpinBox;
    c.length->setRange(kShortestSeconds, kLongestSeconds);
    c.length->setSingleStep(0.5);
    c.length->setDecimals(1);
    c.length->setSuffix(tr(" s"));
    c.length->setKeyboardTracking(false);
    c.quality = new QComboBox;
    c.quality->addItems({tr("Draft"), tr("Preview"), tr("Final")});
    c.cast = new CastChips(m_session, m_bridge);
    c.start = new StartSection(m_session, this);
    c.seam = new SeamLine(m_session);
    c.seed = new SeedPicker;

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kCard);
    grid->setVerticalSpacing(space::kCard);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 1);
    auto const addRow = [&](QString const& name, QWidget* control) {
        auto* label = makeLabel(name, Theme::Type::Body, "muted");
        label->setMinimumHeight(space::kControl);
        label->setBuddy(control);
        if (control->accessibleName().isEmpty())
            control->setAccessibleName(name);
        grid->addWidget(label, grid->rowCount(), 0, Qt::AlignTop);
        grid->addWidget(control, grid->rowCount() - 1, 1);
    };
    addRow(tr("Without"), c.negative);
    addRow(tr("Preset"), c.preset);
    addRow(tr("Length"), c.length);
    addRow(tr("Cast"), c.cast);
    addRow(tr("Start from"), c.start->start());
    grid->addWidget(c.seam, grid->rowCount(), 1);
    addRow(tr("End on"), c.start->end());
    addRow(tr("Seed"), c.seed);
    addRow(tr("Quality"), c.quality);
    return grid;
}

QWidget* ShotPanel::buildPromptHelp()
{
    Controls& c = *m_controls;
    auto* help = new QWidget;
    auto* row = new QHBoxLayout(help);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kCard);
    c.note = makeLabel({}, Theme::Type::Body, "muted");
    c.note->setWordWrap(true);
    auto* button = makeButton({}, tr("Its words"));
    button->setAccessibleName(tr("Words that the model knows"));
    c.wordMenu = new QMenu(button);
    button->setProperty("hasMenu", true);
    button->setMenu(c.wordMenu);
    row->addWidget(c.note, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    connect(c.wordMenu, &QMenu::aboutToShow, this, [this] {
        if (auto const* chosen = preset())
            m_words.fillMenu(m_controls->wordMenu, chosen->model, [this](QString const& text, bool isWhole) {
                if (isWhole)
                    m_controls->prompt->selectAll();
                m_controls->prompt->insertWord(text);
            });
    });
    return help;
}

QWidget* ShotPanel::buildFooter()
{
    Controls& c = *m_controls;
    auto* footer = new QWidget;
    auto* column = panelColumn(footer);
    c.preflight = new Preflight(m_session, m_bridge->weights());
    column->addWidget(c.preflight);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    c.generate = makeButton("sparkles", tr("Generate"), true);
    c.generate->setToolTip(tr("Render a take of this shot (Ctrl+Enter)"));
    c.takes = new QSpinBox;
    c.takes->setRange(1, kMostTakes);
    c.takes->setPrefix(QStringLiteral("\u00d7 "));
    c.takes->setAccessibleName(tr("Takes to render"));
    c.takes->setToolTip(tr("How many takes to render, each from a seed of its own"));
    c.stop = makeButton("player-stop", tr("Stop"));
    c.stop->setToolTip(tr("Stop this shot's rendering (Esc)"));
    row->addWidget(c.generate, 1);
    row->addWidget(c.takes);
    row->addWidget(c.stop);
    column->addLayout(row);
    connect(c.generate, &QPushButton::clicked, this, [this, &c] {
        m_session->endTyping();
        for (int i = 0; i < (c.takes->isEnabled() ? c.takes->value() : 1); ++i)
            Q_EMIT generateRequested({m_session->currentShot()});
        c.takes->setValue(1);
    });
    connect(c.stop, &QPushButton::clicked, this, [this] { m_bridge->stopShot(m_session->currentShot()); });
    return footer;
}

void ShotPanel::connectEdits()
{
    Controls& c = *m_controls;
    auto const id = [this] { return m_session->currentShot(); };
    connect(c.prompt, &PromptEdit::edited, this, [this, id](QString const& text) {
        performOnShot(story::SetPrompt{id(), text.toStdString()});
    });
    connect(c.prompt, &PromptEdit::left, m_session, &Session::endTyping);
    connect(c.negative, &QLineEdit::textEdited, this, [this, id](QString const& text) {
        performOnShot(story::SetNegative{id(), text.toStdString()});
    });
    connect(c.negative, &QLineEdit::editingFinished, m_session, &Session::endTyping);
    connect(c.preset, &QComboBox::activated, this, [this, id](int index) {
        performOnShot(story::SetPreset{id(), m_controls->preset->itemData(index).toString().toStdString()});
    });
    connect(c.length, &QDoubleSpinBox::valueChanged, this, [this, id](double seconds) {
        double const rate = m_session->board().format.rate.perSecond();
        performOnShot(story::SetLength{id(), {std::max<int64_t>(1, std::llround(seconds * rate))}});
    });
    connect(c.quality, &QComboBox::activated, this, [this, id](int index) {
        performOnShot(story::SetQuality{id(), static_cast<story::Quality>(index)});
    });
    connect(c.seam, &SeamLine::extendRequested, this,
            [this](ShotId const& shot) { Q_EMIT generateRequested({shot}); });
    connect(c.cast, &CastChips::newPersonRequested, this, &ShotPanel::newPersonRequested);
    connect(c.seed, &SeedPicker::seedChosen, this, [this, id](story::SeedPolicy const& seed) {
        performOnShot(story::SetSeed{id(), seed});
    });
    connect(c.overrides, &OverridesFold::overridesChosen, this,
            [this, id](story::Overrides const& overrides) {
                performOnShot(story::SetOverrides{id(), overrides});
            });
}

void ShotPanel::connectNotes()
{
    connect(m_controls->notes, &NotesFold::edited, this,
            [this](QString const& notes, QString const& dialogue) {
                performOnShot(
                    story::SetNotes{m_session->currentShot(), notes.toStdString(), dialogue.toStdString()});
            });
    connect(m_controls->notes, &NotesFold::left, m_session, &Session::endTyping);
}

void ShotPanel::performOnShot(story::Edit const& edit)
{
    if (!m_session->currentShot().isEmpty())
        // An error is shown by whoever listens to Session::failed.
        (void)m_session->perform(forShots(m_session->board(), m_session->selection(), edit));
}

story::Shot const* ShotPanel::shot() const
{
    return story::findShot(m_session->board(), m_session->currentShot());
}

presets::Preset const* ShotPanel::preset() const
{
    return shot() ? m_session->tools().presets.find(shot()->presetId) : nullptr;
}

void ShotPanel::showEarlierPrompts()
{
    if (!shot())
        return;
    auto* history = new PromptHistory(m_session, shot()->id, window());
    history->setAttribute(Qt::WA_DeleteOnClose);
    history->open();
}

void ShotPanel::focusPrompt()
{
    m_controls->prompt->setFocus(Qt::ShortcutFocusReason);
    m_controls->prompt->selectAll();
}

void ShotPanel::focusTitle()
{
    if (auto* titles = findChild<TitlesFold*>())
        titles->focusText();
}

void ShotPanel::chooseCast()
{
    m_controls->scroll->ensureWidgetVisible(m_controls->cast);
    m_controls->cast->openMenu();
}

void ShotPanel::inviteToWrite()
{
    if (shot() && shot()->prompt.empty())
        focusPrompt();
}

void ShotPanel::showPresets()
{
    m_controls->preset->clear();
    for (presets::Preset const& each : m_session->tools().presets.all())
        m_controls->preset->addItem(engineText(each.name), QString::fromStdString(each.id));
}

void ShotPanel::regionEnded() { m_controls->retake->regionEnded(); }

void ShotPanel::showRetake()
{
    m_controls->scroll->ensureWidgetVisible(m_controls->retake);
    m_controls->retake->focusPart();
}

void ShotPanel::pathEnded() { m_controls->puppets->pathEnded(); }

void ShotPanel::showShot()
{
    Controls& c = *m_controls;
    story::Shot const* now = shot();
    c.pages->setCurrentIndex(now ? 0 : 1);
    c.preflight->showShot(m_session->currentShot());
    if (!now)
        return;
    QSignalBlocker const quietLength(c.length);
    int const number = story::shotNumber(m_session->board(), now->id);
    int const selected = static_cast<int>(m_session->selection().size());
    c.title->setText(selected > 1 ? tr("Shot %1 and %n more", nullptr, selected - 1).arg(number)
                                  : tr("Shot %1").arg(number));
    c.several->setVisible(selected > 1);
    c.prompt->showText(QString::fromStdString(now->prompt));
    c.moderation->setPrompt(now->prompt);
    if (QString const text = QString::fromStdString(now->negative); c.negative->text() != text)
        c.negative->setText(text);
    c.preset->setCurrentIndex(c.preset->findData(QString::fromStdString(now->presetId)));
    c.length->setValue(static_cast<double>(now->length.count) / m_session->board().format.rate.perSecond());
    c.quality->setCurrentIndex(static_cast<int>(now->quality));
    story::Take const* take = story::shownTake(*now);
    c.seed->showSeed(now->seed, take ? take->seed : 0);
    c.takes->setEnabled(now->seed.mode == story::SeedMode::Random); // else they would all be one take

    presets::Preset const* chosen = preset();
    std::string const model = chosen ? chosen->model : std::string();
    auto const info = m_session->tools().models.find(model);
    c.start->showShot(*now, info ? &*info : nullptr);
    c.retake->showShot(*now);
    c.pictures->showShot(*now);
    // The starter takes references of its own drawn figures; the likeness of a person it cannot draw.
    c.puppets->showShot(*now, info && info->can.reference && info->id != "starter");
    c.face->showShot(*now);
    c.overrides->showOverrides(
        now->overrides,
        {chosen, now->quality, info ? std::optional(*info) : std::nullopt, m_session->board().format.size});
    c.notes->showNotes(QString::fromStdString(now->notes), QString::fromStdString(now->dialogue));
    c.prompt->setWords(m_words.words(model));
    QString const note = m_words.note(model);
    c.note->setText(note);
    c.help->setVisible(!note.isEmpty());
    showState();
}

void ShotPanel::showState()
{
    story::Shot const* now = shot();
    if (!now)
        return;
    ShotLook const look = shotLook(*m_session, *m_bridge, now->id);
    m_controls->pill->setState(look.state, look.word, look.reason);
    m_controls->seam->showShot(now->id);
    bool const isBusy = look.state == ShotState::Forming || look.state == ShotState::Queued;
    m_controls->stop->setVisible(isBusy);
    m_controls->generate->setText(now->start.retake    ? tr("Make part anew")
                                  : now->takes.empty() ? tr("Generate")
                                                       : tr("New take"));
    m_controls->generate->setEnabled(!now->prompt.empty());
}

} // namespace fw::ui
