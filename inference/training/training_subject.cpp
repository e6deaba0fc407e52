#include "inference/training/training_subject.h"

#include <algorithm>

#include "core/error.h"
#include "core/series_pair.h"
#include "inference/engine/normalisation.h"
#include "inference/imaging/kspace.h"
#include "inference/imaging/resample.h"
#include "io/load.h"

namespace glmamba::training {

namespace {

constexpr double kSmallestOverlap = 0.5;
// As in the measure of accuracy: emptier slices neither train nor count.
constexpr double kSmallestFilledShare = 0.05;

core::VolumePtr divided(const core::Volume& volume, float unit) {
  std::vector<float> voxels = volume.voxels();
  for (float& voxel : voxels) voxel /= unit;
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

std::vector<int> filledSlices(const core::Volume& volume) {
  std::vector<int> slices;
  for (int k = 0; k < volume.sliceCount(); ++k) {
    const auto filled =
        std::count_if(volume.slice(k), volume.slice(k) + volume.sliceSize(), [](float v) { return v != 0; });
    if (static_cast<double>(filled) >= kSmallestFilledShare * static_cast<double>(volume.sliceSize()))
      slices.push_back(k);
  }
  return slices;
}

}  // namespace

TrainingSubject prepareSubject(const SplitSubject& subject, int scaleFactor, double normalisationQuantile,
                               const core::CancelToken& cancel) {
  using core::Error;
  using core::ErrorCode;
  const core::VolumePtr hr = io::loadVolumeFile(subject.target);
  const core::VolumePtr loaded = io::loadVolumeFile(subject.reference);
  cancel.throwIfCancelled();
  if (core::overlapFraction(hr->geometry(), loaded->geometry()) < kSmallestOverlap)
    throw Error(ErrorCode::gridMismatch, subject.reference.filename().string() + " does not cover " +
                                             subject.target.filename().string() +
                                             ": give a reference of the same region.");
  const auto target = engine::normalise(hr, normalisationQuantile, "target");
  const auto reference = engine::normalise(imaging::resampleLinear(*loaded, hr->geometry(), 0, cancel),
                                           normalisationQuantile, "reference");
  const core::VolumePtr lr = imaging::degrade(*target.volume, scaleFactor, cancel);
  const float unit = engine::normalise(lr, normalisationQuantile, "target").unit;
  TrainingSubject result{subject.id, divided(*imaging::zeroFill(*lr, hr->columns(), hr->rows(), cancel), unit),
                         divided(*target.volume, unit), divided(*reference.volume, reference.unit),
                         filledSlices(*target.volume)};
  if (result.slices.empty())
    throw Error(ErrorCode::badValue,
                subject.target.filename().string() + " has no slice with enough tissue to train on.");
  return result;
}

}  // namespace glmamba::training
