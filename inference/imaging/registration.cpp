// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/registration.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

#include "core/error.h"
#include "inference/imaging/parallel_for.h"
#include "inference/imaging/registration_level.h"

namespace glmamba::imaging {

namespace {

using core::Error;
using core::ErrorCode;
using core::Vector3;
using core::Volume;
using core::VolumePtr;
using Clock = std::chrono::steady_clock;

// Steps begin at the resolution of a level and end well below the accuracy that is asked for.
constexpr LevelSettings kLevels[] = {{6, 20000, 6, 0.3, 60}, {3, 30000, 1.5, 0.05, 60}, {1.5, 60000, 0.4, 0.01, 40}};
// Two images of noise have 0.003, T1 and T2 of one head 0.5 to 0.9 (docs/registration.md).
constexpr double kLeastInformation = 0.05;
constexpr int kLeastVoxels = 4;
constexpr double kLeastSideMm = 10;

/// The image without what would leave the histogram's bins to a few voxels: clamped to its 0.5 and 99.5 % quantiles,
/// and with 0 for what is no number.
VolumePtr forHistogram(const Volume& volume) {
  const float low = std::min(0.0F, core::quantileOfNonZero(volume, 0.005));
  const float high = std::max(0.0F, core::quantileOfNonZero(volume, 0.995));
  std::vector<float> voxels = volume.voxels();
  for (float& voxel : voxels) voxel = std::isfinite(voxel) ? std::clamp(voxel, low, high) : 0.0F;
  return core::makeVolume(volume.geometry(), std::move(voxels));
}

/// forHistogram(), checked.
VolumePtr usable(const Volume& volume, const std::string& name) {
  const core::Geometry& grid = volume.geometry();
  for (int axis = 0; axis < 3; ++axis)
    if (grid.size()[axis] < kLeastVoxels || grid.size()[axis] * grid.spacing()[axis] < kLeastSideMm)
      throw Error(ErrorCode::badValue, "The " + name + " (" + grid.describe() +
                                           ") is too small to be registered: that takes 4 voxels and 10 mm along each "
                                           "side. Use the positions in the headers instead.");
  VolumePtr image = forHistogram(volume);
  const core::VoxelRange range = core::voxelRange(*image);
  if (!(range.lowest < range.highest))
    throw Error(ErrorCode::badValue, "The " + name +
                                         " has the same value everywhere, so there is nothing to register "
                                         "it by: choose another series, or use the positions in the headers.");
  return image;
}

ItkImage::PointType centreOf(const core::Geometry& grid) {
  const Vector3 centre = grid.centre();
  ItkImage::PointType point;
  for (unsigned axis = 0; axis < 3; ++axis) point[axis] = centre[axis] / kLengthUnitMm;
  return point;
}

/// The centre of an image's brightness above its lowest voxel.
ItkImage::PointType centreOfMass(const ItkImage& image) {
  const auto size = image.GetLargestPossibleRegion().GetSize();
  const float* voxel = image.GetBufferPointer();
  const double lowest = *std::min_element(voxel, voxel + size[0] * size[1] * size[2]);
  double mass = 0;
  itk::ContinuousIndex<double, 3> sum;
  sum.Fill(0);
  for (itk::SizeValueType k = 0; k < size[2]; ++k)
    for (itk::SizeValueType j = 0; j < size[1]; ++j)
      for (itk::SizeValueType i = 0; i < size[0]; ++i) {
        const double weight = *voxel++ - lowest;
        mass += weight;
        sum[0] += weight * static_cast<double>(i);
        sum[1] += weight * static_cast<double>(j);
        sum[2] += weight * static_cast<double>(k);
      }
  for (unsigned axis = 0; axis < 3; ++axis) sum[axis] /= mass;
  ItkImage::PointType point;
  image.TransformContinuousIndexToPhysicalPoint(sum, point);
  return point;
}

struct Candidate {
  std::string start;
  ItkMotion::Pointer motion;
  std::optional<RegistrationLevel::Fit> fit = {};  ///< absent: it put the images beside each other
};

std::vector<Candidate> startsOf(const Volume& target, const Volume& reference, const RegistrationLevel& level) {
  const ItkImage::PointType centre = centreOf(target.geometry());
  const auto candidate = [&](const char* name, const itk::Vector<double, 3>& shift) {
    const auto motion = ItkMotion::New();
    motion->SetCenter(centre);
    motion->SetTranslation(shift);
    return Candidate{name, motion};
  };
  return {candidate("header positions", itk::Vector<double, 3>(0.0)),
          candidate("image centres", centreOf(reference.geometry()) - centre),
          candidate("centres of mass", centreOfMass(*level.reference()) - centreOfMass(*level.target()))};
}

core::RigidTransform inMillimetres(const ItkMotion& motion) {
  core::RigidTransform result;
  for (unsigned row = 0; row < 3; ++row) {
    for (unsigned column = 0; column < 3; ++column) result.rotation[row][column] = motion.GetMatrix()(row, column);
    result.translation[row] = kLengthUnitMm * motion.GetOffset()[row];
  }
  return result;
}

Error nothingInCommon() {
  return {ErrorCode::gridMismatch,
          "The registration found nothing in common between the target and the reference: choose a reference of the "
          "same region of the same patient, or use the positions in the headers."};
}

/// climb() or measure(), nothing when ITK finds no common points.
template <typename Body>
std::optional<RegistrationLevel::Fit> fitOf(const Body& body) {
  try {
    return body();
  } catch (const itk::MemoryAllocationError&) {
    throw;
  } catch (const itk::ExceptionObject&) {
    return {};
  }
}

core::Registration search(const Volume& target, const Volume& reference, const std::function<void()>& onStep,
                          const core::CancelToken& cancel, const core::ProgressSink& progress) {
  const auto report = [&](int done) {
    onStep();
    if (progress) progress({"registering", done, static_cast<int>(std::size(kLevels)), -1});
  };
  report(0);
  const VolumePtr cleanTarget = usable(target, "target"), cleanReference = usable(reference, "reference");
  const ItkImage::Pointer targetImage = itkImage(*cleanTarget, 1 / kLengthUnitMm);
  const ItkImage::Pointer referenceImage = itkImage(*cleanReference, 1 / kLengthUnitMm);

  const RegistrationLevel coarse(targetImage, referenceImage, kLevels[0]);
  std::vector<Candidate> candidates = startsOf(target, reference, coarse);
  parallelFor(static_cast<int>(candidates.size()), cancel, [&](int n) {
    Candidate& candidate = candidates[static_cast<std::size_t>(n)];
    candidate.fit = fitOf([&] { return coarse.climb(candidate.motion, onStep); });
  });
  const auto isWorse = [](const Candidate& a, const Candidate& b) {
    return !a.fit || (b.fit && a.fit->information < b.fit->information);
  };
  Candidate best = *std::max_element(candidates.begin(), candidates.end(), isWorse);
  if (!best.fit) throw nothingInCommon();

  core::Registration result;
  for (std::size_t l = 1; l < std::size(kLevels); ++l) {
    report(static_cast<int>(l));
    const RegistrationLevel level(targetImage, referenceImage, kLevels[l]);
    best.fit = fitOf([&] { return level.climb(best.motion, onStep); });
    if (!best.fit) throw nothingInCommon();
    if (l + 1 < std::size(kLevels)) continue;
    const auto asTheyAre = ItkMotion::New();
    if (const auto before = fitOf([&] { return level.measure(asTheyAre); })) {
      result.informationBefore = before->information;
      if (before->information >= best.fit->information) best = {"header positions", asTheyAre, before};
    }
  }
  report(static_cast<int>(std::size(kLevels)));
  if (best.fit->information < kLeastInformation) throw nothingInCommon();

  const core::RigidTransform referenceFromTarget = inMillimetres(*best.motion);
  const Vector3 centre = target.geometry().centre();
  result.targetFromReference = referenceFromTarget.inverse();
  result.shiftMm = core::length(core::operator-(referenceFromTarget.point(centre), centre));
  result.degrees = referenceFromTarget.degrees();
  result.informationAfter = best.fit->information;
  result.overlap = best.fit->overlap;
  result.start = best.start;
  return result;
}

}  // namespace

core::Registration registerRigid(const Volume& target, const Volume& reference, const RegistrationOptions& options,
                                 const core::CancelToken& cancel, const core::ProgressSink& progress) {
  const Clock::time_point start = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  const auto onStep = [&] {
    cancel.throwIfCancelled();
    if (seconds() > options.mostSeconds)
      throw Error(ErrorCode::tooLarge, "The registration was not done after " +
                                           std::to_string(std::lround(options.mostSeconds)) +
                                           " s and was given up: close other programs and try again, or use the "
                                           "positions in the headers.");
  };
  try {
    core::Registration result = search(target, reference, onStep, cancel, progress);
    result.seconds = seconds();
    return result;
  } catch (const itk::MemoryAllocationError&) {
    throw Error(ErrorCode::tooLarge,
                "There is not enough memory to register these images: close other studies and try again, or use the "
                "positions in the headers.");
  } catch (const itk::ExceptionObject& error) {
    throw Error(ErrorCode::badValue, std::string("The images could not be registered (") + error.GetDescription() +
                                         "): use the positions in the headers.");
  }
}

}  // namespace glmamba::imaging
