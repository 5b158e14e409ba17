#include "ui/bridge/SeamBook.h"

namespace fw::ui {

std::optional<double> SeamBook::score(std::filesystem::path const& project, workflow::Seam const& seam)
{
    Takes const takes{seam.parentTake, seam.childTake};
    auto const [known, isNew] = m_scores.try_emplace(takes);
    if (isNew)
        m_worker.ask(
            this, [project, seam] { return workflow::seamScore(project, seam); },
            [this, takes](Result<double> const& score) {
                if (score)
                    m_scores[takes] = *score;
                Q_EMIT measured();
            });
    return known->second;
}

} // namespace fw::ui
