#pragma once

#include "ui/bridge/CastBook.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace fw::ui {

/// Picks picture files for the vault and names them: front, left, right, smile, then what comes. Files can be
/// dropped. A file that cannot be read says why and is left out. Thread: GUI.
class PicturePicker : public QWidget {
    Q_OBJECT

public:
    PicturePicker(CastBook* cast, QWidget* parent = nullptr);

    void setTaken(std::vector<std::string> names); ///< in the vault already
    void addFiles(QStringList const& files);
    std::vector<std::pair<std::string, std::filesystem::path>> pictures() const;

Q_SIGNALS:
    void picturesChanged();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void pick();
    void addFile(QString const& file, QImage const& picture);
    void judge(QString const&
                   file); ///< says what the quality gate finds; the maker may use the picture all the same
    void removeSelected();
    std::string nextName() const;

    CastBook* m_cast;
    QListWidget* m_list = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_problem = nullptr;
    std::vector<std::string> m_taken;
};

} // namespace fw::ui
