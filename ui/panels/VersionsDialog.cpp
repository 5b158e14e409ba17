#include "ui/panels/VersionsDialog.h"

#include "ui/panels/Widgets.h"

#include <QDateTime>
#include <QListWidget>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr QSize kVersionsSize{760, 460};
constexpr int kVersionsListWidth = 260;
constexpr int kVersionsRow = 48;
constexpr int kMostPosters = 8;
constexpr QSize kPoster{104, 60};
constexpr int kAcross = 4;

/// "2026-11-21 11:30:55" of UTC as people here write it.
QString localTime(std::string const& utc)
{
    QDateTime time = QDateTime::fromString(QString::fromStdString(utc), "yyyy-MM-dd HH:mm:ss");
    time.setTimeSpec(Qt::UTC);
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString shotsText(int count) { return VersionsDialog::tr("%n shot(s)", nullptr, count); }

QString lengthText(story::Storyboard const& board)
{
    return VersionsDialog::tr("%1, %2").arg(
        shotsText(static_cast<int>(story::shotsInOrder(board).size())),
        timecode(story::filmLength(board).count, board.format.rate.perSecond()));
}

/// What makes a shot another one than before, takes aside.
bool isChanged(story::Shot now, story::Shot then)
{
    for (story::Shot* shot : {&now, &then}) {
        shot->takes.clear();
        shot->chosenTake.reset();
    }
    return now != then;
}

} // namespace

QString differenceText(story::Storyboard const& now, story::Storyboard const& then)
{
    int back = 0, away = 0, changed = 0;
    for (story::Shot const* shot : story::shotsInOrder(then)) {
        story::Shot const* present = story::findShot(now, shot->id);
        back += present ? 0 : 1;
        changed += present && isChanged(*present, *shot) ? 1 : 0;
    }
    for (story::Shot const* shot : story::shotsInOrder(now))
        away += story::findShot(then, shot->id) ? 0 : 1;
    QStringList words;
    if (back > 0)
        words << VersionsDialog::tr("%n shot(s) would come back.", nullptr, back);
    if (away > 0)
        words << VersionsDialog::tr("%n shot(s) made since would be left out.", nullptr, away);
    if (changed > 0)
        words << VersionsDialog::tr("%n shot(s) would be as before.", nullptr, changed);
    if (words.isEmpty())
        words << VersionsDialog::tr("The same shots as now.");
    return words.join(' ');
}

VersionsDialog::VersionsDialog(Session* session, RecordBook* records, Thumbnails* thumbnails, QWidget* parent)
    : QDialog(parent), m_session(session), m_thumbnails(thumbnails), m_list(new QListWidget),
      m_posters(new QLabel), m_facts(makeLabel({}, Theme::Type::Form)),
      m_restore(makeButton(QStringLiteral("history"), tr("Restore"), true))
{
    setWindowTitle(tr("Earlier versions"));
    resize(kVersionsSize);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    rows->setSpacing(space::kGroup);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(space::kGroup);
    m_list->setFixedWidth(kVersionsListWidth);
    m_list->setAccessibleName(tr("Versions"));
    auto* right = new QVBoxLayout;
    right->setSpacing(space::kPanel);
    m_posters->setMinimumSize(kAcross * (kPoster.width() + space::kCard),
                              2 * (kPoster.height() + space::kCard));
    m_posters->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_facts->setWordWrap(true);
    auto* note = makeLabel(tr("Restoring is one step that Undo takes back. Takes are never lost by it."),
                           Theme::Type::Body, "muted");
    note->setWordWrap(true);
    right->addWidget(m_posters);
    right->addWidget(m_facts);
    right->addStretch();
    right->addWidget(note);
    columns->addWidget(m_list);
    columns->addLayout(right, 1);
    rows->addLayout(columns, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::kCard);
    auto* close = makeButton({}, tr("Close"));
    foot->addStretch();
    foot->addWidget(close);
    foot->addWidget(m_restore);
    rows->addLayout(foot);
    m_restore->setEnabled(false);
    m_facts->setText(tr("Looking..."));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &VersionsDialog::restore);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showChosen);
    connect(thumbnails, &Thumbnails::ready, this, &VersionsDialog::showChosen);
    records->readBackups(session->projectFolder(), this, [this](std::vector<story::BackupInfo> versions) {
        showVersions(std::move(versions));
    });
}

story::BackupInfo const* VersionsDialog::chosen() const
{
    auto const row = static_cast<size_t>(m_list->currentRow());
    return row < m_versions.size() ? &m_versions[row] : nullptr;
}

void VersionsDialog::showVersions(std::vector<story::BackupInfo> versions)
{
    m_versions = std::move(versions);
    for (story::BackupInfo const& each : m_versions)
        (new QListWidgetItem(localTime(each.written) + '\n' + lengthText(each.board), m_list))
            ->setSizeHint({0, kVersionsRow});
    m_list->setCurrentRow(0);
    if (m_versions.empty())
        m_facts->setText(tr("There are no earlier versions yet. One is kept when the project is saved and "
                            "something has changed."));
}

void VersionsDialog::showChosen()
{
    story::BackupInfo const* version = chosen();
    m_restore->setEnabled(version != nullptr);
    if (!version)
        return;
    m_facts->setText(differenceText(m_session->board(), version->board));
    showPosters(version->board);
}

void VersionsDialog::showPosters(story::Storyboard const& board)
{
    Colours const& c = Theme::instance().colours();
    qreal const ratio = devicePixelRatioF();
    QSize const step = kPoster + QSize(space::kCard, space::kCard);
    QPixmap sheet(QSize(kAcross * step.width(), kMostPosters / kAcross * step.height()) * ratio);
    sheet.setDevicePixelRatio(ratio);
    sheet.fill(Qt::transparent);
    QPainter painter(&sheet);
    painter.setFont(Theme::instance().font(Theme::Type::Meta));
    int place = 0;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        if (place == kMostPosters)
            break;
        QRect const card(QPoint(place % kAcross * step.width(), place / kAcross * step.height()), kPoster);
        painter.fillRect(card, c.well);
        story::Take const* take = story::shownTake(*shot);
        QImage const picture =
            take ? m_thumbnails->poster(take->id, static_cast<int>(kPoster.height() * ratio)) : QImage();
        painter.setPen(c.textMuted);
        if (picture.isNull())
            painter.drawText(card.adjusted(space::kTight, 0, -space::kTight, 0),
                             Qt::AlignCenter | Qt::TextWordWrap,
                             QString::fromStdString(shot->prompt).left(40));
        else
            painter.drawImage(
                card,
                picture.scaled(card.size() * ratio, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)
                    .copy(QRect(QPoint(), card.size() * ratio)));
        ++place;
    }
    painter.end();
    m_posters->setPixmap(sheet);
}

void VersionsDialog::restore()
{
    story::BackupInfo const* version = chosen();
    if (!version)
        return;
    QString const when = localTime(version->written);
    story::Edit const edit =
        story::restoreEdit(m_session->board(), version->board, m_session->projectFolder());
    if (m_session->perform(edit)) { // errors go to Session::failed
        Q_EMIT restored(when);
        accept();
    }
}

} // namespace fw::ui
