// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/surface_widget.h"
#include "picture_baseline.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

TEST_CASE("LR and reference with the label map look as they did when they were looked at", "[gui]") {
  ShownWindow shown;
  shown.view().setFixedSize(802, 642);  // whatever the system's fonts leave for the panes
  letPass(100);
  shown.openDemo(2, {96, 112, 48});
  const viewer::Snapshot lr = shown.pane(Image::lr).snapshot();
  checkAgainstBaseline(viewer::tiled({lr, shown.pane(Image::reference).snapshot()}, 2), "lr_and_reference");

  // And it is no picture that everything passes: without the label map it is another.
  QTest::keyClick(shown.window.get(), Qt::Key_L);
  letPass(100);
  CHECK(largestDifference(lr, shown.pane(Image::lr).snapshot()) > 40);
}

TEST_CASE("Every layout looks as it did when it was looked at", "[gui]") {
  ShownWindow shown;
  shown.view().setFixedSize(802, 642);
  letPass(100);
  shown.openDemo(2, {96, 112, 48});
  Layout layout;
  layout.compared = {Image::lr, Image::truth, Image::reference};
  layout.alone = Image::truth;
  layout.first = Image::lr;
  layout.second = Image::reference;
  layout.dividerDegrees = 20;
  std::vector<viewer::Snapshot> pictures;
  for (const LayoutKind kind : kLayoutKinds) {
    layout.kind = kind;
    shown.display().setLayout(layout);
    letPass(100);
    REQUIRE(shown.waitIdle());  // the surface
    letPass(50);
    pictures.push_back(shown.view().snapshot());
    checkAgainstBaseline(pictures.back(), "layout_" + QString::fromStdString(layoutName(kind)));
  }
  // No two are alike: none of the layouts is another one's picture.
  for (std::size_t a = 0; a < pictures.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) CHECK(largestDifference(pictures[a], pictures[b]) > 40);
}
