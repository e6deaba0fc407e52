// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inference/imaging/mask.h"

namespace glmamba::imaging {

/// A part of a tumour as BraTS measures it; each lies within the one before. Baid et al. 2021, arXiv:2107.02314.
struct TumourRegion {
  std::string name;   ///< in model cards: "whole-tumour", "tumour-core", "enhancing"
  std::string words;  ///< "Whole tumour"
  int depth;          ///< 1 for the whole tumour, 2 and 3 inwards
};

const std::vector<TumourRegion>& tumourRegions();
/// Null when there is none of this name.
const TumourRegion* tumourRegion(const std::string& name);
/// Whether all are regions, each within the one before.
bool areNested(const std::vector<std::string>& names);

/// What the numbers of an expert's label map mean; they differ between data sets and years.
struct LabelCoding {
  std::string name;              ///< "brats", "brats-2023", "decathlon", "lesions"
  std::vector<int> depthOfCode;  ///< innermost region's depth by code, from code 0
};

const std::vector<LabelCoding>& labelCodings();
/// Null when there is none of this name.
const LabelCoding* labelCoding(const std::string& name);
/// By how a data set names its files: BraTS2021_…_seg, BraTS-GLI-…-seg, BRATS_…(_labels), …lesion… or …consensus….
/// Null when the name says nothing.
const LabelCoding* labelCodingOfFile(const std::string& fileName);

/// An expert's labels as depths, 0 to 3. Throws Error{badValue} for a number that the coding has not.
core::VolumePtr depthsOf(const core::Volume& labels, const LabelCoding& coding);

}  // namespace glmamba::imaging
