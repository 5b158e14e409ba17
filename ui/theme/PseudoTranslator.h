#pragma once

#include <QTranslator>

namespace fw::ui {

/// Answers every text of the program with a longer, accented one in brackets, "[!!! Ñéẃ šĥöţ one !!!]": what
/// is cut off in it would be cut off in another language, and what shows without brackets cannot be
/// translated. Placeholders, markup and file patterns stay as they are. Qt's own texts, which also serve as
/// keys, are left alone.
class PseudoTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(char const* context, char const* source, char const* disambiguation,
                      int number) const override;

    QTranslator* english() { return &m_english; } ///< to be loaded with the English plural forms
    QTranslator* known() { return &m_known; } ///< with a whole translation, which says what the engine says

private:
    QTranslator m_english, m_known;
};

/// The pseudo text for `english`: about 40 % longer.
QString pseudoText(QString const& english);

} // namespace fw::ui
