// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/volume.h"
#include "viewer/colour_map.h"

namespace glmamba::viewer {

/// A structure in a label map. 0 is always the background and never listed.
struct Label {
  int value = 0;
  std::string name;
  Colour colour;
  bool visible = true;
};
inline bool operator==(const Label& a, const Label& b) {
  return a.value == b.value && a.name == b.name && a.colour == b.colour && a.visible == b.visible;
}
using LabelTable = std::vector<Label>;

/// Another mask, of which only the outline of all labels is drawn.
struct Contour {
  core::VolumePtr mask;
  Colour colour;
};
inline constexpr std::size_t kMostContours = 4;
/// The first is white; they are told apart on grey images and by colour-blind eyes.
inline constexpr std::array<Colour, kMostContours> kContourColours{
    {{255, 255, 255}, {255, 221, 51}, {255, 102, 204}, {51, 221, 221}}};

}  // namespace glmamba::viewer
