#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace fw::ui {

class ExportOptions;

/// Exports the film: target, format and part, progress with its phase, then the verified file with what its
/// credentials say. The window stays usable; closing the dialog stops the export. Thread: GUI.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);
    /// Of another film than the one on the board, and what it is called: a take alone.
    void setFilm(story::Storyboard film, QString const& title);

    void setTarget(std::filesystem::path const& file);
    std::filesystem::path target() const;
    /// Whether shots without a take show their card instead of stopping the export.
    void setAnimatic(bool isAnimatic);
    void startExport();
    void reject() override;

Q_SIGNALS:
    void generateMissingRequested(std::vector<fw::ShotId> const& shots);

private:
    QWidget* buildSettings();
    QWidget* buildProgress();
    QWidget* buildResult();
    story::Storyboard const& board() const { return m_film ? *m_film : m_session->board(); }
    plan::ExportPlan const& cut() const { return m_film ? m_filmCut : m_session->cut(); }
    void proposeTarget(QString const& title);
    void showPage(int page); ///< as high as it needs, and no higher
    void checkBoard();
    QString warningText() const;
    void pickTarget();
    bool mayReplace(std::filesystem::path const& target);
    void showProgress(QString const& phase, qint64 step, qint64 of);
    void showResult(exporting::ExportResult const& result);
    void showError(Error const& error);

    Session* m_session;
    EngineBridge* m_bridge;
    QStackedWidget* m_pages = nullptr;
    QLineEdit* m_target = nullptr;
    ExportOptions* m_options = nullptr;
    QCheckBox* m_showsCards = nullptr;
    QLabel* m_warning = nullptr;
    QLabel* m_marks = nullptr;
    QPushButton* m_generate = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_phase = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_resultIcon = nullptr;
    QLabel* m_resultTitle = nullptr;
    QLabel* m_resultFacts = nullptr;
    std::optional<story::Storyboard> m_film; ///< unset: the board's
    plan::ExportPlan m_filmCut;
    std::filesystem::path m_agreed; ///< existing file that the person agreed to replace
    std::filesystem::path m_written;
};

} // namespace fw::ui
