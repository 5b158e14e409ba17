#include "ui/panels/WordBook.h"

#include <QCoreApplication>
#include <QMenu>

namespace fw::ui {

namespace {

struct WordBookText {
    Q_DECLARE_TR_FUNCTIONS(WordBook)
};

} // namespace

library::Vocabulary const* WordBook::vocabulary(std::string const& modelId)
{
    auto found = m_read.find(modelId);
    if (found == m_read.end()) {
        std::optional<library::Vocabulary> read;
        if (auto const model = m_models.find(modelId); model && model->isStarter)
            if (auto list = library::readVocabulary(*model))
                read = std::move(*list);
        found = m_read.emplace(modelId, std::move(read)).first;
    }
    return found->second ? &*found->second : nullptr;
}

QStringList WordBook::words(std::string const& modelId)
{
    QStringList all;
    if (library::Vocabulary const* known = vocabulary(modelId))
        for (auto const* list : {&known->subjects, &known->places, &known->motions, &known->extras})
            for (std::string const& word : *list)
                all << QString::fromStdString(word);
    all.removeDuplicates();
    all.sort(Qt::CaseInsensitive);
    return all;
}

QString WordBook::note(std::string const& modelId)
{
    library::Vocabulary const* known = vocabulary(modelId);
    if (!known)
        return {};
    return WordBookText::tr(
               "Small starter model: it knows %1 words for subjects, %2 for places and %3 for motions.")
        .arg(known->subjects.size())
        .arg(known->places.size())
        .arg(known->motions.size());
}

void WordBook::fillMenu(QMenu* menu, std::string const& modelId,
                        std::function<void(QString const&, bool)> const& choose)
{
    menu->clear();
    library::Vocabulary const* known = vocabulary(modelId);
    if (!known)
        return;
    struct Part {
        char const* title;
        std::vector<std::string> const& words;
        bool isWhole;
    };
    Part const parts[] = {{QT_TRANSLATE_NOOP("WordBook", "Whole prompts"), known->examples, true},
                          {QT_TRANSLATE_NOOP("WordBook", "Subjects"), known->subjects, false},
                          {QT_TRANSLATE_NOOP("WordBook", "Places"), known->places, false},
                          {QT_TRANSLATE_NOOP("WordBook", "Motions"), known->motions, false},
                          {QT_TRANSLATE_NOOP("WordBook", "More"), known->extras, false}};
    for (Part const& part : parts) {
        if (part.words.empty())
            continue;
        QMenu* submenu = menu->addMenu(WordBookText::tr(part.title));
        bool const isWhole = part.isWhole;
        for (std::string const& word : part.words) {
            QString const text = QString::fromStdString(word);
            submenu->addAction(text, menu, [choose, text, isWhole] { choose(text, isWhole); });
        }
    }
}

} // namespace fw::ui
