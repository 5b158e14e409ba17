#include "ui/panels/FetchDialog.h"

#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

#include <QFormLayout>
#include <QUrl>

namespace fw::ui {

namespace {

constexpr int kFetchWidth = 480;

/// The servers that would be asked.
QString hostsOf(library::CatalogueModel const& listed)
{
    QStringList hosts;
    for (library::CatalogueFile const& each : listed.files)
        if (QString const host = QUrl(QString::fromStdString(each.url)).host(); !hosts.contains(host))
            hosts << host;
    return hosts.join(FetchDialog::tr(", "));
}

} // namespace

FetchDialog::FetchDialog(workflow::SurveyedModel const& model, std::optional<uint64_t> freeBytes,
                         QWidget* parent)
    : QDialog(parent)
{
    library::CatalogueModel const& listed = *model.listed;
    setWindowTitle(tr("Get a model"));
    setMinimumWidth(kFetchWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    auto* name = makeLabel(QString::fromStdString(listed.name), Theme::Type::ShotName);
    name->setTextFormat(Qt::PlainText);
    column->addWidget(name);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kCard);
    auto const row = [form](QString const& title, QString const& text) {
        auto* value = makeLabel(text, Theme::Type::Form);
        value->setWordWrap(true);
        value->setTextFormat(Qt::PlainText);
        form->addRow(makeLabel(title, Theme::Type::Form, "muted"), value);
    };
    QString const all = bytesText(listed.bytes());
    row(tr("To fetch"),
        model.listedHere > 0 ? tr("%1 of %2").arg(bytesText(listed.bytes() - model.listedHere), all) : all);
    row(tr("From"), hostsOf(listed));
    row(tr("Licence"),
        listed.licence.empty() ? tr("The catalogue does not say") : QString::fromStdString(listed.licence));
    row(tr("Goes to"), QString::fromStdString(listed.folder().string()));
    row(tr("Free there"), freeBytes ? bytesText(*freeBytes) : tr("Not known"));
    column->addLayout(form);
    auto* note =
        makeLabel(model.noRoom ? sentenceOf(*model.noRoom)
                               : tr("It can be stopped and goes on another time. Every file is compared "
                                    "with the checksum of your catalogue."),
                  Theme::Type::Body, model.noRoom ? "error" : "muted");
    note->setWordWrap(true);
    column->addWidget(note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kCard);
    auto* cancel = makeButton({}, tr("Cancel"));
    auto* get = makeButton(QStringLiteral("download"), tr("Get"), true);
    get->setEnabled(!model.noRoom);
    get->setDefault(true);
    cancel->setAutoDefault(false);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(get);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(get, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace fw::ui
