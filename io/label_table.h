// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/segment_kind.h"

namespace glmamba::io {

/// What a label of a label map is called, and how it is drawn.
struct LabelEntry {
  int value = 0;              ///< 1 to 65535
  std::string name;           ///< UTF-8; empty: not given
  std::optional<Rgb> colour;  ///< absent: not given
  bool isVisible = true;
};
inline bool operator==(const LabelEntry& a, const LabelEntry& b) {
  return a.value == b.value && a.name == b.name && a.colour == b.colour && a.isVisible == b.isVisible;
}
/// In rising order of their values, each once.
using LabelEntries = std::vector<LabelEntry>;

/// Reads a label table by what it holds: label descriptions of ITK-SNAP (index, red, green, blue, opacity, two
/// switches, name in quotes), a colour table of FreeSurfer or 3D Slicer (number, name, red, green, blue, opacity), or a
/// table of BIDS (*_dseg.tsv: columns index and name, perhaps color as #rrggbb). The background, 0, is left out; of a
/// value that is there twice the last counts. Throws Error{badFile} with the line that can't be read.
LabelEntries parseLabelTable(std::string_view text);
/// The same of a file. Throws Error{notFound}, Error{tooLarge} and Error{badFile} with its name.
LabelEntries readLabelTable(const std::filesystem::path& file);

/// Label descriptions of ITK-SNAP; a colour that is not given is segmentColour(). Quotes in names become single ones.
std::string labelTableText(const LabelEntries& entries);

}  // namespace glmamba::io
