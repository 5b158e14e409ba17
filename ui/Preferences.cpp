#include "ui/Preferences.h"

#include "engine/base/Paths.h"
#include "engine/library/MemoryMode.h"
#include "ui/KeysPage.h"
#include "ui/models/ModelLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Language.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Settings.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QStandardPaths>

namespace fw::ui {

namespace {

constexpr QSize kPreferencesSize{820, 600};
constexpr int kNamesWidth = 160;
constexpr int kFoldersHeight = 120;
constexpr char kProjectsKey[] = "projectsFolder";

QFormLayout* pageForm(QWidget* page)
{
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kPanel);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QLabel* remark(QString const& text)
{
    QLabel* label = makeLabel(text, Theme::Type::Body, "muted");
    label->setWordWrap(true);
    return label;
}

void fill(QComboBox* box, std::initializer_list<std::pair<QString, QVariant>> rows, QVariant const& now)
{
    for (auto const& [text, value] : rows)
        box->addItem(text, value);
    box->setCurrentIndex(std::max(0, box->findData(now)));
}

} // namespace

std::filesystem::path savedProjectsFolder()
{
    QString const saved = personalSettings().value(kProjectsKey).toString();
    if (!saved.isEmpty())
        return saved.toStdString();
    QString const documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return std::filesystem::path(documents.toStdString()) / "Framewright";
}

GeneralPage::GeneralPage(std::filesystem::path projects, QWidget* parent)
    : QWidget(parent), m_language(new QComboBox), m_mode(new QComboBox), m_zoom(new QComboBox),
      m_motion(new QComboBox), m_done(new QComboBox)
{
    Look const look = savedLook();
    m_language->addItem(tr("As the system"), QString());
    for (LanguageName const& each : languages())
        m_language->addItem(each.ownName, each.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(chosenLanguage())));
    fill(m_mode,
         {{tr("As the system"), -1},
          {tr("Dark"), static_cast<int>(Theme::Mode::Dark)},
          {tr("Light"), static_cast<int>(Theme::Mode::Light)},
          {tr("High contrast"), static_cast<int>(Theme::Mode::HighContrast)}},
         look.mode ? static_cast<int>(*look.mode) : -1);
    for (int const percent : {100, 125, 150, 175, 200, 250, 300})
        m_zoom->addItem(tr("%1 %").arg(percent), percent);
    m_zoom->setCurrentIndex(std::max(0, m_zoom->findData(look.zoomPercent)));
    fill(m_motion, {{tr("As the system"), false}, {tr("Reduced"), true}}, look.isMotionReduced);
    fill(m_done,
         {{tr("Notification and sound"), static_cast<int>(DoneSign::Sound)},
          {tr("Notification"), static_cast<int>(DoneSign::Quiet)},
          {tr("Nothing"), static_cast<int>(DoneSign::None)}},
         static_cast<int>(savedDoneSign()));

    auto* folder = makeButton("folder", QString::fromStdString(projects.string()));
    folder->setAutoDefault(false);
    folder->setToolTip(tr("Choose another folder"));
    connect(folder, &QPushButton::clicked, this, [this, folder] {
        QString const chosen =
            QFileDialog::getExistingDirectory(this, tr("New projects go to"), folder->text());
        if (chosen.isEmpty())
            return;
        folder->setText(chosen);
        personalSettings().setValue(kProjectsKey, chosen);
        Q_EMIT projectsFolderChosen(chosen.toStdString());
    });
    QFormLayout* form = pageForm(this);
    form->addRow(tr("Language"), m_language);
    form->addRow(tr("Colours"), m_mode);
    form->addRow(tr("Size of everything"), m_zoom);
    form->addRow(tr("Motion"), m_motion);
    form->addRow(tr("New projects go to"), folder);
    form->addRow(tr("When all is rendered"), m_done);
    form->addRow(remark(tr("Language and size change when Framewright starts again.")));
    connect(m_language, &QComboBox::activated, this,
            [this] { chooseLanguage(m_language->currentData().toString()); });
    connect(m_done, &QComboBox::activated, this,
            [this] { saveDoneSign(static_cast<DoneSign>(m_done->currentData().toInt())); });
    for (QComboBox* box : {m_mode, m_zoom, m_motion})
        connect(box, &QComboBox::activated, this, &GeneralPage::keepLook);
}

void GeneralPage::keepLook()
{
    Look look;
    if (int const mode = m_mode->currentData().toInt(); mode >= 0)
        look.mode = static_cast<Theme::Mode>(mode);
    look.zoomPercent = m_zoom->currentData().toInt();
    look.isMotionReduced = m_motion->currentData().toBool();
    saveLook(look);
    applyLook(look);
}

EnginePage::EnginePage(QWidget* parent)
    : QWidget(parent), m_device(new QComboBox), m_memory(new QComboBox), m_folders(new QListWidget),
      m_problem(makeLabel({}, Theme::Type::Body, "error"))
{
    auto const saved = library::loadEngineSettings();
    if (saved)
        m_settings = *saved;
    else
        m_problem->setText(sentenceOf(saved.error()));
    fill(m_device,
         {{tr("Automatic"), "auto"}, {tr("Processor"), "cpu"}, {tr("Graphics card (CUDA)"), "cuda"}},
         QString::fromStdString(m_settings.device));
    if (QString const device = QString::fromStdString(m_settings.device); m_device->findData(device) < 0) {
        m_device->addItem(device, device); // a second card, written into the file by hand
        m_device->setCurrentIndex(m_device->count() - 1);
    }
    m_memory->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (library::MemoryMode const mode : library::kMemoryModes)
        m_memory->addItem(memoryModeText(mode), QString::fromLatin1(library::memoryWord(mode)));
    m_memory->setCurrentIndex(std::max(0, m_memory->findData(QString::fromStdString(m_settings.memory))));
    m_problem->setWordWrap(true);
    m_problem->setVisible(!m_problem->text().isEmpty());
    QFormLayout* form = pageForm(this);
    form->addRow(tr("Render on"), m_device);
    form->addRow(tr("Memory"), m_memory);
    form->addRow(tr("Folders of models"), buildFolders());
    form->addRow(
        remark(tr("What is set here counts from the next rendering on, and on the command line. Costs and "
                  "budget have their own window in the File menu.")));
    form->addRow(m_problem);
    for (QComboBox* box : {m_device, m_memory})
        connect(box, &QComboBox::activated, this, &EnginePage::keep);
}

QWidget* EnginePage::buildFolders()
{
    for (std::filesystem::path const& folder : m_settings.modelFolders)
        m_folders->addItem(QString::fromStdString(folder.string()));
    m_folders->setAccessibleName(tr("Folders of models"));
    m_folders->setMaximumHeight(kFoldersHeight);
    auto* add = makeButton("plus", tr("Add a folder..."));
    auto* remove = makeButton("minus", tr("Remove from the list"));
    for (QPushButton* button : {add, remove})
        button->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        QString const chosen = QFileDialog::getExistingDirectory(this, tr("Folder of models"));
        if (chosen.isEmpty() || !m_folders->findItems(chosen, Qt::MatchExactly).isEmpty())
            return;
        m_folders->addItem(chosen);
        keep();
    });
    auto const follow = [this, remove] { remove->setEnabled(m_folders->currentRow() >= 0); };
    connect(m_folders, &QListWidget::currentRowChanged, remove, follow);
    connect(remove, &QPushButton::clicked, this, [this] {
        delete m_folders->takeItem(m_folders->currentRow()); // the folder itself stays where it is
        keep();
    });
    follow();
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    column->addWidget(m_folders, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(remark(tr("Besides these, models are looked for in %1.")
                                 .arg(QString::fromStdString((paths::data() / "models").string()))));
    return both;
}

void EnginePage::keep()
{
    m_settings.device = m_device->currentData().toString().toStdString();
    m_settings.memory = m_memory->currentData().toString().toStdString();
    m_settings.modelFolders.clear();
    for (int i = 0; i < m_folders->count(); ++i)
        m_settings.modelFolders.emplace_back(m_folders->item(i)->text().toStdString());
    Status const saved = library::saveEngineSettings(m_settings);
    m_problem->setText(saved ? QString() : sentenceOf(saved.error()));
    m_problem->setVisible(!saved);
}

Preferences::Preferences(Actions* actions, std::filesystem::path projects, QWidget* parent)
    : QDialog(parent), m_names(new QListWidget), m_pages(new QStackedWidget)
{
    setWindowTitle(tr("Preferences"));
    resize(kPreferencesSize);
    m_names->setFixedWidth(kNamesWidth);
    m_names->setAccessibleName(tr("Pages"));
    auto* general = new GeneralPage(std::move(projects));
    QSettings settings = personalSettings();
    auto* keys = new KeysPage(actions, Keymap::load(settings));
    addPage(tr("General"), general);
    addPage(tr("Rendering"), new EnginePage);
    addPage(tr("Keys"), keys);
    connect(m_names, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(general, &GeneralPage::projectsFolderChosen, this, &Preferences::projectsFolderChosen);
    connect(keys, &KeysPage::changed, this, [this, keys] {
        QSettings kept = personalSettings();
        keys->keymap().save(kept);
        Q_EMIT keysChanged();
    });
    m_names->setCurrentRow(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kGroup);
    row->addWidget(m_names);
    row->addWidget(m_pages, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kGroup);
    column->addLayout(row, 1);
    column->addWidget(buttons);
}

void Preferences::addPage(QString const& name, QWidget* page)
{
    auto* item = new QListWidgetItem(name, m_names);
    item->setSizeHint({0, space::kControl});
    m_pages->addWidget(page);
}

void Preferences::showKeys() { m_names->setCurrentRow(m_names->count() - 1); }

} // namespace fw::ui
