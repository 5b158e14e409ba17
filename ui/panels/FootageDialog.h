#pragma once

#include "ui/bridge/FootageFeed.h"
#include "ui/session/Session.h"

#include <QDialog>

#include <map>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace fw::ui {

/// The shots of a video before anything is imported: it is looked through once, then the person says how
/// finely it is split, which shots come in, and whether only the strongest do. They come in as one undo step.
/// Closing it at any time stops what runs and leaves nothing behind. Thread: GUI.
class FootageDialog : public QDialog {
    Q_OBJECT

public:
    FootageDialog(Session* session, std::filesystem::path file, QWidget* parent = nullptr);
    ~FootageDialog() override;

    /// What is shown: the shots, or the pieces of the summary.
    std::vector<footage::FoundShot> const& shots() const { return m_shots; }
    std::vector<footage::FoundShot> ticked() const;
    void accept() override; ///< copies what is ticked, then adds it and closes
    void reject() override;

private:
    void build();
    QWidget* buildSettings();
    QWidget* buildWaiting();
    QWidget* buildFound();
    QComboBox* buildProxies();
    void showWork(QString const& text);
    void showProblem(Error const& error);
    void showAnalysis(std::shared_ptr<footage::Analysis const> const& analysis);
    void split(); ///< anew, by the settings
    void fillList();
    void showSum();
    void tickAll(bool isOn);
    void add(CopiedFootage& copied);

    Session* m_session;
    std::filesystem::path m_file;
    FootageFeed* m_feed;
    std::shared_ptr<footage::Analysis const> m_analysis;
    std::vector<footage::FoundShot> m_shots;
    std::map<int64_t, QImage> m_pictures; ///< by frame
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace fw::ui
