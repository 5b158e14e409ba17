#include "ui/panels/HeadshotsDialog.h"

#include "ui/panels/PicturePicker.h"
#include "ui/panels/Widgets.h"
#include "ui/theme/Sentence.h"

namespace fw::ui {

namespace {

constexpr int kHeadshotsWidth = 480;

} // namespace

HeadshotsDialog::HeadshotsDialog(CastBook* cast, SubjectId subject, QWidget* parent)
    : QDialog(parent), m_cast(cast), m_subject(std::move(subject)), m_picker(new PicturePicker(cast)),
      m_problem(makeLabel({}, Theme::Type::Body, "error")),
      m_import(makeButton("lock", tr("Put into the vault"), true))
{
    setWindowTitle(tr("Headshots of %1").arg(QString::fromStdString(cast->nameOf(m_subject))));
    setMinimumWidth(kHeadshotsWidth);
    std::vector<std::string> taken;
    if (consent::Subject const* known = cast->find(m_subject))
        for (consent::Headshot const& each : known->headshots)
            taken.push_back(each.image);
    m_picker->setTaken(std::move(taken));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kGroup, space::kGroup, space::kGroup, space::kGroup);
    column->setSpacing(space::kPanel);
    column->addWidget(m_picker, 1);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kCard);
    auto* camera = makeButton("video", tr("Camera..."));
    auto* cancel = makeButton({}, tr("Cancel"));
    row->addWidget(camera);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_import);
    column->addLayout(row);
    m_import->setEnabled(false);
    connect(m_picker, &PicturePicker::picturesChanged, this,
            [this] { m_import->setEnabled(!m_picker->pictures().empty()); });
    connect(camera, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT cameraRequested(m_subject);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &HeadshotsDialog::import);
}

void HeadshotsDialog::import()
{
    m_import->setEnabled(false);
    m_cast->addPictures(m_subject, m_picker->pictures(), this, [this](Status const& status) {
        if (status) {
            accept();
            return;
        }
        m_import->setEnabled(true);
        m_problem->setText(sentenceOf(status.error()));
        m_problem->show();
    });
}

} // namespace fw::ui
