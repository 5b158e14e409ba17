#include "ui/panels/CastChips.h"

#include "ui/panels/Widgets.h"
#include "ui/session/Gestures.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kCastChipsPortrait = 20;
constexpr int kCastChipsIconPx = 14;
constexpr int kCross = 24;

/// The keys that a chip keeps from the window's shortcuts.
int stepOf(QKeyEvent const& key)
{
    if (key.modifiers() != Qt::AltModifier)
        return 0;
    if (key.key() == Qt::Key_Left || key.key() == Qt::Key_Up)
        return -1;
    return key.key() == Qt::Key_Right || key.key() == Qt::Key_Down ? 1 : 0;
}

bool isRemove(QKeyEvent const& key)
{
    return key.modifiers() == Qt::NoModifier &&
           (key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace);
}

} // namespace

CastChip::CastChip(SubjectId subject, QWidget* parent)
    : QAbstractButton(parent), m_subject(std::move(subject))
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CastChip::setLook(CastLook look, QImage portrait)
{
    m_look = std::move(look);
    m_portrait = std::move(portrait);
    QString const state = m_look.isAllowed ? m_look.word : m_look.sentence;
    setToolTip(state);
    setAccessibleName(tr("Cast member %1. %2").arg(m_look.name, state));
    updateGeometry();
    update();
}

QSize CastChip::sizeHint() const
{
    QFontMetrics const name(Theme::instance().font(Theme::Type::Body));
    QFontMetrics const word(Theme::instance().font(Theme::Type::Meta));
    int width =
        space::kTight + kCastChipsPortrait + space::kCard + name.horizontalAdvance(m_look.name) + kCross;
    if (!m_look.isAllowed)
        width += space::kCard + kCastChipsIconPx + space::kTight + word.horizontalAdvance(m_look.shortWord);
    return {width + 2, space::kControl};
}

QRect CastChip::crossZone() const { return {width() - kCross, 0, kCross, height()}; }

bool CastChip::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto const& key = *static_cast<QKeyEvent*>(event);
        if (stepOf(key) != 0 || isRemove(key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void CastChip::keyPressEvent(QKeyEvent* event)
{
    if (isRemove(*event))
        Q_EMIT removeWanted();
    else if (int const step = stepOf(*event))
        Q_EMIT moveWanted(step);
    else
        QAbstractButton::keyPressEvent(event);
}

void CastChip::mouseReleaseEvent(QMouseEvent* event)
{
    bool const isCross = event->button() == Qt::LeftButton && crossZone().contains(event->pos()) && isDown();
    if (!isCross) {
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    setDown(false);
    Q_EMIT removeWanted();
}

void CastChip::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CastChip::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void CastChip::paintEvent(QPaintEvent*)
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    StateLook const tone = theme.state(m_look.tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF const body = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(c.accent, 2) : m_look.isAllowed ? QPen(Qt::NoPen) : QPen(tone.text, 1));
    painter.setBrush(m_look.isAllowed ? (underMouse() ? c.hover : c.card) : tone.pill);
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);

    QRect const circle(space::kTight, (height() - kCastChipsPortrait) / 2, kCastChipsPortrait,
                       kCastChipsPortrait);
    paintPortrait(painter, circle, m_portrait, m_look.name);
    int left = circle.right() + 1 + space::kCard;
    int right = crossZone().left();
    auto const text = [&](Theme::Type type, QColor const& colour, QString const& words) {
        painter.setFont(theme.font(type));
        painter.setPen(colour);
        QString const shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, right - left + 2);
        painter.drawText(QRect(left, 0, right - left + 2, height()), Qt::AlignVCenter, shown);
        left += painter.fontMetrics().horizontalAdvance(shown);
    };
    text(Theme::Type::Body, c.text, m_look.name);
    if (!m_look.isAllowed) {
        left += space::kCard;
        painter.drawPixmap(left, (height() - kCastChipsIconPx) / 2,
                           theme.pixmap(m_look.icon, kCastChipsIconPx, tone.text, devicePixelRatioF()));
        left += kCastChipsIconPx + space::kTight;
        text(Theme::Type::Meta, tone.text, m_look.shortWord);
    }
    bool const isOverCross = underMouse() && crossZone().contains(mapFromGlobal(QCursor::pos()));
    QRect const cross = crossZone();
    painter.drawPixmap(cross.center().x() - kCastChipsIconPx / 2 - 1, (height() - kCastChipsIconPx) / 2,
                       theme.pixmap(QStringLiteral("x"), kCastChipsIconPx, isOverCross ? c.text : c.textMuted,
                                    devicePixelRatioF()));
}

CastChips::CastChips(Session* session, EngineBridge* bridge, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_column(new QVBoxLayout(this)),
      m_add(makeButton("plus", tr("Add"))), m_menu(new QMenu(m_add))
{
    setAccessibleName(tr("Cast"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kTight);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_add->setAccessibleName(tr("Add a person to the shot"));
    m_add->setProperty("hasMenu", true);
    m_add->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &CastChips::fillMenu);
    connect(session, &Session::opened, this, &CastChips::showCast);
    connect(session, &Session::changed, this, &CastChips::showCast);
    connect(session, &Session::selectionChanged, this, &CastChips::showCast);
    connect(bridge->cast(), &CastBook::changed, this, &CastChips::showCast);
    showCast();
}

story::Shot const* CastChips::shot() const
{
    return story::findShot(m_session->board(), m_session->currentShot());
}

void CastChips::showCast()
{
    static std::vector<SubjectId> const nobody;
    story::Shot const* now = shot();
    std::vector<SubjectId> const& cast = now ? now->cast : nobody;
    bool const isSame =
        std::equal(cast.begin(), cast.end(), m_chips.begin(), m_chips.end(),
                   [](SubjectId const& subject, CastChip const* chip) { return subject == chip->subject(); });
    if (!isSame) {
        // The keyboard stays with the person who was moved, or with the button.
        auto const* focused = qobject_cast<CastChip*>(focusWidget());
        SubjectId const kept = focused && focused->hasFocus() ? focused->subject() : SubjectId{};
        for (CastChip* chip : m_chips)
            chip->deleteLater();
        m_chips.clear();
        QWidget* before = m_add->previousInFocusChain();
        for (SubjectId const& subject : cast) {
            m_chips.push_back(makeChip(subject));
            setTabOrder(before, m_chips.back());
            before = m_chips.back();
        }
        auto const again = std::find_if(m_chips.begin(), m_chips.end(),
                                        [&](CastChip const* chip) { return chip->subject() == kept; });
        if (!kept.isEmpty())
            again == m_chips.end() ? m_add->setFocus() : (*again)->setFocus();
    }
    for (CastChip* chip : m_chips)
        chip->setLook(castLook(*m_bridge->cast(), chip->subject()),
                      m_bridge->cast()->portrait(chip->subject()));
}

CastChip* CastChips::makeChip(SubjectId const& subject)
{
    auto* chip = new CastChip(subject, this);
    m_column->insertWidget(m_column->count() - 1, chip, 0, Qt::AlignLeft);
    chip->setVisible(true);
    connect(chip, &CastChip::removeWanted, this, [this, subject] {
        if (story::Shot const* now = shot())
            change(removeFromCast(*now, subject));
    });
    connect(chip, &CastChip::moveWanted, this, [this, subject](int step) {
        if (story::Shot const* now = shot())
            change(moveInCast(*now, subject, step));
    });
    connect(chip, &QAbstractButton::clicked, this, [this, chip] { showChipMenu(chip); });
    return chip;
}

void CastChips::change(std::optional<story::Edit> const& edit)
{
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
}

void CastChips::openMenu()
{
    m_add->setFocus();
    m_add->showMenu();
}

void CastChips::fillMenu()
{
    m_menu->clear();
    story::Shot const* now = shot();
    for (consent::Subject const& subject : m_bridge->cast()->subjects()) {
        if (!now || !addToCast(*now, subject.id))
            continue;
        CastLook const look = castLook(*m_bridge->cast(), subject.id);
        QString const line =
            look.isAllowed ? look.name : tr("%1 (%2)").arg(look.name, look.shortWord.toLower());
        m_menu->addAction(line, this, [this, id = subject.id] {
            if (story::Shot const* then = shot())
                change(addToCast(*then, id));
        });
    }
    m_menu->addSeparator();
    m_menu->addAction(Theme::instance().icon("user-plus"), tr("New person..."), this,
                      &CastChips::newPersonRequested);
}

void CastChips::showChipMenu(CastChip* chip)
{
    QMenu menu(this);
    story::Shot const* now = shot();
    auto const add = [&](QString const& text, int step) {
        QAction* action = menu.addAction(text, chip, [chip, step] { Q_EMIT chip->moveWanted(step); });
        action->setEnabled(now && moveInCast(*now, chip->subject(), step).has_value());
    };
    add(tr("Name earlier"), -1);
    add(tr("Name later"), 1);
    menu.addSeparator();
    menu.addAction(Theme::instance().icon("x"), tr("Take out of the shot"), chip, &CastChip::removeWanted);
    menu.exec(chip->mapToGlobal(QPoint(0, chip->height())));
}

} // namespace fw::ui
