#include "ui/panels/TitlesFold.h"

#include "ui/panels/PromptEdit.h"
#include "ui/panels/QuietBox.h"
#include "ui/panels/Widgets.h"

#include <QColorDialog>
#include <QComboBox>
#include <QGridLayout>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kTextHeight = 48;
constexpr int kSwatch = 14;
constexpr int kStyleShare = 4, kSizeShare = 3;

QDoubleSpinBox* secondsBox(QString const& name, double least)
{
    auto* box = new QuietBox;
    box->setRange(least, 3600);
    box->setDecimals(2);
    box->setSingleStep(.1);
    box->setSuffix(QObject::tr(" s"));
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    return box;
}

QString firstLine(story::Title const& title)
{
    QString const text = QString::fromStdString(title.text).section('\n', 0, 0).trimmed();
    return text.isEmpty() ? QObject::tr("Empty title") : text;
}

} // namespace

TitlesFold::TitlesFold(Session* session, QWidget* parent) : Fold(tr("Titles"), parent), m_session(session)
{
    build();
    connectEdits();
    for (auto signal : {&Session::opened, &Session::selectionChanged})
        connect(session, signal, this, &TitlesFold::showTitles);
    connect(session, &Session::changed, this, &TitlesFold::showTitles);
    connect(session, &Session::failed, this, &TitlesFold::showTitles); // a refused value goes back
    showTitles();
}

void TitlesFold::build()
{
    auto* column = new QVBoxLayout(body());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Title"));
    m_which->setMinimumContentsLength(8);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_add = makeIconButton(QStringLiteral("plus"), tr("Add a title at the playhead (Shift+T)"));
    m_remove = makeIconButton(QStringLiteral("trash"), tr("Remove this title"));
    row->addWidget(m_which, 1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    column->addLayout(row);
    m_settings = buildSettings();
    column->addWidget(m_settings);
}

QWidget* TitlesFold::buildSettings()
{
    auto* settings = new QWidget;
    auto* grid = new QGridLayout(settings);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kTight);
    grid->setVerticalSpacing(space::kTight);
    m_text = new PromptEdit;
    m_text->setFixedHeight(kTextHeight);
    m_text->setPlaceholderText(tr("What is read"));
    m_text->setAccessibleName(tr("Text of the title"));
    grid->addWidget(m_text, 0, 0, 1, 3);
    m_style = new QComboBox;
    m_style->setAccessibleName(tr("Style of the title"));
    m_style->addItems({tr("Subtitle"), tr("Lower third"), tr("Headline"), tr("Credits")});
    m_size = new QuietBox;
    m_size->setRange(50, 300);
    m_size->setDecimals(0);
    m_size->setSingleStep(10);
    m_size->setSuffix(tr(" %"));
    m_size->setKeyboardTracking(false);
    m_size->setAccessibleName(tr("Size of the title"));
    m_colour = new QPushButton;
    m_colour->setAccessibleName(tr("Colour of the title"));
    m_colour->setToolTip(tr("Colour of the letters"));
    m_colour->setFixedWidth(space::kControl);
    auto* looks = new QHBoxLayout;
    looks->setSpacing(space::kTight);
    looks->addWidget(m_style, kStyleShare);
    looks->addWidget(m_size, kSizeShare);
    looks->addWidget(m_colour);
    grid->addLayout(looks, 1, 0, 1, 3);
    m_start = secondsBox(tr("Start of the title"), 0);
    m_length = secondsBox(tr("Length of the title"), .01);
    m_fade = secondsBox(tr("Fade of the title"), 0);
    int column = 0;
    for (auto const& [name, box] : {std::pair(tr("Start"), m_start), std::pair(tr("Length"), m_length),
                                    std::pair(tr("Fade"), m_fade)}) {
        grid->addWidget(makeLabel(name, Theme::Type::Meta, "muted"), 2, column);
        grid->addWidget(box, 3, column);
        grid->setColumnStretch(column++, 1);
    }
    for (QWidget* each :
         {static_cast<QWidget*>(m_style), static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_start),
          static_cast<QWidget*>(m_length), static_cast<QWidget*>(m_fade)})
        each->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never wider than the panel
    m_start->setToolTip(tr("Seconds from the beginning of the shot"));
    m_fade->setToolTip(tr("Seconds in which the title comes, and in which it goes"));
    return settings;
}

void TitlesFold::connectEdits()
{
    connect(m_which, &QComboBox::activated, this, [this](int index) {
        m_session->selectTitle({m_shot, m_which->itemData(index).toInt()});
    });
    connect(m_add, &QToolButton::clicked, this, &TitlesFold::addRequested);
    connect(m_remove, &QToolButton::clicked, this, &TitlesFold::remove);
    connect(m_text, &PromptEdit::edited, this, [this] { change(true); });
    connect(m_text, &PromptEdit::left, m_session, &Session::endTyping);
    connect(m_style, &QComboBox::activated, this, [this] { change(false); });
    connect(m_colour, &QPushButton::clicked, this, &TitlesFold::chooseColour);
    for (QDoubleSpinBox* box : {m_size, m_start, m_length, m_fade})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] { change(false); });
}

void TitlesFold::focusText()
{
    setOpen(true);
    m_text->setFocus(Qt::ShortcutFocusReason);
}

double TitlesFold::rate() const { return m_session->board().format.rate.perSecond(); }

TitleRef TitlesFold::ref() const { return {m_shot, m_index}; }

void TitlesFold::showTitles()
{
    m_isShowing = true;
    m_shot = m_session->currentShot();
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    int const count = shot ? static_cast<int>(shot->titles.size()) : 0;
    bool const isSelected = m_session->title().shot == m_shot && m_session->title().index >= 0;
    m_index = isSelected ? m_session->title().index : std::clamp(m_index, count > 0 ? 0 : -1, count - 1);
    setName(count > 0 ? tr("Titles (%1)").arg(count) : tr("Titles"));
    m_which->clear();
    for (int i = 0; i < count; ++i)
        m_which->addItem(firstLine(shot->titles[static_cast<size_t>(i)]), i);
    if (count == 0)
        m_which->addItem(tr("No titles yet"));
    m_which->setEnabled(count > 0);
    m_which->setCurrentIndex(std::max(0, m_index));
    m_remove->setEnabled(count > 0);
    m_settings->setVisible(count > 0);
    story::Title const* title = findTitle(m_session->board(), ref());
    if (title)
        showTitle(*title);
    m_isShowing = false;
    if (isSelected && title) {
        setOpen(true);
        if (title->text.empty())
            m_text->setFocus(Qt::OtherFocusReason); // a new one wants to be written
    }
}

void TitlesFold::showTitle(story::Title const& title)
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    m_text->showText(QString::fromStdString(title.text));
    m_style->setCurrentIndex(static_cast<int>(title.style));
    m_size->setValue(title.scale * 100);
    QPixmap swatch(kSwatch, kSwatch);
    swatch.fill(QColor(QString::fromStdString(title.colour)));
    m_colour->setIcon(QIcon(swatch));
    m_start->setRange(-static_cast<double>(shot->trimIn.count) / rate(),
                      3600); // before the shot: trimmed away
    m_start->setValue(static_cast<double>((title.start - shot->trimIn).count) / rate());
    m_length->setValue(static_cast<double>(title.length.count) / rate());
    m_fade->setValue(static_cast<double>(title.fade.count) / rate());
}

void TitlesFold::change(bool isTyping)
{
    story::Shot const* shot = story::findShot(m_session->board(), m_shot);
    story::Title const* before = findTitle(m_session->board(), ref());
    if (m_isShowing || !before)
        return;
    auto const frames = [this](QDoubleSpinBox const* box) {
        return TimelineFrame{std::llround(box->value() * rate())};
    };
    story::Title title = *before;
    title.text = m_text->toPlainText().toStdString();
    title.style = static_cast<story::TitleStyle>(m_style->currentIndex());
    title.scale = m_size->value() / 100;
    title.start = shot->trimIn + frames(m_start);
    title.length = std::max(frames(m_length), TimelineFrame{1});
    title.fade = frames(m_fade);
    if (title == *before)
        return;
    if (!isTyping)
        m_session->endTyping();
    if (auto const edit = withTitle(m_session->board(), ref(), std::move(title)))
        (void)m_session->perform(*edit); // errors go to Session::failed
    if (!isTyping)
        m_session->endTyping();
}

void TitlesFold::chooseColour()
{
    story::Title const* before = findTitle(m_session->board(), ref());
    if (!before)
        return;
    QColor const chosen = QColorDialog::getColor(QColor(QString::fromStdString(before->colour)), this,
                                                 tr("Colour of the title"));
    before = findTitle(m_session->board(), ref());
    if (!chosen.isValid() || !before)
        return;
    story::Title title = *before;
    title.colour = chosen.name().toStdString();
    if (auto const edit = withTitle(m_session->board(), ref(), std::move(title)))
        (void)m_session->perform(*edit); // errors go to Session::failed
}

void TitlesFold::remove()
{
    if (auto const edit = withoutTitle(m_session->board(), ref()))
        (void)m_session->perform(*edit); // errors go to Session::failed
}

} // namespace fw::ui
