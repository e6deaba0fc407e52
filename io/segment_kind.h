// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace glmamba::io {

using Rgb = std::array<std::uint8_t, 3>;

/// What a segment shows, by the codes of CID 7150 and 7151, and the colour that is recommended for it.
struct SegmentKind {
  std::string name;         ///< on the command line
  std::string label;        ///< Segment Label
  std::string description;  ///< Segment Description; empty: none
  struct Code {
    std::string value, scheme, meaning;
  } category, type;
  Rgb colour;
};

/// One segment: all voxels with one of these labels. Segments that share voxels share labels.
struct Segment {
  SegmentKind kind;
  std::vector<int> labels;
  std::string trackingUid = {};  ///< of the same thing in other objects; a new one when empty
};

/// Those with codes of their own: of tumours as in BraTS, and lesions.
const std::vector<SegmentKind>& segmentKinds();
/// A colour for segment or label `number` that is told apart from its neighbours'.
Rgb segmentColour(int number);
/// The one of this name; any other text is the label of tissue, number `number` choosing its colour.
SegmentKind segmentKind(const std::string& name, int number);

/// sRGB as the CIELab of DICOM: L* 0–100 and a*, b* −128–127 on 16 bits each, for white D50. PS3.3, C.10.7.1.1.
std::array<std::uint32_t, 3> dicomCieLab(const Rgb& colour);
/// And back; what no screen can show becomes the nearest that it can.
Rgb rgbOfCieLab(const std::array<std::uint32_t, 3>& colour);

}  // namespace glmamba::io
