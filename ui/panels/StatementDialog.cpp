#include "ui/panels/StatementDialog.h"

#include "engine/consent/Challenge.h"
#include "ui/models/CastLook.h"
#include "ui/panels/PicturePicker.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>

#include <array>

namespace fw::ui {

namespace {

constexpr int kStatementWidth = 560;
constexpr int kIndent = 24; // under a radio button's words

enum Page { Who, Words, Pictures, PageCount };

struct KindRow {
    char const* word; ///< as the ledger knows it
    char const* title;
    char const* help;
};
constexpr std::array<KindRow, 4> kKinds{{
    {"self", QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "Myself"),
     QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "I am the person in the pictures.")},
    {"other", QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "Another adult"),
     QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "Somebody who agreed, and knows what for.")},
    {"synthetic", QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "An invented person"),
     QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "A face that belongs to nobody.")},
    {"minor", QT_TRANSLATE_NOOP("fw::ui::StatementDialog", "Somebody under 18"), ""},
}};

/// A control with its words beside it.
QHBoxLayout* besides(QWidget* control, QLabel* words)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    words->setWordWrap(true);
    row->addWidget(control);
    row->addWidget(words, 1);
    return row;
}

} // namespace

struct StatementDialog::Controls {
    QStackedWidget* pages = nullptr;
    QButtonGroup* kinds = nullptr;
    QLineEdit* name = nullptr;
    QLabel* statement = nullptr;
    QCheckBox* adult = nullptr;
    QComboBox* where = nullptr;
    QCheckBox* render = nullptr;
    QCheckBox* exported = nullptr;
    QCheckBox* train = nullptr;
    QSpinBox* months = nullptr;
    QLabel* end = nullptr;
    QLabel* release = nullptr;
    QLabel* clip = nullptr;
    QLineEdit* typedName = nullptr;
    QCheckBox* agreed = nullptr;
    PicturePicker* pictures = nullptr;
    QLabel* problem = nullptr;
    QLabel* step = nullptr;
    QPushButton* back = nullptr;
    QPushButton* next = nullptr;
};

StatementDialog::StatementDialog(CastBook* cast, SubjectId renewed, QWidget* parent)
    : QDialog(parent), m_cast(cast), m_renewed(std::move(renewed)),
      m_words(QString::fromStdString(consent::challengeWords())), m_controls(std::make_unique<Controls>())
{
    Controls& c = *m_controls;
    QString const name = QString::fromStdString(cast->nameOf(m_renewed));
    setWindowTitle(m_renewed.isEmpty() ? tr("Add person") : tr("Renew the consent of %1").arg(name));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addStrut(kStatementWidth - 2 * space::kGroup); // wider where words need it
    c.pages = new QStackedWidget;
    c.pages->addWidget(buildWho());
    c.pages->addWidget(buildStatement());
    c.pages->addWidget(buildPictures());
    c.problem = makeLabel({}, Theme::Type::Body, "error");
    c.problem->setWordWrap(true);
    column->addWidget(c.pages, 1);
    column->addWidget(c.problem);
    column->addLayout(buildFooter());
    if (consent::Subject const* known = cast->find(m_renewed)) {
        c.kinds->button(static_cast<int>(known->kind))->setChecked(true);
        c.name->setText(name);
        std::vector<std::string> taken;
        for (consent::Headshot const& each : known->headshots)
            taken.push_back(each.image);
        c.pictures->setTaken(std::move(taken));
    }
    showKind();
    showEnd();
    showPage(m_renewed.isEmpty() ? Who : Words);
}

StatementDialog::~StatementDialog() = default;

QWidget* StatementDialog::buildWho()
{
    Controls& c = *m_controls;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addWidget(makeLabel(tr("Who is it?"), Theme::Type::ShotName));
    column->addSpacing(space::kCard);
    c.kinds = new QButtonGroup(this);
    for (size_t i = 0; i < kKinds.size(); ++i) {
        auto* radio = new QRadioButton(tr(kKinds[i].title));
        c.kinds->addButton(radio, static_cast<int>(i));
        column->addWidget(radio);
        if (kKinds[i].help[0] == '\0')
            continue;
        auto* help = makeLabel(tr(kKinds[i].help), Theme::Type::Body, "muted");
        help->setContentsMargins(kIndent, 0, 0, space::kCard);
        column->addWidget(help);
    }
    c.kinds->button(0)->setChecked(true);
    column->addSpacing(space::kPanel);
    auto* label = makeLabel(tr("Name in the cast list"), Theme::Type::Body, "muted");
    c.name = new QLineEdit;
    label->setBuddy(c.name);
    c.name->setAccessibleName(label->text());
    c.name->setPlaceholderText(tr("What you call this person here"));
    column->addWidget(label);
    column->addWidget(c.name);
    column->addStretch();
    connect(c.kinds, &QButtonGroup::idClicked, this, &StatementDialog::showKind);
    connect(c.name, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    return page;
}

QWidget* StatementDialog::buildStatement()
{
    Controls& c = *m_controls;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(makeLabel(tr("The statement"), Theme::Type::ShotName));
    c.statement = makeLabel({}, Theme::Type::Form, "note");
    c.statement->setWordWrap(true);
    column->addWidget(c.statement);
    column->addWidget(makeLabel(tr("Wording %1; the ledger keeps its checksum, your name and the time.")
                                    .arg(consent::kStatementVersion),
                                Theme::Type::Body, "muted"));
    column->addSpacing(space::kTight);
    column->addLayout(buildScope());
    c.adult = new QCheckBox;
    c.agreed = new QCheckBox(tr("I have read the statement and agree to it"));
    column->addWidget(c.adult);
    column->addWidget(c.agreed);
    column->addStretch();
    for (QCheckBox* box : {c.adult, c.agreed})
        connect(box, &QCheckBox::toggled, this, [this] { showProblem({}); });
    return page;
}

QLayout* StatementDialog::buildScope()
{
    Controls& c = *m_controls;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kPanel);
    grid->setVerticalSpacing(space::kCard);
    grid->setColumnStretch(1, 1);
    auto const addRow = [&](QString const& name, QWidget* control, QLayout* beside) {
        auto* label = makeLabel(name, Theme::Type::Body, "muted");
        label->setBuddy(control);
        control->setAccessibleName(name);
        int const row = grid->rowCount();
        grid->addWidget(label, row, 0);
        beside ? grid->addLayout(beside, row, 1) : grid->addWidget(control, row, 1);
    };
    c.where = new QComboBox;
    if (!m_cast->project().empty())
        c.where->addItem(
            tr("This project, %1").arg(QString::fromStdString(m_cast->project().stem().string())));
    c.where->addItem(tr("Every project"));
    addRow(tr("Where"), c.where, nullptr);
    c.render = new QCheckBox(tr("Pictures in shots"));
    c.exported = new QCheckBox(tr("Films that are exported"));
    c.train = new QCheckBox(tr("Training"));
    auto* uses = new QHBoxLayout;
    uses->setSpacing(space::kGroup);
    for (QCheckBox* box : {c.render, c.exported, c.train})
        uses->addWidget(box);
    uses->addStretch();
    c.render->setChecked(true);
    c.exported->setChecked(true);
    addRow(tr("For"), c.render, uses);
    c.render->setAccessibleName(c.render->text());
    c.months = new QSpinBox;
    c.months->setRange(1, consent::kMostMonths);
    c.months->setValue(consent::kMostMonths);
    c.months->setSuffix(tr(" months"));
    c.end = makeLabel({}, Theme::Type::Body, "muted");
    addRow(tr("Lasts"), c.months, besides(c.months, c.end));
    auto* pick = makeButton({}, tr("Pick a PDF..."));
    c.release =
        makeLabel(tr("optional; its checksum is kept, the file stays yours"), Theme::Type::Body, "muted");
    addRow(tr("Signed release"), pick, besides(pick, c.release));
    auto* pickClip = makeButton({}, tr("Pick a clip..."));
    c.clip = makeLabel(tr("or a clip in which the person says: %1").arg(m_words), Theme::Type::Body, "muted");
    c.clip->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(tr("Spoken words"), pickClip, besides(pickClip, c.clip));
    c.typedName = new QLineEdit;
    c.typedName->setPlaceholderText(tr("Your full name, typed as a signature"));
    addRow(tr("Signature"), c.typedName, nullptr);
    connect(c.months, &QSpinBox::valueChanged, this, &StatementDialog::showEnd);
    connect(pick, &QPushButton::clicked, this, &StatementDialog::pickRelease);
    connect(pickClip, &QPushButton::clicked, this, &StatementDialog::pickClip);
    connect(c.typedName, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    return grid;
}

QWidget* StatementDialog::buildPictures()
{
    Controls& c = *m_controls;
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(makeLabel(tr("Headshots"), Theme::Type::ShotName));
    c.pictures = new PicturePicker(m_cast);
    column->addWidget(c.pictures, 1);
    auto* note =
        makeLabel(tr("Each picture is written anew without place, time or camera data, encrypted under a "
                     "key of its own, and kept on this computer outside of projects. You can add them "
                     "later too."),
                  Theme::Type::Body, "muted");
    note->setWordWrap(true);
    column->addWidget(note);
    return page;
}

QLayout* StatementDialog::buildFooter()
{
    Controls& c = *m_controls;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    c.step = makeLabel({}, Theme::Type::Body, "muted");
    auto* cancel = makeButton({}, tr("Cancel"));
    c.back = makeButton({}, tr("Back"));
    c.next = makeButton({}, tr("Next"), true);
    c.next->setDefault(true);
    row->addWidget(c.step);
    row->addStretch();
    for (QPushButton* button : {cancel, c.back, c.next})
        row->addWidget(button);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(c.back, &QPushButton::clicked, this, [this] { showPage(m_controls->pages->currentIndex() - 1); });
    connect(c.next, &QPushButton::clicked, this, &StatementDialog::next);
    return row;
}

void StatementDialog::showPage(int page)
{
    Controls& c = *m_controls;
    int const first = m_renewed.isEmpty() ? Who : Words;
    c.pages->setCurrentIndex(page);
    c.step->setText(tr("Step %1 of %2").arg(page - first + 1).arg(PageCount - first));
    c.back->setEnabled(page > first);
    c.next->setText(page == Pictures ? tr("Record the consent") : tr("Next"));
    showProblem({});
    QWidget* const start[] = {c.name, c.typedName, c.next};
    start[page]->setFocus();
}

void StatementDialog::showKind()
{
    Controls& c = *m_controls;
    auto const chosen = kind();
    showProblem(chosen ? Status() : Status(chosen.error())); // said at once, not after a form was filled in
    c.next->setEnabled(chosen.isOk());
    c.name->setEnabled(chosen.isOk());
    if (!chosen)
        return;
    // What the ledger keeps the checksum of is the English wording, so that is shown too.
    QString const wording = QString::fromStdString(consent::statementText(*chosen));
    QString const here = engineText(wording.toStdString());
    c.statement->setText(here == wording ? wording
                                         : tr("%1\n\nThe wording that is signed: %2").arg(here, wording));
    c.adult->setVisible(*chosen != consent::SubjectKind::Synthetic);
    c.adult->setText(*chosen == consent::SubjectKind::Self ? tr("I am 18 or older")
                                                           : tr("The person is 18 or older"));
}

void StatementDialog::showEnd()
{
    int64_t const end = consent::addMonths(consent::systemTime(), m_controls->months->value());
    m_controls->end->setText(tr("until %1; then the person is asked anew").arg(dayText(end)));
}

void StatementDialog::showProblem(Status const& status)
{
    m_controls->problem->setVisible(!status);
    m_controls->problem->setText(status ? QString() : sentenceOf(status.error()));
}

void StatementDialog::pickRelease()
{
    QString const file = QFileDialog::getOpenFileName(this, tr("Signed release"), {}, tr("PDF (*.pdf)"));
    if (file.isEmpty())
        return;
    m_release = file.toStdString();
    m_controls->release->setText(QFileInfo(file).fileName());
}

void StatementDialog::pickClip()
{
    QString const file = QFileDialog::getOpenFileName(
        this, tr("Clip with the spoken words"), {},
        tr("Film or sound (*.mp4 *.mov *.mkv *.webm *.wav *.mp3 *.m4a *.ogg *.flac)"));
    if (!file.isEmpty())
        setClip(file);
}

void StatementDialog::setClip(QString const& file)
{
    m_clip = file.toStdString();
    m_controls->clip->setText(tr("%1, with the words: %2").arg(QFileInfo(file).fileName(), m_words));
}

Result<consent::SubjectKind> StatementDialog::kind() const
{
    return consent::subjectKindFrom(kKinds[static_cast<size_t>(m_controls->kinds->checkedId())].word);
}

CastBook::Statement StatementDialog::draft() const
{
    Controls const& c = *m_controls;
    CastBook::Statement made;
    auto const chosen = kind();
    made.consent.kind = chosen ? *chosen : consent::SubjectKind::Self;
    made.consent.subject = m_renewed;
    made.consent.name = c.name->text().trimmed().toStdString();
    made.consent.typedName = c.typedName->text().trimmed().toStdString();
    made.consent.isAdultStated = c.adult->isChecked();
    made.consent.scope.isAnyProject = c.where->currentIndex() == c.where->count() - 1;
    if (!made.consent.scope.isAnyProject)
        made.consent.scope.projects = {consent::projectName(m_cast->project())};
    for (auto const& [box, use] :
         {std::pair(c.render, consent::Use::Render), std::pair(c.exported, consent::Use::Export),
          std::pair(c.train, consent::Use::Train)})
        if (box->isChecked())
            made.consent.scope.uses.push_back(use);
    made.months = c.months->value();
    made.pictures = c.pictures->pictures();
    made.release = m_release;
    made.clip = m_clip;
    made.words = m_words.toStdString();
    return made;
}

/// The ledger's own check, before it is asked to write; on the first page only the name counts yet.
Status StatementDialog::checkPage() const
{
    consent::Consent asked = draft().consent;
    asked.given = consent::systemTime();
    asked.expires = consent::addMonths(asked.given, m_controls->months->value());
    if (m_controls->pages->currentIndex() == Who) {
        asked.typedName = asked.name;
        asked.isAdultStated = true;
        asked.scope.uses = {consent::Use::Render};
    }
    FW_CHECK(consent::validate(asked));
    if (m_controls->pages->currentIndex() == Words && !m_controls->agreed->isChecked())
        return fail(Error::Kind::Refused, "ui.notAgreed");
    return {};
}

void StatementDialog::next()
{
    Status const good = checkPage();
    showProblem(good);
    if (!good)
        return;
    int const page = m_controls->pages->currentIndex();
    page == Pictures ? record() : showPage(page + 1);
}

void StatementDialog::record()
{
    m_controls->next->setEnabled(false);
    m_cast->record(draft(), this, [this](Result<CastBook::Recorded> result) {
        m_controls->next->setEnabled(true);
        if (!result) {
            showProblem(result.error());
            return;
        }
        Q_EMIT recorded(result->subject, result->pictures);
        accept();
    });
}

} // namespace fw::ui
