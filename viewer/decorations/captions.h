#pragma once

#include <optional>
#include <string>

#include "viewer/decorations/drawing.h"
#include "viewer/slice_navigation.h"

namespace glmamba::viewer {

/// Title, notice, and how the image is drawn, from the top left corner down. Empty lines are left out.
struct Captions {
  std::string title;
  std::string notice;
  std::string interpolation;
};
void addTitle(Drawing& drawing, const PaneFrame& frame, const Captions& captions);

/// The slice at the bottom left: "78/155  S 12.5 mm". The letter is the side of the patient origin it lies on.
std::string slicePositionText(const SliceView& view, const SlicePosition& position);
void addSlicePosition(Drawing& drawing, const PaneFrame& frame, const SlicePosition& position);

/// A sentence in the middle of the pane.
void addMessage(Drawing& drawing, const PaneFrame& frame, const std::string& message);

/// A frame round the pane.
void addFrame(Drawing& drawing, const PaneFrame& frame);

}  // namespace glmamba::viewer
