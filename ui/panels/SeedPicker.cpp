#include "ui/panels/SeedPicker.h"

#include "ui/panels/Widgets.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>

namespace fw::ui {

namespace {

uint64_t drawSeed()
{
    return QRandomGenerator::system()->bounded(1'000'000'000); // short enough to read out loud
}

} // namespace

SeedPicker::SeedPicker(QWidget* parent)
    : QWidget(parent), m_mode(new QComboBox(this)), m_value(new QLineEdit(this)),
      m_dice(makeIconButton("dice-5", tr("Draw another seed"))),
      m_copy(makeIconButton("copy", tr("Copy the seed")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    m_mode->addItems({tr("Random, new each time"), tr("Locked"), tr("Count up")});
    m_mode->setAccessibleName(tr("Seed"));
    m_value->setAccessibleName(tr("Seed number"));
    m_value->setFont(Theme::instance().font(Theme::Type::Form));
    m_value->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}"), m_value));
    m_mode->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_mode->setMinimumContentsLength(6);
    tellWhole(m_mode);
    row->addWidget(m_mode, 1);
    row->addWidget(m_value, 1);
    row->addWidget(m_dice);
    row->addWidget(m_copy);

    connect(m_mode, &QComboBox::activated, this, [this](int index) {
        story::SeedPolicy seed = m_seed;
        seed.mode = static_cast<story::SeedMode>(index);
        if (seed.mode != story::SeedMode::Random && m_seed.mode == story::SeedMode::Random)
            seed.value = m_lastSeed ? m_lastSeed : drawSeed();
        choose(seed);
    });
    connect(m_value, &QLineEdit::editingFinished, this, [this] {
        if (!m_value->isModified() || m_seed.mode == story::SeedMode::Random)
            return; // it lost the keyboard, or it is being hidden: nobody typed a seed
        choose({m_seed.mode, static_cast<uint64_t>(m_value->text().toULongLong())});
    });
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_value->text()); });
    connect(m_dice, &QToolButton::clicked, this, [this] { choose({m_seed.mode, drawSeed()}); });
}

void SeedPicker::choose(story::SeedPolicy seed)
{
    if (seed == m_seed)
        return;
    m_seed = seed;
    Q_EMIT seedChosen(seed);
}

void SeedPicker::showSeed(story::SeedPolicy const& seed, uint64_t lastSeed)
{
    m_seed = seed;
    m_lastSeed = lastSeed;
    bool const isRandom = seed.mode == story::SeedMode::Random;
    m_mode->setCurrentIndex(static_cast<int>(seed.mode));
    m_value->setVisible(!isRandom);
    m_dice->setVisible(!isRandom);
    m_copy->setVisible(!isRandom);
    QString const text = isRandom ? QString() : QString::number(seed.value);
    if (m_value->text() != text)
        m_value->setText(text);
}

} // namespace fw::ui
