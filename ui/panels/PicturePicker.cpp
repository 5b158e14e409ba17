#include "ui/panels/PicturePicker.h"

#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeySequence>
#include <QListWidget>
#include <QMimeData>
#include <QShortcut>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kPicturePx = 72;
constexpr QSize kCell{96, 104};
constexpr int kNameRole = Qt::UserRole + 1;
constexpr int kFileRole = Qt::UserRole + 2;

/// The guided set: what a likeness is made of, in the order in which it helps most.
struct Guided {
    char const* name;
    char const* word;
};
constexpr Guided kGuided[] = {{"front", QT_TRANSLATE_NOOP("fw::ui::PicturePicker", "Front")},
                              {"left", QT_TRANSLATE_NOOP("fw::ui::PicturePicker", "Half left")},
                              {"right", QT_TRANSLATE_NOOP("fw::ui::PicturePicker", "Half right")},
                              {"smile", QT_TRANSLATE_NOOP("fw::ui::PicturePicker", "Smile")}};

QString wordOf(std::string const& name)
{
    for (Guided const& each : kGuided)
        if (name == each.name)
            return PicturePicker::tr(each.word);
    return PicturePicker::tr("More");
}

} // namespace

PicturePicker::PicturePicker(CastBook* cast, QWidget* parent)
    : QWidget(parent), m_cast(cast), m_list(new QListWidget),
      m_hint(
          makeLabel(tr("A front view comes first; then half left, half right and a smile. Drop files here, "
                       "or pick them."),
                    Theme::Type::Body, "muted")),
      m_problem(makeLabel({}, Theme::Type::Body, "error"))
{
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setIconSize({kPicturePx, kPicturePx});
    m_list->setGridSize(kCell);
    m_list->setMinimumHeight(kCell.height() + space::kCard);
    m_list->setAccessibleName(PicturePicker::tr("Headshots"));
    setRole(m_list, "well");
    for (QLabel* label : {m_hint, m_problem})
        label->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QHBoxLayout;
    auto* add = makeButton("photo-plus", PicturePicker::tr("Pick pictures..."));
    auto* remove = makeButton("x", PicturePicker::tr("Leave out"));
    remove->setEnabled(false);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addStretch();
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &PicturePicker::pick);
    connect(remove, &QPushButton::clicked, this, &PicturePicker::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, remove,
            [this, remove] { remove->setEnabled(!m_list->selectedItems().isEmpty()); });
    auto* key = new QShortcut(QKeySequence::Delete, m_list, this, &PicturePicker::removeSelected);
    key->setContext(Qt::WidgetShortcut);
}

void PicturePicker::setTaken(std::vector<std::string> names) { m_taken = std::move(names); }

std::vector<std::pair<std::string, std::filesystem::path>> PicturePicker::pictures() const
{
    std::vector<std::pair<std::string, std::filesystem::path>> pictures;
    for (int i = 0; i < m_list->count(); ++i)
        pictures.emplace_back(m_list->item(i)->data(kNameRole).toString().toStdString(),
                              m_list->item(i)->data(kFileRole).toString().toStdString());
    return pictures;
}

void PicturePicker::pick()
{
    addFiles(
        QFileDialog::getOpenFileNames(this, tr("Headshots"), {}, tr("Pictures (*.png *.jpg *.jpeg *.webp)")));
}

void PicturePicker::addFiles(QStringList const& files)
{
    m_problem->hide();
    for (QString const& file : files)
        m_cast->preview(file.toStdString(), this, [this, file](Result<QImage> picture) {
            if (picture) {
                addFile(file, *picture);
                return;
            }
            m_problem->setText(sentenceOf(picture.error()));
            setRole(m_problem, "error");
            m_problem->show();
        });
}

std::string PicturePicker::nextName() const
{
    std::vector<std::string> used = m_taken;
    for (auto const& [name, file] : pictures())
        used.push_back(name);
    auto const isFree = [&](std::string const& name) {
        return std::find(used.begin(), used.end(), name) == used.end();
    };
    for (Guided const& each : kGuided)
        if (isFree(each.name))
            return each.name;
    size_t number = std::size(kGuided) + 1;
    while (!isFree("more-" + std::to_string(number)))
        ++number;
    return "more-" + std::to_string(number);
}

void PicturePicker::addFile(QString const& file, QImage const& picture)
{
    std::string const name = nextName();
    auto* item = new QListWidgetItem(QIcon(QPixmap::fromImage(picture)), wordOf(name), m_list);
    item->setData(kNameRole, QString::fromStdString(name));
    item->setData(kFileRole, file);
    item->setToolTip(file);
    judge(file);
    Q_EMIT picturesChanged();
}

void PicturePicker::judge(QString const& file)
{
    m_cast->judge(file.toStdString(), this, [this, file](Result<QStringList> sentences) {
        for (int i = 0; i < m_list->count(); ++i)
            if (QListWidgetItem* item = m_list->item(i); item->data(kFileRole) == file) {
                bool const isChecked = sentences.isOk();
                QStringList flaws = isChecked ? *sentences : QStringList(sentenceOf(sentences.error()));
                if (isChecked)
                    for (QString& each : flaws)
                        each = engineText(each.toStdString());
                item->setToolTip((QStringList(file) + flaws).join('\n'));
                if (flaws.isEmpty())
                    return;
                m_problem->setText(isChecked ? tr("%1: %2").arg(item->text(), flaws.front())
                                             : tr("Pictures are not checked. %1").arg(flaws.front()));
                setRole(m_problem, "warning");
                m_problem->show();
            }
    });
}

void PicturePicker::removeSelected()
{
    for (QListWidgetItem* item : m_list->selectedItems())
        delete item;
    Q_EMIT picturesChanged();
}

void PicturePicker::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PicturePicker::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (QUrl const& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    addFiles(files);
    event->acceptProposedAction();
}

} // namespace fw::ui
