// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "viewer/decorations/drawing.h"
#include "viewer/pane_region.h"
#include "viewer/slice_navigation.h"

namespace glmamba::viewer {

/// Which panes look at the same place together: a letter and its colour.
struct LinkChip {
  std::string letter;  ///< empty: no chip
  Colour colour;
  bool isFilled = true;  ///< hollow: no other pane is in the group
};
/// The chip of the groups "A" to "D", in colours that colour-blind eyes tell apart (Okabe and Ito).
LinkChip linkChip(int group, bool isAlone);
inline constexpr int kLinkGroups = 4;
/// Where the chip stands before the title in the top left corner: for the mouse.
Box linkChipBox(const PaneFrame& frame);

/// Title, notice, and how the image is drawn, line under line. Empty lines are left out.
struct Captions {
  std::string title;
  std::string notice;
  std::string interpolation;
  LinkChip chip = {};
};
/// Where captions stand: `at` is their corner, or the middle of their upper or lower edge.
struct CaptionPlace {
  PanePoint at;
  Words::Across across = Words::Across::left;
  bool isBottom = false;  ///< they end at `at`, instead of beginning there
};
/// The top left corner.
CaptionPlace captionPlace(const PaneFrame& frame);
/// The place for the first (or second) of two images: in a corner of its part of the pane, or at the rim of a disc.
CaptionPlace captionPlace(const PaneFrame& frame, const PaneRegion& region, bool ofSecond);
/// The lower edge of the captions in pane pixels.
double addTitle(Drawing& drawing, const PaneFrame& frame, const Captions& captions, const CaptionPlace& place);

/// The slice at the bottom left: "78/155  S 12.5 mm". The letter is the side of the patient origin it lies on.
std::string slicePositionText(const SliceView& view, const SlicePosition& position);
void addSlicePosition(Drawing& drawing, const PaneFrame& frame, const SlicePosition& position);

/// A sentence in the middle of the pane.
void addMessage(Drawing& drawing, const PaneFrame& frame, const std::string& message);

/// A frame round the pane.
void addFrame(Drawing& drawing, const PaneFrame& frame);

}  // namespace glmamba::viewer
