// SPDX-License-Identifier: Apache-2.0
// Pictures of the panes and movies through slices: a part of MainWindow.
#include <QDialog>
#include <QDialogButtonBox>
#include <QProgressBar>
#include <QVBoxLayout>
#include <chrono>
#include <future>

#include "app/desktop/compare_view.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/picture_dialog.h"
#include "app/model/movie.h"
#include "app/model/path_of.h"

namespace glmamba::app {

namespace {

constexpr const char* kMovieSlot = "movie";

io::RgbImage imageOf(viewer::Snapshot snapshot) { return {snapshot.width, snapshot.height, std::move(snapshot.rgb)}; }

core::Error nothingOnShow() {
  return {core::ErrorCode::badValue,
          MainWindow::tr("There is nothing on show to make a picture of: open an image first.").toStdString()};
}

/// What `draw` gives on the GUI thread, for a worker that waits for it; never longer than until its job is cancelled.
io::RgbImage drawnByGui(const JobContext& context, const std::function<io::RgbImage()>& draw) {
  const auto promise = std::make_shared<std::promise<io::RgbImage>>();
  std::future<io::RgbImage> drawn = promise->get_future();
  context.post([promise, draw] {
    try {
      promise->set_value(draw());
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  });
  while (drawn.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready) context.cancel.throwIfCancelled();
  return drawn.get();
}

/// A dialog with a way to cancel, over a window in which nothing can be changed while its slices pass.
void showMovieProgress(QWidget& window, JobRunner& jobs, JobId id, int frames) {
  auto* dialog = new QDialog(&window);
  dialog->setObjectName("movieProgress");
  dialog->setWindowTitle(MainWindow::tr("Writing the movie"));
  dialog->setWindowModality(Qt::WindowModal);
  auto* bar = new QProgressBar(dialog);
  bar->setRange(0, frames);
  bar->setMinimumWidth(320);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
  auto* layout = new QVBoxLayout(dialog);
  layout->addWidget(bar);
  layout->addWidget(buttons);
  QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
  QObject::connect(dialog, &QDialog::rejected, &jobs, [&jobs, id] { jobs.cancel(id); });
  QObject::connect(&jobs, &JobRunner::progressed, bar, [bar, id](JobId which, const core::Progress& progress) {
    if (which == id) bar->setValue(progress.done);
  });
  QObject::connect(&jobs, &JobRunner::ended, dialog, [dialog, id](JobId which) {
    if (which == id) dialog->deleteLater();
  });
  dialog->show();
}

}  // namespace

void MainWindow::choosePicture() {
  auto* dialog = new PictureDialog(PictureDialog::Kind::picture, proposedName(), 0, m_view->size(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { savePicture(dialog->place(), dialog->scale()); });
  dialog->open();
}

void MainWindow::chooseMovie() {
  auto* dialog = new PictureDialog(PictureDialog::Kind::movie, proposedName(), movieSlices(), m_view->size(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { saveMovie(dialog->movie()); });
  dialog->open();
}

int MainWindow::movieSlices() const { return m_view->activePane().sliceCount(); }

void MainWindow::endPicture(const core::Outcome<std::filesystem::path>& outcome) {
  const auto* path = std::get_if<std::filesystem::path>(&outcome);
  QString problem;
  if (path) {
    m_messages->showNotice(tr("Written: %1").arg(QString::fromStdString(path->u8string())));
  } else if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
    problem = QString::fromUtf8(failure->error.what());
    m_messages->showProblem(problem);
  } else {
    problem = tr("The movie was cancelled; nothing was written.");
    m_messages->showNotice(problem);
  }
  emit pictureEnded(path != nullptr, problem);
}

void MainWindow::savePicture(const QString& file, double scale) {
  // Reading pixels back needs the panes' GL contexts, so it is done here; compressing and writing is not.
  io::RgbImage image;
  try {
    if (movieSlices() == 0) throw nothingOnShow();
    image = imageOf(m_view->snapshot(scale));
  } catch (const core::Error& error) {
    return endPicture(core::Failure{error});
  }
  m_session->jobs().start<std::filesystem::path>(
      Lane::background, {tr("Writing the picture"), {}},
      [image = std::move(image), path = pathOf(file)](const JobContext&) {
        io::writePicture(image, path);
        return path;
      },
      [this](const core::Outcome<std::filesystem::path>& outcome) { endPicture(outcome); });
}

void MainWindow::saveMovie(const MovieChoice& choice) {
  const int count = movieSlices();
  const bool isWhole = choice.last < choice.first;
  const int first = isWhole ? 0 : choice.first;
  const int last = isWhole ? count - 1 : choice.last;
  if (count == 0) return endPicture(core::Failure{nothingOnShow()});
  if (first < 0 || last >= count)
    return endPicture(core::Failure{core::Error(
        core::ErrorCode::badValue, tr("There are %1 slices on show: choose among 0 to %1.").arg(count).toStdString())});
  if (m_session->jobs().isSlotBusy(kMovieSlot))
    return endPicture(core::Failure{core::Error(
        core::ErrorCode::badValue, tr("A movie is being written already: wait for it, or cancel it.").toStdString())});

  MovieRequest request{pathOf(choice.place), last - first + 1, choice.framesPerSecond, choice.isTiff ? ".tif" : ".png"};
  const Outlooks before = m_display.outlooks();
  const Orientation orientation = m_display.orientation();
  const core::Vector3 cursor = m_display.cursor();
  // A message that comes or goes must not change the size of the frames.
  const QSize least = m_view->minimumSize(), most = m_view->maximumSize();
  m_view->setFixedSize(m_view->size());
  JobRunner& jobs = m_session->jobs();
  const JobId id = jobs.start<std::filesystem::path>(
      Lane::background, {tr("Writing the movie"), kMovieSlot},
      [this, request, first, scale = choice.scale](const JobContext& context) {
        // Called by the GUI thread alone, and never after the job's end.
        const auto draw = [this, first, scale](int n) {
          m_view->activePane().showSlice(first + n);
          return imageOf(m_view->snapshot(scale));
        };
        writeMovie(
            request, [&](int n) { return drawnByGui(context, [draw, n] { return draw(n); }); }, context.cancel,
            context.progress);
        return request.place;
      },
      [this, before, orientation, cursor, least, most](const core::Outcome<std::filesystem::path>& outcome) {
        m_view->setMinimumSize(least);
        m_view->setMaximumSize(most);
        m_display.showEverywhere(orientation, before, cursor);
        endPicture(outcome);
      });
  showMovieProgress(*this, jobs, id, request.frames);
}

}  // namespace glmamba::app
