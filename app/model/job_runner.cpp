// SPDX-License-Identifier: Apache-2.0
#include "app/model/job_runner.h"

#include <QMetaObject>
#include <QRunnable>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>

namespace glmamba::app {

namespace {

constexpr auto kProgressInterval = std::chrono::milliseconds(50);

class FunctionTask : public QRunnable {
 public:
  explicit FunctionTask(std::function<void()> function) : m_function(std::move(function)) {}
  void run() override { m_function(); }

 private:
  std::function<void()> m_function;
};

/// `function`, which then sees all that was done before it was handed over. Qt's queues see to that by themselves, but
/// by locks that the thread sanitizer knows nothing of.
std::function<void()> handedOver(std::function<void()> function) {
  const auto handed = std::make_shared<std::atomic<bool>>(false);
  handed->store(true, std::memory_order_release);
  return [handed, function = std::move(function)] {
    if (handed->load(std::memory_order_acquire)) function();
  };
}

}  // namespace

JobRunner::JobRunner(QObject* parent) : QObject(parent), m_mailbox(std::make_unique<QObject>()) {
  m_inference.setMaxThreadCount(1);
  m_inference.setExpiryTimeout(-1);  // the same thread for the whole session: it owns the device
  m_background.setMaxThreadCount(2);
}

JobRunner::~JobRunner() {
  for (auto& [id, job] : m_jobs) job.cancel.requestCancel();
  m_jobs.clear();
  m_inference.clear();
  m_background.clear();
  m_inference.waitForDone();
  m_background.waitForDone();
}

JobContext JobRunner::contextOf(JobId id, const core::CancelToken& cancel) {
  // Queued calls reach the mailbox's thread, the GUI's, and only there is the runner looked at.
  QObject* mailbox = m_mailbox.get();
  const auto post = [this, mailbox, id](std::function<void()> action) {
    auto act = [this, id, action = std::move(action)] {
      if (m_jobs.count(id) != 0) action();
    };
    QMetaObject::invokeMethod(mailbox, handedOver(std::move(act)), Qt::QueuedConnection);
  };
  const auto last = std::make_shared<std::chrono::steady_clock::time_point>();
  const auto progress = [this, post, id, last](const core::Progress& value) {
    const auto now = std::chrono::steady_clock::now();
    const bool finished = value.total > 0 && value.done >= value.total;
    if (!finished && now - *last < kProgressInterval) return;
    *last = now;
    post([this, id, value] { emit progressed(id, value); });
  };
  return {cancel, progress, post};
}

JobId JobRunner::enqueue(Lane lane, const JobTitle& title, std::function<Delivery(const JobContext&)> run) {
  if (!title.slot.isEmpty()) abandonSlot(title.slot);
  const JobId id = ++m_lastId;
  Job& job = m_jobs[id];
  job.slot = title.slot;
  const JobContext context = contextOf(id, job.cancel);
  emit started(id, title.text);
  auto work = [this, id, context, run = std::move(run)]() mutable {
    Delivery deliver = run(context);
    run = nullptr;  // the request's volumes are given back here, on the worker
    context.post([this, id, deliver = std::move(deliver)] {
      deliver();
      if (m_jobs.erase(id) != 0) emit ended(id);
    });
  };
  (lane == Lane::inference ? m_inference : m_background).start(new FunctionTask(handedOver(std::move(work))));
  return id;
}

void JobRunner::cancel(JobId id) {
  const auto job = m_jobs.find(id);
  if (job != m_jobs.end()) job->second.cancel.requestCancel();
}

void JobRunner::abandon(JobId id) {
  const auto job = m_jobs.find(id);
  if (job == m_jobs.end()) return;
  job->second.cancel.requestCancel();
  m_jobs.erase(job);
  emit ended(id);
}

void JobRunner::abandonSlot(const QString& slot) {
  std::vector<JobId> ids;
  for (const auto& [id, job] : m_jobs)
    if (job.slot == slot) ids.push_back(id);
  for (const JobId id : ids) abandon(id);
}

bool JobRunner::isSlotBusy(const QString& slot) const {
  return std::any_of(m_jobs.begin(), m_jobs.end(), [&](const auto& entry) { return entry.second.slot == slot; });
}

void JobRunner::abandonAll() {
  while (!m_jobs.empty()) abandon(m_jobs.begin()->first);
}

core::Failure JobRunner::failureOf(std::exception_ptr exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const core::Error& error) {
    return {error};
  } catch (const std::bad_alloc&) {
    return {core::Error(core::ErrorCode::tooLarge,
                        "There is not enough memory for this: close other studies or programs and try again.")};
  } catch (const std::exception& other) {
    return {core::Error(core::ErrorCode::badValue, std::string("An unexpected problem stopped this: ") + other.what())};
  } catch (...) {
    return {core::Error(core::ErrorCode::badValue, "An unexpected problem stopped this; nothing was changed.")};
  }
}

}  // namespace glmamba::app
