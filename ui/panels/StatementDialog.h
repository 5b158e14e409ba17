#pragma once

#include "ui/bridge/CastBook.h"

#include <QDialog>

#include <memory>

namespace fw::ui {

/// Brings a person into the cast, or renews a consent: who it is, the statement with what it covers, and
/// headshots, in three steps. What is allowed is the ledger's to say; its sentence is shown where it refuses.
/// Thread: GUI.
class StatementDialog : public QDialog {
    Q_OBJECT

public:
    /// `renewed`: a new statement of this person; empty: somebody new.
    StatementDialog(CastBook* cast, SubjectId renewed, QWidget* parent = nullptr);
    ~StatementDialog() override;
    /// The clip of the spoken words, as if it had been picked.
    void setClip(QString const& file);
    QString words() const { return m_words; } ///< that are to be spoken; others in every dialog

Q_SIGNALS:
    /// The statement is in the ledger; the pictures may have been refused all the same.
    void recorded(fw::SubjectId const& subject, fw::Status const& pictures);

private:
    struct Controls;

    QWidget* buildWho();
    QWidget* buildStatement();
    QLayout* buildScope();
    QWidget* buildPictures();
    QLayout* buildFooter();
    void showPage(int page);
    void showKind(); ///< words that depend on who it is
    void showEnd();
    void showProblem(Status const& status);
    void pickRelease();
    void pickClip();
    void next();
    void record();
    CastBook::Statement draft() const;
    Result<consent::SubjectKind> kind() const;
    Status checkPage() const;

    CastBook* m_cast;
    SubjectId m_renewed;
    QString m_words;
    std::filesystem::path m_release, m_clip;
    std::unique_ptr<Controls> m_controls;
};

} // namespace fw::ui
