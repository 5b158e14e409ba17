#include "ui/panels/TakeDialog.h"

#include "engine/jobs/Cost.h"
#include "engine/jobs/TakeStore.h"
#include "engine/jobs/TakeTrash.h"
#include "engine/presets/OwnWords.h"
#include "engine/story/Footage.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QUrl>

namespace fw::ui {

namespace {

constexpr int kTakeDialogWidth = 560;
constexpr int kTakeDialogHeight = 520;

/// What the worker found on disk.
struct FoundTake {
    Result<jobs::Recipe> recipe;
    uint64_t bytes = 0;
    bool hasLatents = false;
};

QString takeSizeText(SizePx size)
{
    return QStringLiteral("%1 \u00d7 %2").arg(size.widthPx).arg(size.heightPx);
}

QString plain(double value) { return QLocale().toString(value, 'g', 6); }

} // namespace

TakeDialog::TakeDialog(Session* session, ShotId const& shot, TakeId const& take, QWidget* parent)
    : QDialog(parent), m_session(session), m_take(take), m_list(new QTreeWidget),
      m_said(makeLabel({}, Theme::Type::Body, "warning"))
{
    story::Shot const* owner = story::findShot(session->board(), shot);
    story::Take const* found = owner ? story::findTake(*owner, take) : nullptr;
    int const number = found ? static_cast<int>(found - owner->takes.data()) + 1 : 0;
    setWindowTitle(tr("Take %1 of shot %2").arg(number).arg(story::shotNumber(session->board(), shot)));
    resize(kTakeDialogWidth, kTakeDialogHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    m_list->setAccessibleName(tr("What is known of the take"));
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    column->addWidget(m_list, 1);
    m_said->setWordWrap(true);
    m_said->hide();
    column->addWidget(m_said);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = makeButton(QStringLiteral("copy"), tr("Copy as text"));
    auto* folder = makeButton(QStringLiteral("folder-open"), tr("Open folder"));
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    buttons->addButton(folder, QDialogButtonBox::ActionRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    connect(folder, &QPushButton::clicked, this, &TakeDialog::openFolder);
    if (found)
        showTake(*found);
    jobs::TakeFiles const files = jobs::TakeStore(session->projectFolder()).files(take);
    m_worker.ask(
        this,
        [files] {
            std::error_code ignored;
            return FoundTake{jobs::readRecipe(files.recipe), jobs::bytesBelow(files.folder),
                             std::filesystem::exists(files.latents, ignored)};
        },
        [this](FoundTake const& on) {
            m_isRead = true;
            if (on.recipe)
                showRecipe(*on.recipe);
            else
                m_said->setText(sentenceOf(on.recipe.error()));
            m_said->setVisible(!on.recipe.isOk());
            addLine(tr("On disk"), on.hasLatents
                                       ? tr("%1, with latents to continue from").arg(bytesText(on.bytes))
                                       : bytesText(on.bytes));
        });
}

void TakeDialog::addLine(QString const& name, QString const& value)
{
    if (value.isEmpty())
        return;
    auto* line = new QTreeWidgetItem(m_list, {name, value});
    line->setForeground(0, Theme::instance().colours().textSecondary);
    for (int column : {0, 1})
        line->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
    line->setToolTip(1, value);
}

void TakeDialog::showTake(story::Take const& take)
{
    QDateTime const made = QDateTime::fromString(QString::fromStdString(take.created), Qt::ISODate);
    if (made.isValid())
        addLine(tr("Made"), QLocale().toString(made.toLocalTime(), QLocale::ShortFormat));
    addLine(tr("Length"), tr("%n frame(s)", nullptr, static_cast<int>(take.length.count)));
    addLine(tr("Size"), takeSizeText(take.size));
    addLine(tr("Frames a second"), plain(take.rate.perSecond()));
    if (story::isFootage(take))
        return;
    addLine(tr("Seed"), QString::number(take.seed));
    addLine(tr("Quality"), engineText(take.quality));
    addLine(tr("Rendered in"), clockText(take.seconds));
    if (auto const rates = jobs::loadDefaultRates()) // measured or estimated, it says which
        addLine(tr("Cost"), engineText(jobs::costText(jobs::costOf(take, *rates), *rates)));
}

void TakeDialog::showRecipe(jobs::Recipe const& recipe)
{
    if (recipe.footage) {
        addLine(tr("From the video"), QString::fromStdString(recipe.footage->name));
        addLine(tr("Seconds of it"),
                tr("%L1 to %L2").arg(recipe.footage->begins, 0, 'f', 2).arg(recipe.footage->ends, 0, 'f', 2));
        return;
    }
    showRequest(recipe.request);
    showReceipt(recipe.receipt);
}

void TakeDialog::showRequest(plan::RenderRequest const& request)
{
    presets::Preset const* preset = m_session->tools().presets.find(request.presetId);
    std::string const own = preset ? presets::ownWords(*preset, request.prompt) : request.prompt;
    addLine(tr("Prompt"), QString::fromStdString(own));
    if (own != request.prompt)
        addLine(tr("As the model got it"), QString::fromStdString(request.prompt));
    addLine(tr("Without"), QString::fromStdString(request.negative));
    addLine(tr("Preset"), preset ? engineText(preset->name) : QString::fromStdString(request.presetId));
    auto const model = m_session->tools().models.find(request.modelId);
    addLine(tr("Model"), QString::fromStdString(model ? model->name : request.modelId));
    QStringList loras;
    for (presets::LoraRef const& each : request.loras)
        loras << QStringLiteral("%1 (%2)").arg(
            QString::fromStdString(std::filesystem::path(each.file).filename().string()), plain(each.weight));
    addLine(tr("LoRAs"), loras.join('\n'));
    addLine(tr("Steps"), QString::number(request.steps));
    addLine(tr("Guidance"), plain(request.guidance));
    addLine(tr("Sampler"), QString::fromStdString(request.sampler));
    addLine(tr("Shift"), plain(request.shift));
}

void TakeDialog::showReceipt(jobs::Receipt const& receipt)
{
    addLine(tr("Device"), QString::fromStdString(receipt.device));
    addLine(tr("Precision"), QString::fromStdString(receipt.dtype));
    addLine(tr("Memory mode"), QString::fromStdString(receipt.memoryMode));
    if (receipt.peakBytes > 0)
        addLine(tr("Most memory"), bytesText(receipt.peakBytes));
    if (receipt.loadSeconds > 0)
        addLine(tr("Model loaded in"), clockText(receipt.loadSeconds));
    addLine(tr("Program"), QString::fromStdString(receipt.version));
    QStringList notices;
    for (std::string const& each : receipt.notices)
        notices << engineText(each);
    addLine(tr("Notes"), notices.join('\n'));
}

QString TakeDialog::asText() const
{
    QStringList lines{windowTitle()};
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem const* line = m_list->topLevelItem(row);
        lines << line->text(0) + QStringLiteral(": ") + line->text(1);
    }
    return lines.join('\n') + '\n';
}

void TakeDialog::openFolder()
{
    std::filesystem::path const folder = jobs::TakeStore(m_session->projectFolder()).files(m_take).folder;
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
}

} // namespace fw::ui
