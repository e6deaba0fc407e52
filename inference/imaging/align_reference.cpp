// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/align_reference.h"

#include <cmath>

#include "inference/imaging/registration.h"

namespace glmamba::imaging {

namespace {

// A head lies in its coil within some 20°. Up to here the search found its way (docs/registration.md); from further off
// it may end beside the best place.
constexpr double kLargestTurn = 30;

}  // namespace

AlignedReference alignReference(const core::SeriesPair& pair, const core::Volume& target,
                                const core::VolumePtr& reference, const core::CancelToken& cancel,
                                const core::ProgressSink& progress) {
  AlignedReference aligned{reference, {}, {}};
  if (!pair.isToBeRegistered()) return aligned;
  aligned.registration = registerRigid(target, *reference, {}, cancel, progress);
  const core::Registration& found = *aligned.registration;
  aligned.volume = core::makeVolume(
      core::moved(reference->geometry(), found.targetFromReference, target.geometry().frameOfReferenceUid()),
      reference->voxels());
  if (found.overlap < core::kFullOverlap) aligned.warnings.push_back(core::partialOverlapSentence(found.overlap));
  if (found.degrees > kLargestTurn)
    aligned.warnings.push_back(
        "The registration turned the reference by " + std::to_string(std::lround(found.degrees)) +
        "°, more than a head turns in its coil: compare both images before trusting the result.");
  return aligned;
}

}  // namespace glmamba::imaging
