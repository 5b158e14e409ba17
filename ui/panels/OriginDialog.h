#pragma once

#include "ui/bridge/RecordBook.h"

#include <QDialog>

#include <memory>

namespace fw::ui {

/// "Who made this?": what a file says about itself, held against the registry of this installation, with the
/// chain of shots and takes behind it. Not modal; a file may be dropped on it. Thread: GUI.
class OriginDialog : public QDialog {
    Q_OBJECT

public:
    explicit OriginDialog(RecordBook* records, QWidget* parent = nullptr);
    ~OriginDialog() override;

    void ask(std::filesystem::path const& file);
    void chooseFile();
    QString sentence() const;
    int chainLength() const;

Q_SIGNALS:
    void answered();
    void shotWanted(std::filesystem::path const& project, fw::ShotId const& shot);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Controls;

    QLayout* buildHead();
    QWidget* buildChain();
    void showAnswer(Result<workflow::Origin> const& origin);
    void showChain(workflow::Origin const& origin);
    void showStep();

    RecordBook* m_records;
    workflow::Origin m_origin;
    std::unique_ptr<Controls> m_controls;
};

} // namespace fw::ui
