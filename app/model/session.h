#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/job_runner.h"
#include "app/model/preparation.h"
#include "app/model/super_resolution_job.h"

namespace glmamba::app {

/// What super-resolution has made of the images on show.
struct Result {
  RunStart start;  ///< grid, model, device
  RunSettings settings;
  int finishedSlices = 0;
  bool complete = false;           ///< false while running, and after a cancel
  std::vector<float> voxels{};     ///< slices as they come, NaN where none is yet; empty once complete
  core::VolumePtr sr{};            ///< once complete
  core::VolumePtr interpolated{};  ///< LR↑ on the same grid, once complete
  core::VolumePtr error{};         ///< once measured
  bool againstTruth = false;       ///< `error` is |SR − HR|; otherwise |SR − LR↑|, which is no error
  std::optional<imaging::Metrics> srMetrics{};
  std::optional<imaging::Metrics> interpolatedMetrics{};
  core::Provenance provenance{};
  double seconds = 0;
  std::vector<std::string> warnings{};

  int totalSlices() const { return start.grid.size()[2]; }
  /// SR at an LPS point; NaN outside and in slices that are not done.
  float srAt(const core::Vector3& point) const;
};

enum class RunPhase { idle, loadingModel, running, cancelling };

/// What is open, what is on show, and what is made of it. Lives on the GUI thread; all work is done by jobs that get
/// their request by value. Whatever a job's end, the session is either as it was before or complete with the answer.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  /// Cancels what is running and waits for the threads.
  ~Session() override;

  const StudyList& studies() const { return m_studies; }
  const PairImages& images() const { return m_images; }
  const std::optional<LabelImage>& labels() const { return m_labels; }
  const Result* result() const { return m_result.get(); }
  const RunSettings& settings() const { return m_settings; }
  RunPhase runPhase() const { return m_phase; }
  const core::Progress& runProgress() const { return m_runProgress; }
  bool isRunning() const { return m_phase != RunPhase::idle; }
  bool canRun() const { return m_images.lr && m_images.guide; }
  bool canExport() const { return m_result && m_result->complete; }
  /// True while anything is at work: reading, degrading, super-resolving, measuring, writing.
  bool isBusy() const { return m_jobs.runningCount() > 0; }
  JobRunner& jobs() { return m_jobs; }

  // Each returns at once; the answer comes by signal.
  /// With a try factor of 2 or 4 the target is degraded; 0 shows it as it is.
  void openFiles(const QStringList& paths, int tryFactor = 0);
  void openDemoStudy(const imaging::PhantomOptions& phantom = {}, int tryFactor = 2);
  void useAsTarget(const std::string& seriesId);
  void useAsReference(const std::string& seriesId);
  void swapPair();
  void loadLabels(const std::string& seriesId);
  /// Adds a label map's file to the list and shows it over what is on show.
  void openLabelFile(const QString& path);
  void clearLabels();
  void removeSeries(const std::string& seriesId);
  void removeStudy(const std::string& studyId);
  /// 0 ends try mode; 2 or 4 degrades the target and keeps the original as truth.
  void setTryFactor(int factor);
  void setSettings(const RunSettings& settings);

  /// Super-resolves from the slice at `cursor` outwards; a run that is going on is superseded.
  void run(const core::Vector3& cursor);
  /// Slices that are done stay, as a partial result.
  void cancelRun();

  /// Cancels everything that is at work and drops the answers: before the window closes.
  void stop();

  void exportNifti(const QString& file);
  void exportDicom(const QString& folder);

 signals:
  void studiesChanged();
  /// The images on show were replaced, the result went with them.
  void imagesChanged();
  void labelsChanged();
  void settingsChanged();
  void runChanged();     ///< phase or progress of the run
  void resultStarted();  ///< result() is there and empty
  void sliceDone(int index, std::shared_ptr<glmamba::app::RunSlice> slice);
  void resultChanged();  ///< complete, measured, partial or gone
  void exported(const QString& path);
  void busyChanged();
  /// An operation failed; nothing changed. A sentence for the user.
  void problem(const QString& sentence);
  /// Worth knowing, shown once.
  void notice(const QString& sentence);

 private:
  void show(const PairRequest& request, const QString& title);
  void apply(const PairImages& images);
  void apply(OpenAnswer answer);
  PairRequest currentPair() const;
  LoadedVolumes loadedVolumes() const;
  void endRun();
  void dropResult();
  void finishRun(core::Outcome<RunAnswer> outcome);
  void measure();
  void startExport(const QString& path, const QString& title, bool asDicom);
  void tell(const std::vector<std::string>& warnings);
  template <typename T>
  bool reportFailure(const core::Outcome<T>& outcome) {
    if (const auto* failure = std::get_if<core::Failure>(&outcome))
      emit problem(QString::fromUtf8(failure->error.what()));
    return std::holds_alternative<T>(outcome);
  }

  StudyList m_studies;
  LoadedVolumes m_unsaved;
  PairImages m_images;
  std::optional<LabelImage> m_labels;
  RunSettings m_settings;
  std::unique_ptr<Result> m_result;
  RunPhase m_phase = RunPhase::idle;
  core::Progress m_runProgress;
  JobId m_runJob = 0;
  std::shared_ptr<ModelSlot> m_model;
  JobRunner m_jobs;  // last: joined before the rest goes
};

}  // namespace glmamba::app
