#include "inference/training/training_data.h"

#include "core/error.h"
#include "inference/training/split.h"
#include "inference/training/voxel_ledger.h"
#include "io/load.h"

namespace glmamba::training {

namespace {

using core::Error;

class Reader {
 public:
  Reader(const std::filesystem::path& split, const core::CancelToken& cancel, const core::ProgressSink& progress)
      : m_split(split), m_cancel(cancel), m_progress(progress) {}

  std::vector<TrainingSubject> prepared(const std::string& subset, int scaleFactor) {
    std::vector<TrainingSubject> subjects;
    forEach("reading “" + subset + "”", subset, readSplit(m_split, subset), [&](const SplitSubject& subject) {
      const core::VolumePtr hr = read(subject.target, subset, subject.id);
      const core::VolumePtr reference = read(subject.reference, subset, subject.id);
      subjects.push_back(prepareSubject(subject.id, hr, reference, scaleFactor, m_cancel));
    });
    return subjects;
  }

  void check(const std::string& subset) {
    forEach("checking “" + subset + "” for leaks", subset, presentSubjects(m_split, subset),
            [&](const SplitSubject& subject) {
              read(subject.target, subset, subject.id);
              read(subject.reference, subset, subject.id);
            });
  }

 private:
  template <typename Body>
  void forEach(const std::string& stage, const std::string& subset, const std::vector<SplitSubject>& subjects,
               const Body& body) {
    int done = 0;
    for (const SplitSubject& subject : subjects) {
      m_cancel.throwIfCancelled();
      if (m_progress) m_progress({stage, done, static_cast<int>(subjects.size())});
      try {
        body(subject);
      } catch (const Error& error) {
        throw Error(error.code(), "Subject " + subject.id + " of “" + subset + "”: " + error.what());
      }
      ++done;
    }
  }

  core::VolumePtr read(const std::filesystem::path& file, const std::string& subset, const std::string& subject) {
    core::VolumePtr volume = io::loadVolumeFile(file);
    m_ledger.enter(*volume, subset, subject);
    return volume;
  }

  const std::filesystem::path& m_split;
  const core::CancelToken& m_cancel;
  const core::ProgressSink& m_progress;
  VoxelLedger m_ledger;
};

}  // namespace

TrainingData readTrainingData(const std::filesystem::path& split, int scaleFactor, const core::CancelToken& cancel,
                              const core::ProgressSink& progress) {
  Reader reader(split, cancel, progress);
  TrainingData data;
  data.training = reader.prepared("train", scaleFactor);
  data.validation = reader.prepared("validation", scaleFactor);
  for (const std::string& subset : subsetsOf(split))
    if (subset != "train" && subset != "validation") reader.check(subset);
  return data;
}

}  // namespace glmamba::training
