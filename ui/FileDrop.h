#pragma once

#include <QObject>
#include <QWidget>

#include <filesystem>

namespace fw::ui {

/// Files that are dropped on a window where no panel takes them: "who made this?" is asked about the first.
/// Thread: GUI.
class FileDrop : public QObject {
    Q_OBJECT

public:
    explicit FileDrop(QWidget* window);

Q_SIGNALS:
    void dropped(std::filesystem::path const& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace fw::ui
