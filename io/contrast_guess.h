// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/study.h"

namespace glmamba::io {

/// The contrast that the words of a name or description speak of: "BraTS-GLI-00000-000-t2f" is FLAIR, "avg152T1" is T1,
/// "Sag MPRAGE +C" is enhanced T1. Unknown when they speak of none.
core::Contrast contrastFromWords(const std::string& words);

/// True when the words of a file's name say that it holds labels: seg, label, mask, lesions.
bool isLabelMapName(const std::string& name);

/// True when the words of a description are those of a planning scan: localizer, scout, survey.
bool isLocalizerName(const std::string& words);

/// Timing of an MR acquisition; 0 where a header does not say.
struct SequenceTiming {
  std::string scanningSequence;  ///< SE, GR, IR, EP …, as in (0018,0020), separated by backslashes
  double repetitionTimeMs = 0;
  double echoTimeMs = 0;
  double inversionTimeMs = 0;
  double bValue = 0;  ///< s/mm²
};

/// The contrast that timing leads to; a rule of thumb for 1.5 and 3 T, unknown where it would be a bet.
core::Contrast contrastFromTiming(const SequenceTiming& timing);

}  // namespace glmamba::io
