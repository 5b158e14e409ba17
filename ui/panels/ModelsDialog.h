#pragma once

#include "ui/bridge/ModelBook.h"

#include <QDialog>

class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace fw::ui {

class ModelDetails;
class ModelListModel;

/// The models of this machine: what is here, what presets lack, what can be fetched; checks and downloads;
/// dropped folders. Not modal: what was begun goes on while it is closed. Thread: GUI.
class ModelsDialog : public QDialog {
    Q_OBJECT

public:
    /// `known`: the models that presets see.
    ModelsDialog(ModelBook* book, library::ModelIndex known, QWidget* parent = nullptr);
    ~ModelsDialog() override;

    ModelListModel* model() const { return m_model; }
    void select(std::string const& id); ///< now, or when the survey is there
    /// Looks at a folder or file and offers its folder; a drop does the same.
    void examine(std::filesystem::path const& fileOrFolder);
    QString noteText() const;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Controls;

    QWidget* buildList();
    QWidget* buildNote();
    QWidget* buildActivity();
    QLayout* buildFoot();
    void showSurvey();
    void showChosen();
    void showActivity();
    void showOutcome(ModelOutcome const& outcome);
    void showExamined(Result<ExaminedModel> const& examined);
    void say(QString const& text, char const* role = "note");
    void addOffered();
    void addOther();
    void askToFetch();
    std::string chosen() const;

    ModelBook* m_book;
    ModelListModel* m_model;
    std::unique_ptr<Controls> m_controls;
    std::string m_wanted;            ///< to be chosen when the survey is there
    std::filesystem::path m_offered; ///< folder that would be added
};

/// "Wan 2.1 is here. Presets see it when Framewright starts again." or what else came of it.
QString outcomeText(ModelOutcome const& outcome);

} // namespace fw::ui
