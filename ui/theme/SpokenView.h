#pragma once

#include <QAccessible>
#include <QHash>
#include <QObject>
#include <QRect>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace fw::ui {

/// A number that a thing stands for, as a slider does.
struct SpokenValue {
    qint64 now = 0, least = 0, most = 0;
};

/// One thing that a self-painted view shows (a card, a clip, a row of clips), as an assistive technology is
/// told of it.
struct Spoken {
    QAccessible::Role role = QAccessible::ListItem;
    QString name;
    QString description;
    QRect rect; ///< on the view's surface, in pixels; null where it is not drawn
    bool isSelectable = false;
    bool isSelected = false;
    std::optional<SpokenValue> value = {};
};

/// Whether an assistive technology listens, so that it is worth telling what changes.
bool isHeard();
void tell(QAccessibleEvent* event);
/// For tests, on machines without one: what is told comes here instead; nullptr ends it.
using Listener = void (*)(QAccessibleEvent* event);
void setListener(Listener listener);

/// What a screen reader finds in a view that paints its things itself: a tree of them below the view's own
/// entry. A view makes one first of all in its constructor; whoever derives from it names the things by keys
/// that stay while the thing does. Does next to nothing while no assistive technology listens. Thread: GUI.
class SpokenView : public QObject {
    Q_OBJECT

public:
    explicit SpokenView(QWidget* view);
    ~SpokenView() override;

    QWidget* view() const { return m_view; }
    QWidget* surface() const; ///< what the things are painted on
    virtual QAccessible::Role role() const { return QAccessible::List; }

    /// In their order; of the view itself for an empty key.
    virtual QStringList thingsIn(QString const& holder) const = 0;
    virtual QString holderOf(QString const& key) const = 0;       ///< empty: the view itself
    virtual Spoken spoken(QString const& key) const = 0;          ///< no name where there is no such thing
    virtual QString current() const = 0;                          ///< what the keyboard acts on; may be empty
    virtual void choose(QString const& key, bool isToggling) = 0; ///< as a click, or Ctrl and a click
    virtual void open(QString const& key) = 0;                    ///< as a double click
    virtual void setValue(QString const& key, qint64 value);

    QStringList const& cachedThingsIn(QString const& holder) const;
    QAccessibleInterface* interfaceOf(QString const& key); ///< nullptr for an empty key

protected:
    /// Things came, went, moved, or are called otherwise. What listens hears of it a moment later, once.
    void contentsChanged();
    void selectionChanged();               ///< told at once
    void valueChanged(QString const& key); ///< told a few times a second at most
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        QAccessible::Id id = 0;
        QString name, description; ///< as last told
        bool isSelected = false;
    };

    void send(QString const& key, QAccessible::Event type);
    void tellContents();
    void tellNames();
    void tellName(QString const& key);
    void tellFocus();
    void tellValue();
    QStringList allKeys() const;

    QWidget* m_view;
    mutable QHash<QString, QStringList> m_things;
    QHash<QString, Entry> m_entries; ///< what has been asked for
    QStringList m_toldOrder;
    QString m_toldCurrent, m_changedValue;
    QTimer m_contentsTimer, m_valueTimer;
};

} // namespace fw::ui
