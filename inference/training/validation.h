#pragma once

#include <vector>

#include "core/cancel_token.h"
#include "inference/glmamba/restoration_network.h"
#include "inference/training/training_subject.h"
#include "inference/training/validated_slice.h"

namespace glmamba::training {

/// Mean PSNR (dB, range = the truth's maximum) over evenly spread slices of each subject.
struct ValidationScore {
  double psnr = 0;                     ///< of the network
  double zeroFill = 0;                 ///< of its input, LR↑
  std::vector<ValidatedSlice> slices;  ///< to look at: of each subject the one in the middle
};

/// Measures `slicesPerSubject` whole slices of each subject, without gradients, on the device of the network, which
/// sees `neighbours` slices on either side. Throws CancelToken::Requested when cancelled.
ValidationScore validate(RestorationNetwork& network, const std::vector<TrainingSubject>& subjects,
                         int slicesPerSubject, std::int64_t neighbours, const core::CancelToken& cancel);

}  // namespace glmamba::training
