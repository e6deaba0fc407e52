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
    const char *value, *scheme, *meaning;
  } category, type;
  Rgb colour;
};

/// Those with codes of their own: of tumours as in BraTS, and lesions.
const std::vector<SegmentKind>& segmentKinds();
/// The one of this name; any other text is the label of tissue, number `number` choosing its colour.
SegmentKind segmentKind(const std::string& name, int number);

/// sRGB as the CIELab of DICOM: L* 0–100 and a*, b* −128–127 on 16 bits each, for white D50. PS3.3, C.10.7.1.1.
std::array<std::uint32_t, 3> dicomCieLab(const Rgb& colour);

}  // namespace glmamba::io
