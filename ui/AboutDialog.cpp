#include "ui/AboutDialog.h"

#include "engine/media/Versions.h"
#include "ui/panels/Widgets.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QTabWidget>
#include <QTextBrowser>

// Q_INIT_RESOURCE declares a function and must stand outside of namespaces.
static void initAbout() { Q_INIT_RESOURCE(about); }

namespace fw::ui {

namespace {

constexpr QSize kAboutSize{760, 560};

QString resourceText(char const* name)
{
    QFile file(QLatin1String(":/about/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The lines of a paragraph of THIRD_PARTY.md are one; links lead to files that a person has not got here.
QTextBrowser* pageOf(QString const& name)
{
    auto* page = new QTextBrowser;
    page->setAccessibleName(name);
    page->setOpenLinks(false);
    return page;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent)
{
    initAbout();
    setWindowTitle(tr("About Framewright"));
    resize(kAboutSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addWidget(
        makeLabel(tr("Framewright %1").arg(QCoreApplication::applicationVersion()), Theme::Type::EmptyTitle));
    auto* what = makeLabel(tr("A storyboard editor that renders its shots on this computer. Free software, "
                              "GPL-3.0-or-later."),
                           Theme::Type::Form);
    what->setWordWrap(true);
    column->addWidget(what);
    QStringList versions{QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion()))};
    for (auto const& [library, version] : media::libraryVersions())
        versions << QString::fromStdString(library + " " + version);
    auto* built = makeLabel(versions.join(QStringLiteral(", ")), Theme::Type::Body, "muted");
    built->setWordWrap(true);
    built->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(built);
    auto* tabs = new QTabWidget;
    QTextBrowser* others = pageOf(tr("Software and material of others"));
    others->setMarkdown(resourceText("THIRD_PARTY.md"));
    tabs->addTab(others, others->accessibleName());
    QTextBrowser* licence = pageOf(tr("Licence"));
    licence->setPlainText(resourceText("LICENSE"));
    tabs->addTab(licence, licence->accessibleName());
    column->addWidget(tabs, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    column->addWidget(buttons);
}

} // namespace fw::ui
