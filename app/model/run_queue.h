// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "app/model/job_runner.h"
#include "app/model/run.h"

namespace glmamba::app {

/// All runs of a session: the one that is going on, those that wait for it, and what came of those before. One runs at
/// a time; when it ends in whatever way, the next that waits starts. Lives on the GUI thread.
class RunQueue : public QObject {
  Q_OBJECT

 public:
  explicit RunQueue(JobRunner& jobs, QObject* parent = nullptr);

  /// In the order they were asked for. A run's address stays until it is removed.
  const std::vector<std::unique_ptr<Run>>& runs() const { return m_runs; }
  Run* find(RunId id) const;
  /// The one that is going on, or null.
  Run* active() const;
  int waitingCount() const;
  bool isPaused() const { return m_isPaused; }

  /// Starts when nothing is going on, otherwise when its turn comes.
  RunId add(Run run);
  /// Keeps what a session file knows of a run that is over.
  RunId addRecord(Run run);
  /// Gives a run that is over its voxels again.
  void bringBack(RunId id, const PairImages& images, Result result);
  void setFile(RunId id, const std::filesystem::path& file);
  /// Stops a run that is going on and keeps its slices; takes one that waits off the list.
  void cancel(RunId id);
  /// Ends it if need be, without a word, and forgets it.
  void remove(RunId id);
  /// Holds the run after the slice it is at, and those that wait.
  void setPaused(bool paused);
  /// Ends all that is not over.
  void stop();
  /// The run whose result is on the screen: its voxels are not given up for others.
  void setShown(RunId id) { m_shown = id; }

 signals:
  void changed();  ///< a run came, went or is in another phase
  void progressed(glmamba::app::RunId id);
  void resultStarted(glmamba::app::RunId id);
  void sliceDone(glmamba::app::RunId id, int index, std::shared_ptr<glmamba::app::RunSlice> slice);
  void resultChanged(glmamba::app::RunId id);  ///< complete, measured, or stopped
  void segmented(glmamba::app::RunId id, std::shared_ptr<glmamba::app::SegmentAnswer> answer);
  void trustChanged(glmamba::app::RunId id);  ///< its result has other trust maps
  void mapSliceDone(glmamba::app::RunId id, std::shared_ptr<glmamba::app::MapSlice> slice);
  void problem(const QString& sentence);
  void notice(const QString& sentence);

 private:
  void startNext();
  void start(Run& run);
  void begin(RunId id, const RunStart& start);
  void take(RunId id, const std::shared_ptr<RunSlice>& slice);
  void finish(RunId id, core::Outcome<RunAnswer> outcome);
  void measure(Run& run);
  /// Makes a result's trust maps that need no network.
  void makeMaps(Run& run);
  void startAgain(Run& run);
  void startSegmenting(Run& run);
  void endOfRun();
  void finishAgain(RunId id, core::Outcome<trust::TrustSet> outcome);
  RunRequest requestOf(const Run& run) const;
  void giveUpVoxels(RunId keep);

  JobRunner& m_jobs;
  std::vector<std::unique_ptr<Run>> m_runs;
  std::shared_ptr<ModelSlot> m_model;
  RunId m_lastId = 0;
  RunId m_shown = 0;
  bool m_isPaused = false;
};

}  // namespace glmamba::app
