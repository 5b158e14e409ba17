#include "ui/panels/DeleteDialog.h"

#include "ui/models/CastLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QListWidget>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr QSize kDeleteSize{560, 420};

QString textOf(std::filesystem::path const& path) { return QString::fromStdString(path.string()); }

} // namespace

DeleteDialog::DeleteDialog(Session* session, CastBook* cast, SubjectId subject, QWidget* parent)
    : QDialog(parent), m_session(session), m_cast(cast), m_subject(std::move(subject)),
      m_list(new QListWidget), m_problem(makeLabel({}, Theme::Type::Body, "error")),
      m_delete(makeButton("trash", tr("Delete for good")))
{
    QString const name = QString::fromStdString(cast->nameOf(m_subject));
    setWindowTitle(tr("What shows this person"));
    resize(kDeleteSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* title = makeLabel(tr("Delete what shows %1?").arg(name), Theme::Type::ShotName);
    auto* text = makeLabel(
        tr("All of this is blocked already: it cannot be rendered again or exported. Deleting removes the "
           "files from this computer, latents and trash included. Copies that left it cannot be called "
           "back."),
        Theme::Type::Form, "secondary");
    for (QLabel* label : {title, text, m_problem})
        label->setWordWrap(true);
    m_problem->hide();
    m_list->setAccessibleName(tr("Takes and films that show this person"));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    auto* keep = makeButton({}, tr("Keep them, blocked"));
    keep->setDefault(true);
    m_delete->setAutoDefault(false);
    m_delete->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addStretch();
    row->addWidget(m_delete);
    row->addWidget(keep);
    column->addLayout(row);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &DeleteDialog::deleteAll);
    keep->setFocus();
    m_cast->listDependents(m_subject, this,
                           [this](Result<workflow::Dependents> const& found) { showDependents(found); });
}

int DeleteDialog::listed() const { return m_list->count(); }
QString DeleteDialog::summary() const { return m_problem->text(); }

void DeleteDialog::showDependents(Result<workflow::Dependents> const& found)
{
    if (!found) {
        m_problem->setText(sentenceOf(found.error()));
        m_problem->show();
        Q_EMIT looked(1); // something to read
        return;
    }
    m_found = *found;
    addTakes();
    for (workflow::ExportedFile const& each : m_found.files)
        m_list->addItem(
            tr("%1, exported on %2: %3")
                .arg(each.what == "film" ? tr("Film") : tr("Clip"), dayText(each.time), textOf(each.file)));
    m_delete->setEnabled(m_list->count() > 0);
    Q_EMIT looked(m_list->count());
}

/// By shot and number where the board has them, by id where it does not any more.
void DeleteDialog::addTakes()
{
    for (TakeId const& take : m_found.takes) {
        QString line = tr("A take that is not on the board (%1)").arg(QString::fromStdString(take.value));
        for (story::Shot const* shot : story::shotsInOrder(m_session->board()))
            for (size_t i = 0; i < shot->takes.size(); ++i)
                if (shot->takes[i].id == take)
                    line = tr("Shot %1, take %2")
                               .arg(story::shotNumber(m_session->board(), shot->id))
                               .arg(i + 1);
        m_list->addItem(line);
    }
}

void DeleteDialog::deleteAll()
{
    m_delete->setEnabled(false);
    std::vector<std::pair<ShotId, TakeId>> onBoard; // the board changes while they are taken off
    for (story::Shot const* shot : story::shotsInOrder(m_session->board()))
        for (story::Take const& take : shot->takes)
            if (std::find(m_found.takes.begin(), m_found.takes.end(), take.id) != m_found.takes.end())
                onBoard.emplace_back(shot->id, take.id);
    for (auto const& [shot, take] : onBoard)
        if (Status const done = m_session->deleteTake(shot, take); !done) {
            m_problem->setText(sentenceOf(done.error()));
            m_problem->show();
            m_delete->setEnabled(true);
            return;
        }
    m_cast->deleteDependents(m_subject, m_found, this,
                             [this](workflow::Deletion const& made) { showDeletion(made); });
}

void DeleteDialog::showDeletion(workflow::Deletion const& made)
{
    if (made.problems.empty()) {
        Q_EMIT deleted(tr("Deleted: %1 and %2.")
                           .arg(tr("%n take(s)", nullptr, static_cast<int>(made.takes.size())),
                                tr("%n exported file(s)", nullptr, static_cast<int>(made.files.size()))));
        accept();
        return;
    }
    QStringList lines;
    for (Error const& each : made.problems)
        lines << sentenceOf(each);
    m_problem->setText(lines.join(QLatin1Char('\n')));
    m_problem->show();
}

} // namespace fw::ui
