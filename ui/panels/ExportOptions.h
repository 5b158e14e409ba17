#pragma once

#include "engine/export/Export.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace fw::ui {

/// Format, quality, size, frame rate, range and one file a shot: what of the film is written, and how.
/// Thread: GUI.
class ExportOptions : public QWidget {
    Q_OBJECT

public:
    explicit ExportOptions(QWidget* parent = nullptr);

    /// Of the column of names; who stands above it in another form takes the same.
    int namesWidth() const;

    /// The film's own values, which the first entries stand for.
    void setFilm(SizePx size, FrameRate rate, int64_t frames);
    /// Only this part, counted from 1, as if the person had chosen it.
    void setPart(int64_t first, int64_t last);
    void setWhole(); ///< no part any more
    /// Where subtitles go is only asked about a film that has any.
    void setSubtitled(bool hasSubtitles);
    /// Whether anything is heard in the film: only then loudness is asked about.
    void setHasSound(bool hasSound);
    /// Everything but target and project.
    exporting::ExportSettings settings() const;
    exporting::Format const& format() const;
    bool isPerShot() const;
    /// Chooses the format that a file's ending means, when there is one.
    void setTarget(std::filesystem::path const& file);
    /// The same name with the ending that the choice asks for, or none.
    std::filesystem::path named(std::filesystem::path const& file) const;

Q_SIGNALS:
    void changed();

private:
    void fillSizes(SizePx film);
    void showNotes();

    QComboBox* m_format = nullptr;
    QComboBox* m_quality = nullptr;
    QComboBox* m_size = nullptr;
    QComboBox* m_rate = nullptr;
    QCheckBox* m_isPart = nullptr;
    QSpinBox* m_first = nullptr;
    QSpinBox* m_last = nullptr;
    QComboBox* m_subtitles = nullptr;
    QLabel* m_subtitlesName = nullptr;
    QCheckBox* m_isPerShot = nullptr;
    QCheckBox* m_isLevelled = nullptr;
    bool m_hasSound = false;
    QLabel* m_note = nullptr;
};

} // namespace fw::ui
