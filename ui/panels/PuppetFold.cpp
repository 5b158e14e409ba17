#include "ui/panels/PuppetFold.h"

#include "engine/workflow/Import.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/QuietBox.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGridLayout>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kLineHeight = 48;

/// A place of the frame in percent: people think of the middle as 50.
QDoubleSpinBox* percentBox(QString const& name, double low, double high)
{
    auto* box = new QuietBox;
    box->setRange(low, high);
    box->setDecimals(0);
    box->setSingleStep(5);
    box->setSuffix(QStringLiteral(" %"));
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

} // namespace

PuppetFold::PuppetFold(Session* session, CastBook* cast, QWidget* parent)
    : Fold(tr("Cameo"), parent), m_session(session), m_cast(cast)
{
    build();
}

void PuppetFold::build()
{
    auto* column = new QVBoxLayout(body());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    m_note = makeLabel({}, Theme::Type::Body, "muted");
    m_note->setWordWrap(true);
    m_person = new QComboBox;
    m_person->setAccessibleName(tr("Person"));
    m_isOn = new QCheckBox(tr("Animate the headshot in this shot"));
    m_problem = makeLabel({}, Theme::Type::Body, "error");
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_settings = new QWidget;
    auto* settings = new QVBoxLayout(m_settings);
    settings->setContentsMargins(0, 0, 0, 0);
    settings->setSpacing(space::kCard);
    m_line = new PromptEdit;
    m_line->setFixedHeight(kLineHeight);
    m_line->setPlaceholderText(tr("What the person says: the mouth follows"));
    m_line->setAccessibleName(tr("Line"));
    settings->addWidget(m_line);
    auto* row = new QHBoxLayout;
    m_voice = makeButton("microphone", tr("Voice file..."));
    m_voice->setToolTip(
        tr("A sound file whose loudness moves the mouth instead of the line. It is not played."));
    m_energy = percentBox(tr("Liveliness"), 0, 100);
    m_energy->setPrefix(tr("Lively "));
    row->addWidget(m_voice, 1);
    row->addWidget(m_energy);
    settings->addLayout(row);
    settings->addWidget(buildPath());
    m_path = makeButton("pencil", tr("Path on the canvas"));
    m_path->setCheckable(true);
    m_path->setToolTip(tr("Shows the way of the head over the picture, to drag its points and to add more"));
    settings->addWidget(m_path);
    for (QWidget* each : {static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_person),
                          static_cast<QWidget*>(m_isOn), static_cast<QWidget*>(m_problem), m_settings})
        column->addWidget(each);
    connect(m_person, &QComboBox::activated, this, [this] {
        showPerson();
        if (m_path->isChecked()) // the path of whom is shown
            Q_EMIT pathWanted(puppet() ? person() : SubjectId(), m_person->currentText());
    });
    connect(m_isOn, &QCheckBox::clicked, this, &PuppetFold::toggle);
    connect(m_line, &PromptEdit::edited, this, &PuppetFold::change);
    connect(m_line, &PromptEdit::left, m_session, &Session::endTyping);
    connect(m_energy, &QDoubleSpinBox::valueChanged, this, &PuppetFold::change);
    connect(m_voice, &QPushButton::clicked, this, &PuppetFold::pickVoice);
    connect(m_path, &QPushButton::clicked, this,
            [this](bool isOn) { Q_EMIT pathWanted(isOn ? person() : SubjectId(), m_person->currentText()); });
}

QWidget* PuppetFold::buildPath()
{
    auto* path = new QWidget;
    auto* grid = new QGridLayout(path);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kTight);
    grid->setVerticalSpacing(space::kTight);
    int column = 1;
    for (QString const& name : {tr("Across"), tr("Down"), tr("Head's height")})
        grid->addWidget(makeLabel(name, Theme::Type::Meta, "muted"), 0, column++);
    std::array<QString, 2> const ends{tr("Start"), tr("End")};
    for (size_t i = 0; i < m_places.size(); ++i) {
        Place& place = m_places[i];
        place.x = percentBox(tr("%1: across").arg(ends[i]), -50, 150);
        place.y = percentBox(tr("%1: down").arg(ends[i]), -50, 150);
        place.height = percentBox(tr("%1: height of the head").arg(ends[i]), 5, 200);
        int const row = static_cast<int>(i) + 1;
        grid->addWidget(makeLabel(ends[i], Theme::Type::Body, "muted"), row, 0);
        column = 1;
        for (QDoubleSpinBox* box : {place.x, place.y, place.height}) {
            grid->addWidget(box, row, column++);
            connect(box, &QDoubleSpinBox::valueChanged, this, &PuppetFold::change);
        }
    }
    return path;
}

void PuppetFold::pathEnded() { m_path->setChecked(false); }

SubjectId PuppetFold::person() const { return SubjectId{m_person->currentData().toString().toStdString()}; }

story::Puppet const* PuppetFold::puppet() const
{
    auto const found = std::find_if(m_shot.puppets.begin(), m_shot.puppets.end(),
                                    [this](story::Puppet const& each) { return each.subject == person(); });
    return found == m_shot.puppets.end() ? nullptr : &*found;
}

void PuppetFold::showShot(story::Shot const& shot, bool canRefer)
{
    bool const isOther = shot.id != m_shot.id;
    m_shot = shot;
    m_note->setText(
        canRefer
            ? tr("This model draws the person by itself, from the headshots (up to four, opened in memory "
                 "alone). Or one headshot is animated over its pictures.")
            : tr("With this model a real person's cameo is the animated headshot: it cannot draw a likeness "
                 "by "
                 "itself. A Wan checkpoint can, from reference pictures."));
    QString const before = isOther ? QString() : m_person->currentData().toString();
    QSignalBlocker const quiet(m_person);
    m_person->clear();
    for (SubjectId const& subject : shot.cast)
        m_person->addItem(QString::fromStdString(m_cast->nameOf(subject)),
                          QString::fromStdString(subject.value));
    m_person->setCurrentIndex(std::max(0, m_person->findData(before)));
    m_person->setVisible(shot.cast.size() > 1);
    setVisible(!shot.cast.empty());
    auto const acting =
        std::count_if(shot.puppets.begin(), shot.puppets.end(), [&](story::Puppet const& each) {
            return std::find(shot.cast.begin(), shot.cast.end(), each.subject) != shot.cast.end();
        });
    setName(acting > 0 ? tr("Cameo (animated)") : tr("Cameo"));
    if (isOther)
        m_problem->hide();
    showPerson();
}

void PuppetFold::showPerson()
{
    m_isShowing = true;
    story::Puppet const* const is = puppet();
    m_isOn->setChecked(is != nullptr);
    m_isOn->setText(tr("Animate the headshot of %1").arg(m_person->currentText()));
    m_settings->setVisible(is != nullptr);
    if (is) {
        m_line->showText(QString::fromStdString(is->line));
        QString const voice = QString::fromStdString(is->voice.path);
        m_voice->setText(voice.isEmpty() ? tr("Voice file...") : tr("Leave out the voice"));
        m_energy->setValue(is->energy * 100);
        for (size_t i = 0; i < m_places.size(); ++i) {
            story::PuppetKey const& key = i == 0 ? is->path.front() : is->path.back();
            m_places[i].x->setValue(key.x * 100);
            m_places[i].y->setValue(key.y * 100);
            m_places[i].height->setValue(key.height * 100);
        }
    }
    m_isShowing = false;
}

void PuppetFold::perform(std::vector<story::Puppet> puppets)
{
    (void)m_session->perform(
        story::SetPuppets{m_shot.id, std::move(puppets)}); // errors go to Session::failed
}

void PuppetFold::toggle(bool isOn)
{
    m_problem->hide();
    std::vector<story::Puppet> puppets = m_shot.puppets;
    std::erase_if(puppets, [this](story::Puppet const& each) { return each.subject == person(); });
    if (!isOn)
        return perform(std::move(puppets));
    m_isOn->setEnabled(false); // the vault and the face finder take a moment
    m_cast->setUpPuppet(person(), this, [this, shot = m_shot.id](Result<story::Puppet> made) {
        m_isOn->setEnabled(true);
        if (shot != m_shot.id)
            return; // another shot is shown by now
        if (!made) {
            m_isOn->setChecked(false);
            m_problem->setText(sentenceOf(made.error()));
            m_problem->show();
            return;
        }
        story::Puppet puppet = std::move(made).value();
        puppet.line = m_shot.dialogue;
        std::vector<story::Puppet> all = m_shot.puppets;
        std::erase_if(all, [&](story::Puppet const& each) { return each.subject == puppet.subject; });
        all.push_back(std::move(puppet));
        perform(std::move(all));
    });
}

void PuppetFold::change()
{
    if (m_isShowing || !puppet())
        return;
    std::vector<story::Puppet> puppets = m_shot.puppets;
    for (story::Puppet& each : puppets) {
        if (each.subject != person())
            continue;
        each.line = m_line->toPlainText().toStdString();
        each.energy = m_energy->value() / 100;
        std::array<story::PuppetKey, 2> ends;
        for (size_t i = 0; i < ends.size(); ++i)
            ends[i] = {static_cast<double>(i), m_places[i].x->value() / 100, m_places[i].y->value() / 100,
                       m_places[i].height->value() / 100};
        bool const wasStill = each.path.size() == 1;
        if (wasStill && sender() == m_places[0].x) // a puppet that stands is moved as a whole
            ends[1].x = ends[0].x;
        if (wasStill && sender() == m_places[0].y)
            ends[1].y = ends[0].y;
        if (wasStill && sender() == m_places[0].height)
            ends[1].height = ends[0].height;
        bool const stands =
            ends[0].x == ends[1].x && ends[0].y == ends[1].y && ends[0].height == ends[1].height;
        if (each.path.size() <= 2) {
            each.path = {ends[0]};
            if (!stands)
                each.path.push_back(ends[1]);
        } else { // keys between the ends came from elsewhere and stay
            ends[0].at = each.path.front().at;
            ends[1].at = each.path.back().at;
            each.path.front() = ends[0];
            each.path.back() = ends[1];
        }
    }
    perform(std::move(puppets));
}

void PuppetFold::pickVoice()
{
    if (!puppet())
        return;
    std::vector<story::Puppet> puppets = m_shot.puppets;
    auto const found = std::find_if(puppets.begin(), puppets.end(),
                                    [this](story::Puppet const& each) { return each.subject == person(); });
    if (!found->voice.path.empty()) {
        found->voice = {};
        return perform(std::move(puppets));
    }
    QString const file = QFileDialog::getOpenFileName(
        this, tr("Voice"), {}, tr("Sound (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.mp4)"));
    if (file.isEmpty())
        return;
    m_imports.ask(
        this,
        [project = m_session->projectFolder(), file] {
            return workflow::importSound(project, file.toStdString());
        },
        [this, project = m_session->projectFolder(), shot = m_shot.id,
         person = person()](Result<workflow::ImportedSound> const& made) {
            if (!m_session->isOpen() || m_session->projectFolder() != project)
                return; // another project by now
            if (made)
                giveVoice(shot, person, made->file);
            else
                Q_EMIT m_session->failed(made.error());
        });
}

/// To the puppet as it stands by now; not at all when it is gone.
void PuppetFold::giveVoice(ShotId const& id, SubjectId const& person, story::AssetRef const& voice)
{
    story::Shot const* const shot = story::findShot(m_session->board(), id);
    if (!shot)
        return;
    std::vector<story::Puppet> puppets = shot->puppets;
    for (story::Puppet& each : puppets)
        if (each.subject == person)
            each.voice = voice;
    if (puppets != shot->puppets)
        (void)m_session->perform(story::SetPuppets{id, std::move(puppets)});
}

} // namespace fw::ui
