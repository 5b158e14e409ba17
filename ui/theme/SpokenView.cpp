#include "ui/theme/SpokenView.h"

#include "ui/theme/SpokenItem.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QSet>

namespace fw::ui {

namespace {

constexpr int kContentsMilliseconds = 150;
constexpr int kValueMilliseconds = 300;
Listener listenerOfTests = nullptr;

QHash<QObject const*, SpokenView*>& allSpokenViews()
{
    static QHash<QObject const*, SpokenView*> views;
    return views;
}

QAccessibleInterface* makeSpokenInterface(QString const&, QObject* object)
{
    SpokenView* spoken = allSpokenViews().value(object);
    return spoken ? makeViewInterface(spoken) : nullptr;
}

} // namespace

bool isHeard() { return listenerOfTests || QAccessible::isActive(); }

void tell(QAccessibleEvent* event)
{
    listenerOfTests ? listenerOfTests(event) : QAccessible::updateAccessibility(event);
}

void setListener(Listener listener) { listenerOfTests = listener; }

SpokenView::SpokenView(QWidget* view) : QObject(view), m_view(view)
{
    if (allSpokenViews().isEmpty())
        QAccessible::installFactory(makeSpokenInterface); // installing it again does nothing
    allSpokenViews().insert(view, this);
    view->installEventFilter(this);
    for (QTimer* timer : {&m_contentsTimer, &m_valueTimer})
        timer->setSingleShot(true);
    m_contentsTimer.setInterval(kContentsMilliseconds);
    m_valueTimer.setInterval(kValueMilliseconds);
    connect(&m_contentsTimer, &QTimer::timeout, this, &SpokenView::tellContents);
    connect(&m_valueTimer, &QTimer::timeout, this, &SpokenView::tellValue);
}

SpokenView::~SpokenView()
{
    allSpokenViews().remove(m_view);
    for (Entry const& entry : std::as_const(m_entries))
        QAccessible::deleteAccessibleInterface(entry.id);
}

QWidget* SpokenView::surface() const
{
    auto const* area = qobject_cast<QAbstractScrollArea*>(m_view);
    return area ? area->viewport() : m_view;
}

void SpokenView::setValue(QString const&, qint64) {}

QStringList const& SpokenView::cachedThingsIn(QString const& holder) const
{
    auto found = m_things.constFind(holder);
    if (found == m_things.constEnd())
        found = m_things.insert(holder, thingsIn(holder));
    return found.value();
}

QAccessibleInterface* SpokenView::interfaceOf(QString const& key)
{
    if (key.isEmpty())
        return nullptr;
    Entry& entry = m_entries[key];
    if (entry.id == 0) {
        Spoken const now = spoken(key);
        entry = {QAccessible::registerAccessibleInterface(new SpokenItem(this, key)), now.name,
                 now.description, now.isSelected};
    }
    return QAccessible::accessibleInterface(entry.id);
}

void SpokenView::send(QString const& key, QAccessible::Event type)
{
    if (!isHeard())
        return;
    if (QAccessibleInterface* item = interfaceOf(key)) {
        QAccessibleEvent event(item, type);
        tell(&event);
    }
}

void SpokenView::contentsChanged()
{
    m_things.clear();
    if (isHeard() && !m_contentsTimer.isActive())
        m_contentsTimer.start();
}

QStringList SpokenView::allKeys() const
{
    QStringList keys = cachedThingsIn({});
    for (qsizetype i = 0; i < keys.size(); ++i)
        keys += cachedThingsIn(keys[i]);
    return keys;
}

/// Those that listen keep what they know: they must hear what is gone, and that something is new or
/// elsewhere.
void SpokenView::tellContents()
{
    QStringList const order = allKeys();
    QSet<QString> const alive(order.begin(), order.end());
    QStringList const known = m_entries.keys();
    for (QString const& key : known)
        if (!alive.contains(key)) {
            send(key, QAccessible::ObjectDestroyed);
            QAccessible::deleteAccessibleInterface(m_entries.take(key).id);
        }
    QSet<QString> const before(m_toldOrder.begin(), m_toldOrder.end());
    QSet<QString> toldHolders;
    for (qsizetype i = 0; i < order.size(); ++i) {
        bool const isNew = !before.contains(order[i]);
        bool const isElsewhere = !isNew && m_toldOrder.value(i) != order[i];
        QString const holder = holderOf(order[i]);
        if ((isNew || isElsewhere) && !toldHolders.contains(holder)) {
            toldHolders.insert(holder); // one is enough to make a listener ask for all of them again
            send(order[i], QAccessible::ObjectCreated);
        }
    }
    m_toldOrder = order;
    tellNames();
}

void SpokenView::tellNames()
{
    QStringList const known = m_entries.keys();
    for (QString const& key : known)
        tellName(key);
}

void SpokenView::tellName(QString const& key)
{
    Spoken const now = spoken(key);
    Entry& entry = m_entries[key];
    bool const isRenamed = entry.name != now.name, isOther = entry.description != now.description;
    entry.name = now.name;
    entry.description = now.description;
    if (isRenamed)
        send(key, QAccessible::NameChanged);
    if (isOther)
        send(key, QAccessible::DescriptionChanged);
}

void SpokenView::selectionChanged()
{
    if (!isHeard())
        return;
    QStringList const known = m_entries.keys();
    for (QString const& key : known) {
        bool const isSelected = spoken(key).isSelected;
        if (isSelected == m_entries[key].isSelected)
            continue;
        m_entries[key].isSelected = isSelected;
        send(key, isSelected ? QAccessible::SelectionAdd : QAccessible::SelectionRemove);
    }
    QString const now = current();
    if (!now.isEmpty() && !known.contains(now)) // nobody has asked for it yet
        send(now, QAccessible::SelectionAdd);
    tellFocus();
}

void SpokenView::tellFocus()
{
    QString const now = current();
    if (!m_view->hasFocus() || now.isEmpty() || now == m_toldCurrent || !isHeard())
        return;
    m_toldCurrent = now;
    send(now, QAccessible::Focus);
}

void SpokenView::valueChanged(QString const& key)
{
    m_changedValue = key;
    if (isHeard() && !m_valueTimer.isActive())
        m_valueTimer.start();
}

void SpokenView::tellValue()
{
    std::optional<SpokenValue> const value = spoken(m_changedValue).value;
    QAccessibleInterface* item = interfaceOf(m_changedValue);
    if (!value || !item)
        return;
    QAccessibleValueChangeEvent event(item, value->now);
    tell(&event);
    tellName(m_changedValue);
}

bool SpokenView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_toldCurrent.clear();
        surface()->update(); // the ring around what has the focus
        // After Qt has told of the view itself.
        QMetaObject::invokeMethod(this, &SpokenView::tellFocus, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fw::ui
