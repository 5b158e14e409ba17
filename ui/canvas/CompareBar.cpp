#include "ui/canvas/CompareBar.h"

#include "ui/models/TakeListModel.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

namespace fw::ui {

namespace {

constexpr int kShortestSide = 8; // letters: "Take 12"

int rowOf(TakeListModel const& takes, TakeId const& wanted)
{
    for (int row = 0; row < takes.rowCount(); ++row)
        if (takes.takeAt(row)->id == wanted)
            return row;
    return -1;
}

} // namespace

CompareBar::CompareBar(Session* session, PlaybackLink* link, QWidget* parent)
    : QWidget(parent), m_session(session), m_link(link), m_takes(new TakeListModel(*session, this)),
      m_a(makeSide(tr("Take on the left"))), m_b(makeSide(tr("Take on the right")))
{
    setAccessibleName(tr("Compared takes"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kPanel, space::kTight, space::kPanel, space::kTight);
    row->setSpacing(space::kCard);
    addSide(true);
    QToolButton* swapped = makeTool(QStringLiteral("arrows-exchange"), tr("Change sides"));
    row->addWidget(swapped);
    addSide(false);
    QToolButton* end = makeTool(QStringLiteral("x"), tr("End the comparison (Esc)"));
    row->addWidget(end);
    connect(swapped, &QToolButton::clicked, this, &CompareBar::swap);
    connect(end, &QToolButton::clicked, this, [link] { link->compare(std::nullopt); });
    connect(m_a, &QComboBox::activated, this, [this](int at) { pick(at, true); });
    connect(m_b, &QComboBox::activated, this, [this](int at) { pick(at, false); });
    connect(link, &PlaybackLink::comparedChanged, this, &CompareBar::showCompared);
    connect(session, &Session::changed, this, &CompareBar::showCompared);
    connect(session, &Session::takesChanged, this, &CompareBar::showCompared);
    showCompared();
}

QComboBox* CompareBar::makeSide(QString const& name)
{
    auto* side = new QComboBox(this);
    side->setModel(m_takes);
    side->setAccessibleName(name);
    side->setToolTip(name);
    side->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    side->setMinimumContentsLength(kShortestSide);
    return side;
}

QToolButton* CompareBar::makeTool(QString const& icon, QString const& name)
{
    auto* tool = new QToolButton(this);
    tool->setAutoRaise(true);
    tool->setFixedSize(space::kControl, space::kControl);
    tool->setAccessibleName(name);
    tool->setToolTip(name);
    auto const draw = [tool, icon] { tool->setIcon(Theme::instance().icon(icon)); };
    connect(&Theme::instance(), &Theme::changed, tool, draw);
    draw();
    return tool;
}

void CompareBar::addSide(bool isFirst)
{
    auto* row = static_cast<QHBoxLayout*>(layout());
    auto* letter = new QLabel(isFirst ? tr("A", "left take") : tr("B", "right take"));
    letter->setFont(Theme::instance().font(Theme::Type::Title));
    letter->setBuddy(isFirst ? m_a : m_b);
    QToolButton* use = makeTool(QStringLiteral("star"), isFirst ? tr("Choose the left take for the film")
                                                                : tr("Choose the right take for the film"));
    row->addWidget(letter);
    row->addWidget(isFirst ? m_a : m_b, 1);
    row->addWidget(use);
    connect(use, &QToolButton::clicked, this, [this, isFirst] { choose(isFirst); });
}

void CompareBar::showCompared()
{
    auto const& compared = m_link->compared();
    setVisible(compared.has_value());
    if (!compared)
        return;
    QSignalBlocker const quietA(m_a);
    QSignalBlocker const quietB(m_b);
    m_takes->setShot(compared->shot);
    m_a->setCurrentIndex(rowOf(*m_takes, compared->a));
    m_b->setCurrentIndex(rowOf(*m_takes, compared->b));
}

void CompareBar::pick(int row, bool isFirst)
{
    story::Take const* take = m_takes->takeAt(row);
    if (!take || !m_link->compared())
        return;
    ComparedTakes next = *m_link->compared();
    TakeId& here = isFirst ? next.a : next.b;
    TakeId& there = isFirst ? next.b : next.a;
    if (there == take->id) // a take beside itself shows nothing: they change sides
        there = here;
    here = take->id;
    m_link->compare(next);
}

void CompareBar::swap()
{
    if (auto const compared = m_link->compared())
        m_link->compare(ComparedTakes{compared->shot, compared->b, compared->a});
}

void CompareBar::choose(bool isFirst)
{
    if (auto const compared = m_link->compared()) // errors go to Session::failed
        (void)m_session->perform(story::ChooseTake{compared->shot, isFirst ? compared->a : compared->b});
}

} // namespace fw::ui
