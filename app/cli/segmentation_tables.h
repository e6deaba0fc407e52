// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "inference/imaging/lesions.h"
#include "inference/training/segmentation_evaluation.h"

namespace glmamba::cli {

/// What is told of one region that was found.
struct RegionReport {
  std::string name;
  double millilitres = 0;
  std::vector<imaging::Lesion> lesions;     ///< measured on the image that was segmented
  std::optional<imaging::Overlap> overlap;  ///< with the truth, where there is one
};

/// A line for each region and each of its largest pieces.
std::string regionText(const std::vector<RegionReport>& regions);
/// A boundary distance that is infinite (one of both is empty) is null.
nlohmann::json regionJson(const std::vector<RegionReport>& regions);

/// "subject,scale,image,region,dice,distance95_mm,ml,truth_ml,seconds" and a line for each row.
std::string overlapCsv(const std::vector<training::OverlapRow>& rows);
/// The rows for people, aligned.
std::string overlapText(const std::vector<training::OverlapRow>& rows);
/// After Table 5 of the GLMamba paper: a line for each subject and region, a column for each image, Dice and the 95 %
/// boundary distance, and a line of means over the subjects.
std::string overlapMarkdown(const std::vector<training::OverlapRow>& rows);
nlohmann::json overlapJson(const std::vector<training::OverlapRow>& rows);

}  // namespace glmamba::cli
