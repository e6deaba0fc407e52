// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <catch2/catch.hpp>

#include "viewer/decorations/annotation_shape.h"
#include "viewer/decorations/captions.h"
#include "viewer/decorations/colour_bar.h"
#include "viewer/decorations/crosshair.h"
#include "viewer/decorations/number_text.h"
#include "viewer/decorations/orientation_marks.h"
#include "viewer/decorations/scale_bar.h"

using namespace glmamba;
using namespace glmamba::viewer;

namespace {

PaneFrame frameOf(double heightMm, PaneSize size = {480, 400}, double scale = 1) {
  PaneFrame frame;
  frame.view.heightMm = heightMm;
  frame.size = size;
  frame.scale = scale;
  return frame;
}

const Words& find(const Drawing& drawing, const std::string& text) {
  const auto found =
      std::find_if(drawing.words.begin(), drawing.words.end(), [&](const Words& words) { return words.text == text; });
  INFO("looking for " << text);
  REQUIRE(found != drawing.words.end());
  return *found;
}

}  // namespace

TEST_CASE("A scale bar is a round number of millimetres, as long as it says", "[decorations]") {
  CHECK(scaleBarMillimetres(60) == 50);
  CHECK(scaleBarMillimetres(49.9) == 20);
  CHECK(scaleBarMillimetres(19) == 10);
  CHECK(scaleBarMillimetres(0.7) == Approx(0.5));
  Drawing drawing;
  addScaleBar(drawing, frameOf(200));  // half a millimetre a pixel, so at most 60 mm
  find(drawing, "50 mm");
  CHECK(drawing.boxes.back().width == 100);
  CHECK(drawing.boxes.back().left + drawing.boxes.back().width < 480);
}

TEST_CASE("Orientation letters stand at their edges", "[decorations]") {
  auto frame = frameOf(200);
  frame.view.plane = SlicePlane::ofPatient(Orientation::axial);
  Drawing drawing;
  addOrientationMarks(drawing, frame);
  CHECK(find(drawing, "R").at.x < 20);
  CHECK(find(drawing, "L").at.x > 460);
  CHECK(find(drawing, "A").at.y < 20);
  CHECK(find(drawing, "P").at.y > 380);
}

TEST_CASE("A colour bar names its quantity and the ends of its scale, high values on top", "[decorations]") {
  Drawing drawing;
  addColourBar(drawing, frameOf(200), ColourMap::inferno, {100, 200}, "|SR − HR|", "a.u.");
  CHECK(find(drawing, "|SR − HR|").at.y < find(drawing, "a.u.").at.y);
  const double high = find(drawing, "200").at.y;
  const double middle = find(drawing, "100").at.y;
  const double low = find(drawing, "0").at.y;
  CHECK(find(drawing, "a.u.").at.y + 10 < high);
  CHECK(high < middle);
  CHECK(middle < low);
  CHECK(low < 200);  // clear of the letter in the middle of the edge
  const auto colourAt = [&](double y) {
    const auto box = std::find_if(drawing.boxes.rbegin(), drawing.boxes.rend(),
                                  [&](const Box& b) { return b.width > 5 && b.top <= y && y < b.top + b.height; });
    REQUIRE(box != drawing.boxes.rend());
    return box->colour;
  };
  CHECK(colourAt(high + 0.5) == colourTable(ColourMap::inferno).back());
  CHECK(colourAt(low - 0.5) == colourTable(ColourMap::inferno).front());
}

TEST_CASE("The crosshair is thin and leaves the voxel under it open", "[decorations]") {
  auto frame = frameOf(200);
  frame.view.cursor = {30, -20, 0};  // at (300, 160)
  Drawing drawing;
  addCrosshair(drawing, frame);
  REQUIRE(drawing.boxes.size() == 4);
  for (const Box& box : drawing.boxes) {
    CHECK(std::min(box.width, box.height) == 1);
    const bool coversCursor =
        box.left <= 300 && 300 < box.left + box.width && box.top <= 160 && 160 < box.top + box.height;
    CHECK_FALSE(coversCursor);
    CHECK((box.left == 300 || box.top == 160));
  }
}

TEST_CASE("A crosshair outside the pane draws nothing outside it", "[decorations]") {
  auto frame = frameOf(200);
  frame.view.cursor = {1000, 20, 0};
  Drawing drawing;
  addCrosshair(drawing, frame);
  for (const Box& box : drawing.boxes) {
    CHECK(box.left >= 0);
    CHECK(box.left + box.width <= 480);
  }
}

TEST_CASE("Captions say what is shown, how, and where", "[decorations]") {
  const auto frame = frameOf(200);
  Drawing drawing;
  addTitle(drawing, frame, {"SR ×4", "AI, research use", "cubic"}, captionPlace(frame));
  CHECK(find(drawing, "SR ×4").bold);
  CHECK(find(drawing, "AI, research use").at.y > find(drawing, "SR ×4").at.y);
  find(drawing, "cubic · 2 px/mm");

  SliceView view;
  view.cursor = {0, 0, 12.5};
  CHECK(slicePositionText(view, {78, 155, 12.5}) == "78/155  S 12.5 mm");
  CHECK(slicePositionText(view, {78, 155, -3}) == "78/155  I 3.0 mm");
  CHECK(slicePositionText(view, {160, 155, 90}) == "S 90.0 mm");  // outside the grid: no number
  view.plane = SlicePlane::ofPatient(Orientation::sagittal);
  CHECK(slicePositionText(view, {1, 2, 4}) == "1/2  R 4.0 mm");
}

TEST_CASE("Words grow with the pixel density and stay within bounds of size", "[decorations]") {
  CHECK(fontPixels(frameOf(200, {480, 400}, 1)) == 13);
  CHECK(fontPixels(frameOf(200, {960, 800}, 2)) == 27);
  CHECK(fontPixels(frameOf(200, {100, 80}, 1)) == 11);
  CHECK(fontPixels(frameOf(200, {3000, 2000}, 1)) == 16);
  CHECK(lineWidth(frameOf(200, {960, 800}, 2)) == 2);
}

TEST_CASE("Numbers are short and have a proper minus sign", "[decorations]") {
  CHECK(numberText(0.05) == "0.05");
  CHECK(numberText(-12.345) == "−12.3");
  CHECK(numberText(2212) == "2212");
  CHECK(numberText(2.5e7) == "2.5e+07");
  CHECK(tenthsText(-0.04) == "0.0");
}

TEST_CASE("An annotation is drawn where its points are, with its label in the pane", "[decorations]") {
  PaneFrame frame = frameOf(100, {400, 200}, 1);  // half a millimetre a pixel
  frame.view.centre = frame.view.cursor = {0, 0, 0};
  AnnotationShape shape;
  shape.outline = shape.handles = {{-50, 0, 0}, {0, 20, 0}};
  shape.label = "D1\nmean 5";
  Drawing drawing;
  addAnnotation(drawing, frame, shape);
  REQUIRE(drawing.strokes.size() == 2);  // a dark rim below the line
  for (const Stroke& stroke : drawing.strokes) {
    REQUIRE(stroke.points.size() == 2);
    CHECK(stroke.points[0].x == Approx(100));
    CHECK(stroke.points[0].y == Approx(100));
    CHECK(stroke.points[1].x == Approx(200));
    CHECK(stroke.points[1].y == Approx(140));
  }
  CHECK(drawing.strokes[0].width > drawing.strokes[1].width);
  CHECK(drawing.handles.empty());
  CHECK(find(drawing, "D1").at.x > 200);
  CHECK(find(drawing, "mean 5").at.y > find(drawing, "D1").at.y);
  shape.isSelected = true;
  shape.outline[1] = {99, 49, 0};
  Drawing atEdge;
  addAnnotation(atEdge, frame, shape);
  CHECK(atEdge.handles.size() == 4);  // two squares, with a rim each
  CHECK(find(atEdge, "mean 5").at.x < 400 - 6 * 0.5 * fontPixels(frame));
  CHECK(find(atEdge, "mean 5").at.y < 200 - fontPixels(frame));
}

TEST_CASE("Handles and outlines are taken hold of within seven pixels, the nearest handle first", "[decorations]") {
  for (const double scale : {1.0, 2.0}) {
    PaneFrame frame = frameOf(100, {static_cast<int>(400 * scale), static_cast<int>(200 * scale)}, scale);
    frame.view.centre = frame.view.cursor = {0, 0, 0};
    AnnotationShape shape;
    shape.outline = shape.handles = {{-50, 0, 0}, {50, 0, 0}, {50, 40, 0}};
    const auto at = [&](double x, double y) { return PanePoint{scale * x, scale * y}; };
    CHECK(handleAt(frame, shape, at(104, 104)) == 0u);
    CHECK(handleAt(frame, shape, at(301, 99)) == 1u);
    CHECK_FALSE(handleAt(frame, shape, at(108, 100)));
    CHECK(isNearOutline(frame, shape, at(200, 106)));
    CHECK_FALSE(isNearOutline(frame, shape, at(200, 108)));
    CHECK_FALSE(isNearOutline(frame, shape, at(200, 140)));
    shape.isClosed = true;
    CHECK(isNearOutline(frame, shape, at(200, 140)));  // the side that closes it
  }
}
