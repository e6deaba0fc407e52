// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/annotations.h"
#include "app/model/job_runner.h"
#include "app/model/mask_edit.h"
#include "app/model/preparation.h"
#include "app/model/run_queue.h"
#include "app/model/stored_result.h"
#include "io/deidentification.h"
#include "io/label_table.h"

namespace glmamba::app {

struct SavedSession;
inline constexpr std::size_t kMostOutlines = 3;

/// What the ids of masks begin with that the program found or the user edits; they are in no file of the study's.
inline constexpr const char* kMaskPrefix = "mask:";
inline bool isOwnMask(const std::string& seriesId) { return seriesId.rfind(kMaskPrefix, 0) == 0; }

/// A mask that the program holds.
struct Mask {
  LabelImage image;
  std::shared_ptr<const SegmentAnswer> made = {};  ///< by which it was found, edited since or not; null: drawn
  Image drawnOn = Image::lr;                       ///< the image whose series an export names
  bool isEditable = false;
  bool isSaved = true;              ///< nothing has changed since it was exported or saved with the session
  std::filesystem::path file = {};  ///< that a session keeps it in
};

/// Which pair is on show, and how it was prepared: by series ids.
struct ShownPair {
  std::string target;
  std::string reference;
  int tryFactor = 0;
  core::PairingChoice pairing;
};
bool operator==(const ShownPair& a, const ShownPair& b);

/// How an exported DICOM series is de-identified.
struct DeidentifyChoice {
  std::filesystem::path key;  ///< the secret's file, made when it is not there; empty: a secret that is thrown away
  io::DateTreatment dates = io::DateTreatment::remove;
  bool keepsPatientCharacteristics = false;
};

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
  /// A mask that is drawn as an outline over the labels, and that they are compared with.
  const std::optional<LabelImage>& comparison() const { return m_comparison; }
  /// Further masks that are drawn as outlines, at most kMostOutlines.
  const std::vector<LabelImage>& outlines() const { return m_outlines; }
  /// The image that is drawn in colour over the others.
  const std::optional<OverlayImage>& overlay() const { return m_overlay; }
  /// Its voxels: the pair's own images as they are on show, a reference that was moved where it was moved to.
  core::VolumePtr overlayVolume() const;
  /// A mask that the program holds; null for others.
  const Mask* ownMask(const std::string& seriesId) const;
  const std::map<std::string, Mask>& ownMasks() const { return m_masks; }
  /// The mask that was last found in an image of the study on show; null when there is none.
  const Mask* maskFoundIn(Image image) const;
  /// The mask on show, where it may be edited; null otherwise.
  const Mask* editedMask() const;
  /// Null while it is not there, or can't be segmented.
  core::VolumePtr volumeToSegment(Image image) const;
  /// The run whose result is on show, or null.
  const Run* shownRun() const { return m_runs.find(m_shown); }
  /// What is made of the images on show, or null.
  const Result* result() const { return shownRun() ? shownRun()->result.get() : nullptr; }
  ShownPair shownPair() const;
  /// What the demo study was made of, when it is open.
  const std::optional<imaging::PhantomOptions>& demo() const { return m_demo; }
  const RunSettings& settings() const { return m_settings; }
  const RunQueue& runs() const { return m_runs; }
  /// What was measured, study by study.
  Annotations& annotations() { return m_annotations; }
  const Annotations& annotations() const { return m_annotations; }
  /// The voxels of a series, if they are in memory; null otherwise.
  core::VolumePtr volumeInMemory(const std::string& seriesId) const;
  /// Whether a run of the images on show is going on; others may be at work as well: runs().active().
  bool isRunning() const;
  bool canRun() const { return m_images.lr && m_images.guide; }
  /// Whether the network can be asked again about the result on show.
  bool canAskAgain() const { return result() && result()->complete && m_images.guide; }
  bool canExport() const { return result() && result()->complete; }
  /// True while anything is at work: reading, degrading, super-resolving, measuring, writing.
  bool isBusy() const { return m_jobs.runningCount() > 0; }
  JobRunner& jobs() { return m_jobs; }

  // Each returns at once; the answer comes by signal.
  /// With a try factor of 2 or 4 the target is degraded; 0 shows it as it is.
  void openFiles(const QStringList& paths, int tryFactor = 0);
  /// Opens and shows the image at one path as target and that at the other (may be empty) as reference, with `others`
  /// beside them.
  void openPair(const QString& target, const QString& reference, const QStringList& others, int tryFactor,
                const core::PairingChoice& pairing);
  void openDemoStudy(const imaging::PhantomOptions& phantom = {}, int tryFactor = 2);
  void useAsTarget(const std::string& seriesId);
  void useAsReference(const std::string& seriesId);
  void swapPair();
  void showPair(const ShownPair& pair);
  /// Adds what is new at these paths to the list; what is on show stays.
  void rescan(const QStringList& paths);
  /// Closes all that is open and brings back a saved session; restored() says that it is there.
  void restore(const SavedSession& saved);
  /// Shows the pair that was refused last all the same.
  void acceptRefusedPair();
  /// Whether the reference is moved onto the target; the pair on show is prepared anew.
  void setRegistration(core::RegistrationChoice choice);
  void loadLabels(const std::string& seriesId);
  /// Adds a label map's file to the list and shows it over what is on show.
  void openLabelFile(const QString& path);
  void clearLabels();
  /// Takes a label map as the one to compare with; an unknown id takes it off.
  void compareLabels(const std::string& seriesId);
  /// Draws the outline of a further mask, or takes it off.
  void outlineLabels(const std::string& seriesId, bool isOn);
  /// What the user calls the labels of a mask, and how they are drawn, over what its file says. session_labels.cpp.
  const io::LabelEntries& labelEntries(const std::string& seriesId) const;
  /// labelEntriesChanged() tells of it; none: as in the file.
  void setLabelEntries(const std::string& seriesId, io::LabelEntries entries);
  /// The same for undo and redo: no step.
  void restoreLabelEntries(const std::string& seriesId, io::LabelEntries entries);
  /// Takes names and colours of the mask on show from a file: io::readLabelTable().
  void openLabelTable(const QString& file);
  void saveLabelTable(const QString& file, const io::LabelEntries& entries);
  /// Draws an image in colour over the others; an unknown id takes it off.
  void showOverlay(const std::string& seriesId);
  /// Finds a tumour in an image when what was asked for before is done. The mask becomes a series of the target's study
  /// and is shown; what was shown before is compared with it. `model` by its name; none: the default for the image.
  void segment(Image image, const QString& imageName, const std::string& model = {});
  // Editing: what is in a file, or was found, stays as it is, and a copy in memory changes. session_edit.cpp.
  /// The mask on show, or an empty one on the grid of `image` where there is none, may be edited then.
  bool beginEditing(Image image);
  /// Shows an empty mask on the grid of an image. False, with a problem, when that is not there.
  bool addEmptyMask(Image image);
  /// Adds a label to the mask that is edited; returns its value, 0 when there is none.
  int addLabel(const QString& name);
  /// Takes over a stroke on the mask that is edited; editDone() tells of it.
  void takeStroke(MaskStroke&& stroke);
  /// Does a step again, or takes it back; shows its mask.
  void replay(const MaskStep& step, bool forwards);
  /// What was edited and is in no file, by its names; `within`: only what goes with that series or study.
  QStringList unsavedMasks(const std::string& within = {}) const;
  /// Writes what was edited beside a session's file that is about to be written. Throws Error{cannotWrite}.
  void keepMasks(const std::filesystem::path& sessionFile);
  /// Removes what earlier sessions of that name kept, once the new one is there.
  void forgetOldMasks();

  void removeSeries(const std::string& seriesId);
  void removeStudy(const std::string& studyId);
  /// 0 ends try mode; 2 or 4 degrades the target and keeps the original as truth.
  void setTryFactor(int factor);
  void setSettings(const RunSettings& settings);

  /// The place nearest to `cursor` (LPS, mm) along the target's slices within those that the settings ask for; `cursor`
  /// itself where they ask for all or it lies in them.
  core::Vector3 inChosenSlices(const core::Vector3& cursor) const;
  /// Super-resolves from the slice at `cursor` outwards. A run of the same images is superseded; behind a run of others
  /// it waits for its turn.
  void run(const core::Vector3& cursor);
  /// The same when all that was asked for before is done; it goes on whatever is opened meanwhile.
  void addToQueue(const core::Vector3& cursor);
  /// Finds the reference influence or the uncertainty of the result on show, from the slice at `cursor` outwards, when
  /// what was asked for before is done.
  void askAgain(RunTask task, const core::Vector3& cursor);
  /// Slices that are done stay, as a partial result. Without an id: the run that is going on.
  void cancelRun(RunId id = 0);
  void setPaused(bool paused) { m_runs.setPaused(paused); }
  /// Brings back a run's pair and result.
  void showRun(RunId id);
  /// Runs a run's pair with its settings once more, from `cursor` outwards.
  void repeatRun(RunId id, const core::Vector3& cursor);
  void removeRun(RunId id);
  /// Finds the command that gives a run's result to the last bit; it comes by commandLineFound().
  void findCommandLine(RunId id);

  /// Cancels everything that is at work and drops the answers: before the window closes.
  void stop();

  void exportNifti(const QString& file);
  /// All maps there are of the result on show, into a new folder: NIfTI with provenance, or parametric maps.
  void exportMaps(const QString& folder, bool asDicom);
  /// The mask on show: a NIfTI file, or a new folder for a DICOM segmentation.
  void exportMask(const QString& path, bool asDicom);
  void exportDicom(const QString& folder, const std::optional<DeidentifyChoice>& deidentify = {});

 signals:
  void studiesChanged();
  /// What an opening has found so far and is not in the list yet; nothing when it is over, however it ended.
  void studiesFound(const std::vector<glmamba::core::Study>& studies);
  /// The images on show were replaced, the result went with them.
  void imagesChanged();
  void labelsChanged();
  void labelEntriesChanged();
  /// A step was done: names, colours or visibility of a mask's labels.
  void labelEntriesSet(const std::string& seriesId, const io::LabelEntries& before, const io::LabelEntries& after);
  void overlayChanged();
  /// Some slices k of the mask on show have other labels; labelsChanged() follows.
  void maskSlicesChanged(const std::set<int>& slices);
  void editDone(std::shared_ptr<const glmamba::app::MaskStep> step);
  void settingsChanged();
  void runChanged();     ///< phase or progress of a run
  void runsChanged();    ///< a run came, went or is in another phase
  void resultStarted();  ///< result() is there and empty
  void sliceDone(int index, std::shared_ptr<glmamba::app::RunSlice> slice);
  void resultChanged();  ///< complete, measured, partial or gone
  void trustChanged();   ///< the result on show has other trust maps
  void mapSliceDone(std::shared_ptr<glmamba::app::MapSlice> slice);
  void exported(const QString& path);
  /// A saved session is there; its display and its window are the window's to bring back.
  void restored(std::shared_ptr<const glmamba::app::SavedSession> saved);
  void commandLineFound(const QString& line);
  void busyChanged();
  /// The check of a pair stands against it, and the user may overrule that: acceptRefusedPair().
  void pairRefused(const QString& sentence);
  /// An operation failed; nothing changed. A sentence for the user.
  void problem(const QString& sentence);
  /// Worth knowing, shown once.
  void notice(const QString& sentence);

 private:
  void apply(const PairImages& images);
  void apply(OpenAnswer answer);
  void applySaved(const SavedSession& saved, OpenAnswer answer);
  PairRequest currentPair() const;
  LoadedVolumes loadedVolumes() const;
  /// preparePair() on a worker; its answer goes on show, then `then` is called.
  void prepare(const PairRequest& request, const QString& title, const std::function<void()>& then = {});
  void refuse(const PairRequest& request, const core::PairingFinding& finding);
  void connectRuns();
  void setShownRun(RunId id);
  void showRunFromFile(const Run& run);
  std::optional<PairRequest> pairOf(const Run& run);
  Run newRun(const core::Vector3& cursor) const;
  bool refuseToRun();
  void startExport(const QString& path, bool asDicom, const std::optional<DeidentifyChoice>& deidentify);
  void endRunsOfOldInputs(const PairImages& images);
  void removeRunsOf(const std::string& seriesId);
  void showLatestResult();
  void tell(const std::vector<std::string>& warnings);
  void takeMask(const Run& run, const std::shared_ptr<SegmentAnswer>& answer);
  void addMask(Mask mask, const std::string& seriesOfStudy);
  /// A series that turned out to be labels is listed as such from then on, unless the pair has it as an image.
  void listAsLabels(const std::string& seriesId);
  /// Shows a mask that the program holds; false when it holds none of this id.
  bool showOwnMask(const std::string& seriesId, std::optional<LabelImage>& place);
  void showMaskVolume(Mask& mask, core::VolumePtr volume, const std::set<int>& slices);
  void markSaved(const std::string& seriesId);
  core::VolumePtr volumeOn(Image image) const;
  void startWriting(const QString& title, std::function<std::filesystem::path(const JobContext&)> write);
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
  Annotations m_annotations;
  std::optional<LabelImage> m_comparison;
  std::vector<LabelImage> m_outlines;
  std::optional<OverlayImage> m_overlay;
  std::map<std::string, Mask> m_masks;                     ///< by the ids of their series
  std::map<std::string, io::LabelEntries> m_labelEntries;  ///< by the ids of their masks' series
  int m_editedMasks = 0;                                   ///< so far
  std::vector<std::filesystem::path> m_oldMasks;
  RunSettings m_settings;
  std::optional<PairRequest> m_refused;
  std::optional<imaging::PhantomOptions> m_demo;
  RunId m_shown = 0;
  JobId m_opening = 0;
  JobRunner m_jobs;
  RunQueue m_runs;  // before the runner it goes, whose destructor delivers nothing
};

}  // namespace glmamba::app
