#pragma once

#include "ui/bridge/CastBook.h"
#include "ui/bridge/TaskWorker.h"
#include "ui/panels/Fold.h"
#include "ui/session/Session.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace fw::ui {

/// The animated headshots of one shot: who, what they say, and how they go from one place to another. Every
/// change is one edit. Thread: GUI.
class PuppetFold : public Fold {
    Q_OBJECT

public:
    PuppetFold(Session* session, CastBook* cast, QWidget* parent = nullptr);

    /// `canRefer`: the shot's model takes pictures of a person as references.
    void showShot(story::Shot const& shot, bool canRefer);

Q_SIGNALS:
    /// The path of a person's head is to be shown on the canvas; an empty id: no longer.
    void pathWanted(fw::SubjectId const& subject, QString const& name);

public Q_SLOTS:
    void pathEnded(); ///< on the canvas

private:
    void build();
    QWidget* buildPath();
    void choosePerson();
    void toggle(bool isOn);
    void change(); ///< the controls into the document
    void showPerson();
    void pickVoice();
    void giveVoice(ShotId const& shot, SubjectId const& person, story::AssetRef const& voice);
    SubjectId person() const;
    story::Puppet const* puppet() const;
    void perform(std::vector<story::Puppet> puppets);

    struct Place {
        QDoubleSpinBox *x = nullptr, *y = nullptr, *height = nullptr;
    };
    Session* m_session;
    CastBook* m_cast;
    story::Shot m_shot;
    QLabel* m_note = nullptr;
    QComboBox* m_person = nullptr;
    QCheckBox* m_isOn = nullptr;
    QWidget* m_settings = nullptr;
    class PromptEdit* m_line = nullptr;
    QPushButton* m_voice = nullptr;
    QDoubleSpinBox* m_energy = nullptr;
    std::array<Place, 2> m_places;
    QPushButton* m_path = nullptr;
    QLabel* m_problem = nullptr;
    bool m_isShowing = false;
    TaskWorker m_imports; // last
};

} // namespace fw::ui
