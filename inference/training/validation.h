// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/cancel_token.h"
#include "inference/glmamba/restoration_network.h"
#include "inference/training/training_subject.h"
#include "inference/training/training_task.h"

namespace glmamba::training {

/// Mean PSNR (dB, range = the truth's maximum) of the network and, as its baseline, of its input LR↑, over evenly
/// spread slices of each subject, of which the one in the middle is to be looked at. Measures `slicesPerSubject` whole
/// slices of each subject, without gradients, on the device of the network, which sees `neighbours` slices on either
/// side. Throws CancelToken::Requested when cancelled.
ValidationScore validate(RestorationNetwork& network, const std::vector<TrainingSubject>& subjects,
                         int slicesPerSubject, std::int64_t neighbours, const core::CancelToken& cancel);

}  // namespace glmamba::training
