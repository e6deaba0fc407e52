// SPDX-License-Identifier: Apache-2.0
#include "app/model/job_runner.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "waiting.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

void workUntilCancelled(const JobContext& context) {
  while (true) {
    context.cancel.throwIfCancelled();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

TEST_CASE("A job works on another thread and its outcome arrives on this one", "[jobs]") {
  JobRunner jobs;
  QThread* worker = nullptr;
  QThread* receiver = nullptr;
  int answer = 0;
  jobs.start<int>(
      Lane::background, {"adding", {}},
      [&worker](const JobContext&) {
        worker = QThread::currentThread();
        return 42;
      },
      [&](core::Outcome<int> outcome) {
        receiver = QThread::currentThread();
        answer = std::get<int>(outcome);
      });
  REQUIRE(waitUntil([&] { return answer != 0; }));
  CHECK(answer == 42);
  CHECK(receiver == QThread::currentThread());
  CHECK(worker != receiver);
  CHECK(jobs.runningCount() == 0);
}

TEST_CASE("All inference runs on one and the same thread", "[jobs]") {
  JobRunner jobs;
  std::vector<QThread*> threads;
  for (int n = 0; n < 3; ++n)
    jobs.start<QThread*>(
        Lane::inference, {"where", {}}, [](const JobContext&) { return QThread::currentThread(); },
        [&](core::Outcome<QThread*> outcome) { threads.push_back(std::get<QThread*>(outcome)); });
  REQUIRE(waitUntil([&] { return threads.size() == 3; }));
  CHECK(threads[0] == threads[1]);
  CHECK(threads[1] == threads[2]);
}

TEST_CASE("A cancelled job ends as cancelled, which is no failure", "[jobs]") {
  JobRunner jobs;
  bool cancelled = false;
  const JobId id = jobs.start<int>(
      Lane::background, {"waiting", {}},
      [](const JobContext& context) {
        workUntilCancelled(context);
        return 1;
      },
      [&](core::Outcome<int> outcome) { cancelled = std::holds_alternative<core::Cancelled>(outcome); });
  jobs.cancel(id);
  REQUIRE(waitUntil([&] { return !jobs.isRunning(id); }));
  CHECK(cancelled);
}

TEST_CASE("What a job throws becomes a failure with its sentence", "[jobs]") {
  JobRunner jobs;
  std::vector<std::string> sentences;
  const auto keep = [&](core::Outcome<int> outcome) {
    sentences.push_back(std::get<core::Failure>(outcome).error.what());
  };
  jobs.start<int>(
      Lane::inference, {"failing", {}},
      [](const JobContext&) -> int { throw core::Error(core::ErrorCode::badFile, "“a.nii” is cut short."); }, keep);
  jobs.start<int>(
      Lane::inference, {"too much", {}}, [](const JobContext&) -> int { throw std::bad_alloc(); }, keep);
  REQUIRE(waitUntil([&] { return sentences.size() == 2; }));
  CHECK(sentences[0] == "“a.nii” is cut short.");
  CHECK(sentences[1].find("memory") != std::string::npos);
}

TEST_CASE("The answer, posts and progress of a superseded job are dropped", "[jobs]") {
  JobRunner jobs;
  std::atomic<bool> firstStarted{false};
  std::atomic<bool> firstEnded{false};
  int posts = 0;
  std::vector<int> answers;
  const auto keep = [&](core::Outcome<int> outcome) { answers.push_back(std::get<int>(outcome)); };
  jobs.start<int>(
      Lane::background, {"first", "slot"},
      [&](const JobContext& context) {
        firstStarted = true;
        while (!context.cancel.isCancelRequested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        // A job that is past its last look at the cancel flag still delivers; nobody must hear it.
        context.post([&] { ++posts; });
        firstEnded = true;
        return 1;
      },
      keep);
  REQUIRE(waitUntil([&] { return firstStarted.load(); }));
  jobs.start<int>(
      Lane::background, {"second", "slot"}, [](const JobContext&) { return 2; }, keep);
  REQUIRE(waitUntil([&] { return firstEnded && jobs.runningCount() == 0; }));
  letPass(50);
  CHECK(answers == std::vector<int>{2});
  CHECK(posts == 0);
}

TEST_CASE("Progress reaches the receiver, its end always", "[jobs]") {
  JobRunner jobs;
  int last = 0;
  QObject::connect(&jobs, &JobRunner::progressed, &jobs,
                   [&](JobId, const core::Progress& progress) { last = progress.done; });
  bool done = false;
  jobs.start<int>(
      Lane::background, {"counting", {}},
      [](const JobContext& context) {
        for (int n = 1; n <= 1000; ++n) context.progress({"counting", n, 1000, -1});
        return 0;
      },
      [&](core::Outcome<int>) { done = true; });
  REQUIRE(waitUntil([&] { return done; }));
  CHECK(last == 1000);
}

TEST_CASE("A runner that goes while jobs are at work cancels them and waits", "[jobs]") {
  std::atomic<int> ended{0};
  bool delivered = false;
  {
    JobRunner jobs;
    for (const Lane lane : {Lane::inference, Lane::background, Lane::background})
      jobs.start<int>(
          lane, {"waiting", {}},
          [&ended](const JobContext& context) {
            while (!context.cancel.isCancelRequested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            ++ended;
            return 0;
          },
          [&](core::Outcome<int>) { delivered = true; });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(ended == 3);
  letPass(20);
  CHECK_FALSE(delivered);
}
