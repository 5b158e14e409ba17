#include "ui/bridge/ModelBook.h"

#include <QMetaObject>

namespace fw::ui {

namespace {

/// Runs on the thread of the work; `model` is a copy.
ModelOutcome outcomeOf(ModelWork work, workflow::SurveyedModel const& model,
                       library::DownloadProgress const& onProgress, std::stop_token stop)
{
    ModelOutcome outcome{work, model.id, model.name, {}, {}};
    if (work == ModelWork::Fetch) {
        if (Status const fetched = library::fetch(*model.listed, onProgress, stop); !fetched)
            outcome.error = fetched.error();
        return outcome;
    }
    auto const verified = library::verify(model.info ? &*model.info : nullptr,
                                          model.listed ? &*model.listed : nullptr, onProgress, stop);
    if (verified)
        outcome.verified = *verified;
    else
        outcome.error = verified.error();
    return outcome;
}

} // namespace

ModelBook::ModelBook(QObject* parent)
    : QObject(parent), m_progress([this] {
          QMetaObject::invokeMethod(
              this,
              [this] {
                  auto const newest = m_progress.take();
                  if (!newest || m_activity.work == ModelWork::None)
                      return;
                  m_activity.done = newest->done;
                  m_activity.of = newest->of;
                  Q_EMIT activityChanged();
              },
              Qt::QueuedConnection);
      })
{
}

ModelBook::~ModelBook()
{
    m_stop.request_stop(); // all are asked before anything is joined
    m_thread.request_stop();
}

void ModelBook::look()
{
    ++m_looks;
    m_worker.ask(
        this, [stop = m_stop.get_token()] { return workflow::surveyModels(stop); },
        [this](workflow::ModelSurvey survey) {
            --m_looks;
            m_hasLooked = true;
            m_survey = std::move(survey);
            Q_EMIT surveyed();
        });
}

void ModelBook::examine(std::filesystem::path fileOrFolder, QObject* asker,
                        std::function<void(Result<ExaminedModel>)> then)
{
    m_worker.ask(
        asker,
        [path = std::move(fileOrFolder)]() -> Result<ExaminedModel> {
            FW_TRY(library::ModelPlace place, library::placeOf(path));
            bool const isShown = library::isShown(place.models.front(), library::modelRoots());
            return ExaminedModel{std::move(place), isShown};
        },
        std::move(then));
}

void ModelBook::addFolder(std::filesystem::path folder, QObject* asker, std::function<void(Status)> then)
{
    m_worker.ask(
        asker, [folder = std::move(folder)] { return library::addModelFolder(folder); },
        [book = QPointer<ModelBook>(this), then = std::move(then)](Status const& added) {
            if (book && added)
                book->look();
            then(added);
        });
}

void ModelBook::fetch(std::string const& id)
{
    workflow::SurveyedModel const* model = m_survey.find(id);
    if (model && model->listed)
        start(ModelWork::Fetch, id);
}

void ModelBook::verify(std::string const& id)
{
    if (m_survey.find(id))
        start(ModelWork::Verify, id);
}

void ModelBook::cancel() { m_thread.request_stop(); }

void ModelBook::start(ModelWork work, std::string const& id)
{
    if (m_activity.work != ModelWork::None)
        return;
    workflow::SurveyedModel const model = *m_survey.find(id);
    uint64_t const of = work == ModelWork::Fetch ? model.listed->bytes() : model.info ? model.info->bytes : 0;
    m_activity = {work, id, model.name, work == ModelWork::Fetch ? model.listedHere : 0, of};
    m_thread = std::jthread([this, work, model](std::stop_token stop) {
        auto const onProgress = [this](uint64_t done, uint64_t all) { m_progress.put({done, all}); };
        ModelOutcome outcome = outcomeOf(work, model, onProgress, stop);
        QMetaObject::invokeMethod(
            this, [this, outcome = std::move(outcome)] { finish(outcome); }, Qt::QueuedConnection);
    });
    Q_EMIT activityChanged();
}

void ModelBook::finish(ModelOutcome const& outcome)
{
    m_activity = {};
    Q_EMIT activityChanged();
    Q_EMIT ended(outcome);
    look();
}

} // namespace fw::ui
