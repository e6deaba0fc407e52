// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/cancel_token.h"
#include "core/outcome.h"
#include "core/progress_sink.h"

namespace glmamba::app {

using JobId = quint64;

/// Where a job runs: one thread owns the compute device, a small pool reads, writes and computes beside it.
enum class Lane { inference, background };

/// What a worker is given beside its request: a way to be stopped and ways to report. Copyable; used on the worker's
/// thread.
struct JobContext {
  core::CancelToken cancel;
  /// Shown to the user; at most some 20 a second get through.
  core::ProgressSink progress;
  /// Runs `action` on the GUI thread, in order, unless the job has been superseded or ended by then.
  std::function<void(std::function<void()> action)> post;
};

/// A job's name for the user and for its successors.
struct JobTitle {
  QString text;  ///< "Opening 2 files"
  QString
      slot;  ///< a later job with the same slot cancels this one and its answer is dropped; empty: runs beside others
};

/// Runs jobs away from the GUI thread and brings their outcomes back to it.
///
/// A job is a function that holds its request by value: it must not reach a QObject, a widget or a VTK object. Its
/// outcome is delivered once, on the GUI thread, unless the job was superseded: then nothing is delivered. Exceptions
/// become `Cancelled` or `Failure` here and nowhere else. All methods are called on the GUI thread. The destructor
/// cancels every job, waits for the threads and delivers nothing.
class JobRunner : public QObject {
  Q_OBJECT

 public:
  explicit JobRunner(QObject* parent = nullptr);
  ~JobRunner() override;

  /// Starts `work(context)`, which returns a T or an Outcome<T>; `done` gets the Outcome<T>.
  template <typename T, typename Work>
  JobId start(Lane lane, const JobTitle& title, Work work, std::function<void(core::Outcome<T>)> done) {
    return enqueue(lane, title, [work = std::move(work), done = std::move(done)](const JobContext& context) mutable {
      auto outcome = std::make_shared<core::Outcome<T>>(attempt<T>(work, context));
      return std::function<void()>([outcome, done] { done(std::move(*outcome)); });
    });
  }

  /// Asks a job to stop; its outcome still arrives. Unknown ids are ignored.
  void cancel(JobId id);
  /// Asks a job to stop and drops its answer.
  void abandon(JobId id);
  /// abandon() of every job with this slot.
  void abandonSlot(const QString& slot);
  void abandonAll();
  bool isRunning(JobId id) const { return m_jobs.count(id) != 0; }
  bool isSlotBusy(const QString& slot) const;
  int runningCount() const { return static_cast<int>(m_jobs.size()); }

 signals:
  void started(glmamba::app::JobId id, const QString& title);
  void progressed(glmamba::app::JobId id, const glmamba::core::Progress& progress);
  /// The job has ended in whatever way; emitted after its outcome was delivered, or at once when it was dropped.
  void ended(glmamba::app::JobId id);

 private:
  using Delivery = std::function<void()>;
  struct Job {
    core::CancelToken cancel;
    QString slot;
  };

  static core::Failure failureOf(std::exception_ptr exception);

  template <typename T, typename Work>
  static core::Outcome<T> attempt(Work& work, const JobContext& context) {
    try {
      if (context.cancel.isCancelRequested()) return core::Cancelled{};
      return work(context);
    } catch (const core::CancelToken::Requested&) {
      return core::Cancelled{};
    } catch (...) {
      return failureOf(std::current_exception());
    }
  }

  JobId enqueue(Lane lane, const JobTitle& title, std::function<Delivery(const JobContext&)> run);
  JobContext contextOf(JobId id, const core::CancelToken& cancel);

  QThreadPool m_inference;
  QThreadPool m_background;
  std::map<JobId, Job> m_jobs;
  JobId m_lastId = 0;
  /// Receives queued calls; destroyed after the threads have ended, so that a worker can always post to it.
  std::unique_ptr<QObject> m_mailbox;
};

}  // namespace glmamba::app
