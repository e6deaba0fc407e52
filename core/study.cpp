// SPDX-License-Identifier: Apache-2.0
#include "core/study.h"

namespace glmamba::core {

std::string contrastName(Contrast contrast) {
  switch (contrast) {
    case Contrast::t1:
      return "T1";
    case Contrast::t1ContrastEnhanced:
      return "T1c";
    case Contrast::t2:
      return "T2";
    case Contrast::pd:
      return "PD";
    case Contrast::flair:
      return "FLAIR";
    case Contrast::diffusion:
      return "DWI";
    case Contrast::unknown:
      break;
  }
  return "";
}

}  // namespace glmamba::core
