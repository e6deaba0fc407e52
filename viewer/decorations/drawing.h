// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "viewer/colour_map.h"
#include "viewer/slice_view.h"

namespace glmamba::viewer {

/// A filled box in pane pixels, `left` and `top` from the pane's top left corner.
struct Box {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
  Colour colour;
  double opacity = 1;
};

/// A line of words in pane pixels; `at` is the point of the text's own box that the two alignments name.
struct Words {
  enum class Across { left, centre, right };
  enum class Down { top, centre, bottom };

  std::string text;
  PanePoint at;
  Across across = Across::left;
  Down down = Down::top;
  int pixels = 12;  ///< font size
  Colour colour{235, 235, 235};
  bool bold = false;
  bool hasBackdrop = true;  ///< a dark veil behind the letters, where they stand on an image
};

/// A line through points in pane pixels, with soft edges.
struct Stroke {
  std::vector<PanePoint> points;
  bool isClosed = false;
  double width = 1;
  Colour colour;
  double opacity = 1;
};

/// What lies over the image of a pane, in this order. Plain values: decorations add to it, DrawingActors shows it.
struct Drawing {
  std::vector<Stroke> strokes;
  std::vector<Box> handles;
  std::vector<Box> boxes;
  std::vector<Words> words;
};

/// The pane a decoration is drawn for.
struct PaneFrame {
  SliceView view;
  PaneSize size;
  double scale = 1;  ///< device pixels per logical pixel
};

/// Font size of the pane's words in device pixels: a thirtieth of the shorter side, 11 to 16 logical pixels.
int fontPixels(const PaneFrame& frame);
/// Distance of words from the pane's edge.
double margin(const PaneFrame& frame);
/// Width of thin lines, whole pixels.
double lineWidth(const PaneFrame& frame);

/// A box with a dark rim of one line width, so that it is seen on dark and bright images.
void addRimmed(Drawing& drawing, const PaneFrame& frame, const Box& box);

}  // namespace glmamba::viewer
