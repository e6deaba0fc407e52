// SPDX-License-Identifier: Apache-2.0
#include "io/contrast_guess.h"

#include <catch2/catch.hpp>

using glmamba::core::Contrast;
using namespace glmamba::io;

TEST_CASE("Words of a description give the contrast", "[contrast]") {
  const std::vector<std::pair<const char*, Contrast>> cases{{"ADNI_Sag3D MPRAGE", Contrast::t1},
                                                            {"t1_fl2d_sag", Contrast::t1},
                                                            {"Ax T1 FSE +C", Contrast::t1ContrastEnhanced},
                                                            {"SAG T1 POST GD", Contrast::t1ContrastEnhanced},
                                                            {"T1_FLAIR_ax", Contrast::t1},
                                                            {"t2_flair_dark-fluid", Contrast::flair},
                                                            {"FSE PD AXIAL OBL", Contrast::pd},
                                                            {"T2W_TSE", Contrast::t2},
                                                            {"ep2d_diff_mddw_20", Contrast::diffusion},
                                                            {"DTIphase_S2MB2", Contrast::diffusion},
                                                            {"best12", Contrast::unknown},
                                                            {"", Contrast::unknown}};
  for (const auto& [words, contrast] : cases) {
    CAPTURE(words);
    CHECK(contrastFromWords(words) == contrast);
  }
}

TEST_CASE("Timing gives the contrast where words don't", "[contrast]") {
  CHECK(contrastFromTiming({"SE", 4549, 86, 0, 0}) == Contrast::t2);
  CHECK(contrastFromTiming({"SE", 4549, 86, 0, 2000}) == Contrast::diffusion);
  CHECK(contrastFromTiming({"SE\\IR", 9000, 120, 2500, 0}) == Contrast::flair);
  CHECK(contrastFromTiming({"SE", 2300, 22, 0, 0}) == Contrast::pd);
  CHECK(contrastFromTiming({"SE", 500, 10, 0, 0}) == Contrast::t1);
  CHECK(contrastFromTiming({"GR", 6.5, 2.9, 0, 0}) == Contrast::t1);
  CHECK(contrastFromTiming({"GR\\IR", 2300, 2.9, 900, 0}) == Contrast::t1);
  CHECK(contrastFromTiming({"EP\\GR", 2000, 30, 0, 0}) == Contrast::unknown);
  CHECK(contrastFromTiming({"SE\\EP", 2200, 30, 0, 0}) == Contrast::unknown);
  CHECK(contrastFromTiming({}) == Contrast::unknown);
}

TEST_CASE("Label maps and localizers are known by whole words", "[contrast]") {
  CHECK(isLabelMapName("BraTS2021_00000_seg"));
  CHECK(isLabelMapName("lesions"));
  CHECK(isLabelMapName("brain_mask2"));
  CHECK(isLabelMapName("sub-01_dseg"));
  CHECK_FALSE(isLabelMapName("sub-01_probseg"));
  CHECK_FALSE(isLabelMapName("heroic"));
  CHECK_FALSE(isLabelMapName("masked_t1"));
  CHECK_FALSE(isLabelMapName("segment_t1"));
  CHECK(isLocalizerName("3-plane LOC"));
  CHECK(isLocalizerName("AAHead_Scout"));
  CHECK_FALSE(isLocalizerName("T1 location 4"));
}
