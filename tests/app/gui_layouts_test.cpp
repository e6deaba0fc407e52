// SPDX-License-Identifier: Apache-2.0
#include <QToolButton>

#include "app/desktop/surface_widget.h"
#include "pane_mouse.h"
#include "shown_window.h"
#include "viewer/slice_navigation.h"

using namespace glmamba;
using namespace glmamba::app;
using Kind = viewer::PaneRegion::Kind;

namespace {

void show(ShownWindow& shown, LayoutKind kind, Image first = Image::lr, Image second = Image::reference) {
  Layout layout = shown.display().layout();
  layout.kind = kind;
  layout.alone = layout.first = first;
  layout.second = second;
  shown.display().setLayout(layout);
  letPass(50);
}

/// The grey of a pane's pixel at a patient position, and that of the voxels there by the window.
void checkValueAt(ShownWindow& shown, PaneWidget& pane, const core::VolumePtr& volume, Image image,
                  const core::Vector3& lps) {
  const viewer::SliceView view = pane.sliceView();
  const viewer::PanePoint at = viewer::displayFromLps(view, pane.paneSize(), lps);
  const int x = static_cast<int>(at.x);
  const int y = static_cast<int>(at.y);
  pane.scene().setDecorationsVisible(false);
  pane.scene().setCrosshairVisible(false);
  const viewer::Snapshot picture = pane.snapshot();
  pane.scene().setDecorationsVisible(true);
  REQUIRE((x >= 0 && y >= 0 && x < picture.width && y < picture.height));
  const core::Vector3 centre = viewer::lpsFromDisplay(view, pane.paneSize(), {x + 0.5, y + 0.5});
  const core::Window& window = shown.display().window(image);
  const double share = (core::sampleLinear(*volume, centre) - window.low()) / window.width;
  const auto grey = picture.rgb[3 * (static_cast<std::size_t>(y) * picture.width + x)];
  INFO(imageName(image) << " at pixel " << x << ", " << y);
  CHECK(grey == Approx(255 * std::clamp(share, 0.0, 1.0)).margin(1.6));
}

}  // namespace

TEST_CASE("Keys choose layouts with the panes they have", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const std::vector<std::pair<Qt::Key, std::size_t>> kKeys{{Qt::Key_F3, 3}, {Qt::Key_F4, 1}, {Qt::Key_F6, 1},
                                                           {Qt::Key_F7, 1}, {Qt::Key_F8, 1}, {Qt::Key_F9, 1},
                                                           {Qt::Key_F2, 4}};
  for (const auto& [key, panes] : kKeys) {
    QTest::keyClick(shown.window.get(), key);
    letPass(50);
    CHECK(shown.view().shownPanes().size() == panes);
    CHECK((shown.view().surfaceView() != nullptr) == (key == Qt::Key_F3));
    for (PaneWidget* pane : shown.view().shownPanes()) CHECK(pane->isVisible());
  }
}

TEST_CASE("In every layout the pixel at a patient position has the value of the voxels there", "[gui]") {
  ShownWindow shown;
  shown.openDemo(2, {96, 112, 48});
  shown.session().clearLabels();
  letPass(50);
  const PairImages& images = shown.session().images();
  // Near the tumour's edge and in the other half of the head, off the slices of the coarse grid.
  const core::Vector3 centre = images.truth->geometry().centre();
  for (const core::Vector3& offset : {core::Vector3{18.3, 9.7, 4}, core::Vector3{-25.2, -12.4, -6}}) {
    const core::Vector3 point = core::operator+(centre, offset);
    const auto goThere = [&] {
      for (const Image image : kImages) {
        Place place = shown.display().place(image);
        place.cursor = point;
        shown.display().setPlace(viewpointOf(image), place);
      }
    };
    show(shown, LayoutKind::mpr, Image::truth);
    goThere();
    for (PaneWidget* pane : shown.view().shownPanes()) checkValueAt(shown, *pane, images.truth, Image::truth, point);
    show(shown, LayoutKind::compare);
    goThere();
    checkValueAt(shown, shown.pane(Image::lr), images.lr, Image::lr, point);
    checkValueAt(shown, shown.pane(Image::reference), images.referenceVolume, Image::reference, point);
    show(shown, LayoutKind::curtain, Image::truth, Image::reference);
    Layout layout = shown.display().layout();
    layout.divider = {0.9, 0.5};  // the first image is at the point
    shown.display().setLayout(layout);
    checkValueAt(shown, shown.pane(Image::truth), images.truth, Image::truth, point);
    layout.divider = {0.1, 0.5};
    shown.display().setLayout(layout);
    checkValueAt(shown, shown.pane(Image::truth), images.referenceVolume, Image::reference, point);
  }
}

TEST_CASE("The curtain is moved by its middle and turned by its ends", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  show(shown, LayoutKind::curtain);
  PaneWidget& pane = shown.pane(Image::lr);
  const core::Vector3 cursor = shown.display().cursor();
  const QPoint middle = pane.rect().center();
  drag(pane, middle, middle + QPoint(pane.width() / 4, 0));
  CHECK(shown.display().layout().divider[0] == Approx(0.75).margin(0.01));
  CHECK(shown.display().layout().dividerDegrees == 0);
  CHECK(shown.display().cursor() == cursor);  // the crosshair was not meant
  // Its lower end is taken a quarter round, with the clock.
  const QPoint handle(static_cast<int>(0.75 * pane.width()), pane.height() / 2);
  const int reach = pane.height() * 2 / 5;
  drag(pane, handle + QPoint(0, reach), handle + QPoint(-reach, 0));
  CHECK(shown.display().layout().dividerDegrees == Approx(90).margin(2));
  // Off the divider the left button does what it always does.
  drag(pane, {40, pane.height() - 60}, {50, pane.height() - 60});
  CHECK(shown.display().cursor() != cursor);
  QTest::keyClick(shown.window.get(), Qt::Key_R);
  CHECK(shown.display().layout().divider[0] == 0.5);
  CHECK(shown.display().layout().dividerDegrees == 0);
}

TEST_CASE("Flicker shows the fixed image while the space bar is held, and candidates go round", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  show(shown, LayoutKind::flicker, Image::lr, Image::truth);
  PaneWidget& pane = shown.pane(Image::lr);
  const viewer::Snapshot candidate = pane.snapshot();
  QTest::keyPress(&shown.view(), Qt::Key_Space);
  const viewer::Snapshot fixed = pane.snapshot();
  CHECK(largestDifference(candidate, fixed) > 20);
  QTest::keyRelease(&shown.view(), Qt::Key_Space);
  CHECK(largestDifference(candidate, pane.snapshot()) == 0);
  show(shown, LayoutKind::single, Image::lr);
  show(shown, LayoutKind::flicker, Image::lr, Image::truth);
  shown.view().setFocus();
  QTest::keyClick(&shown.view(), Qt::Key_Right);
  CHECK(shown.display().layout().second == Image::reference);
  CHECK(shown.display().layout().first == Image::lr);
  QTest::keyClick(&shown.view(), Qt::Key_Left);
  CHECK(shown.display().layout().second == Image::truth);
}

TEST_CASE("The lens follows the mouse", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  show(shown, LayoutKind::spyglass);
  PaneWidget& pane = shown.pane(Image::lr);
  QTest::mouseMove(&pane, {120, 90});
  letPass(20);
  CHECK(pane.region().kind == Kind::disc);
  CHECK(pane.region().at.x == Approx(120 * pane.devicePixelRatioF()));
  CHECK(pane.region().at.y == Approx(90 * pane.devicePixelRatioF()));
}

TEST_CASE("Panes are exchanged by their titles", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget* first = shown.view().shownPanes()[0];
  PaneWidget* last = shown.view().shownPanes()[3];
  const auto before = shown.display().layout().compared;
  const viewer::Snapshot lr = first->snapshot();
  const QPoint to = first->mapFromGlobal(last->mapToGlobal(last->rect().center()));
  drag(*first, {60, 8}, to);
  letPass(50);
  CHECK(shown.display().layout().compared == std::vector<Image>{before[3], before[1], before[2], before[0]});
  CHECK(last->content().image == Image::lr);
  first->scene().setFrameVisible(false);
  last->scene().setFrameVisible(true);
  CHECK(correlation(lr, last->snapshot()) > 0.95);  // of panes a pixel wider or narrower 0.97
  CHECK(correlation(lr, first->snapshot()) < 0.5);
  // Let go elsewhere, nothing happens.
  drag(*first, {60, 8}, {90, 200});
  CHECK(shown.display().layout().compared.front() == before[3]);
}

TEST_CASE("A click on the chip takes an image out of the group, and further clicks back", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& reference = shown.pane(Image::reference);
  QTest::mouseClick(&reference, Qt::LeftButton, Qt::NoModifier, {10, 10});
  CHECK(shown.display().group(Image::reference) == 1);
  const core::Vector3 its = shown.display().place(Image::reference).cursor;
  shown.pane(Image::lr).scroll(3);
  CHECK(shown.display().place(Image::reference).cursor == its);
  for (int click = 0; click < 3; ++click) QTest::mouseClick(&reference, Qt::LeftButton, Qt::NoModifier, {10, 10});
  CHECK(shown.display().group(Image::reference) == 0);
  CHECK(shown.display().place(Image::reference).cursor == shown.display().cursor());
}

TEST_CASE("A double click gives a pane the whole area and takes it back, in three planes too", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  show(shown, LayoutKind::mpr, Image::truth);
  PaneWidget* axial = shown.view().shownPanes()[0];
  PaneWidget* sagittal = shown.view().shownPanes()[1];
  const int small = axial->width();
  QTest::mouseDClick(axial, Qt::LeftButton, Qt::NoModifier, {100, 100});
  letPass(50);
  CHECK_FALSE(sagittal->isVisible());
  CHECK_FALSE(shown.view().surfaceView()->isVisible());
  CHECK(axial->width() > 1.5 * small);
  QTest::mouseDClick(axial, Qt::LeftButton, Qt::NoModifier, {100, 100});
  letPass(50);
  CHECK(sagittal->isVisible());
  CHECK(std::abs(axial->width() - small) <= 2);
  QTest::mouseDClick(shown.view().surfaceView(), Qt::LeftButton, Qt::NoModifier, {50, 50});
  letPass(50);
  CHECK(shown.view().surfaceView()->isVisible());
  CHECK_FALSE(axial->isVisible());
}

TEST_CASE("The three planes cross at the cursor, and the head is shown with the tumour", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  show(shown, LayoutKind::mpr, Image::truth);
  PaneWidget* axial = shown.view().shownPanes()[0];
  QTest::mouseClick(axial, Qt::LeftButton, Qt::NoModifier, {axial->width() / 3, axial->height() / 3});
  for (PaneWidget* pane : shown.view().shownPanes()) {
    const core::Vector3 cursor = pane->sliceView().cursor;
    for (std::size_t axis = 0; axis < 3; ++axis)
      CHECK(cursor[axis] == Approx(shown.display().cursor()[axis]).margin(1e-9));
  }
  REQUIRE(shown.waitIdle());
  letPass(50);
  CHECK(litShare(shown.view().surfaceView()->snapshot()) > 0.1);
}

TEST_CASE("Neurological turns the slices round in words and letters, and up is still up", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& lr = shown.pane(Image::lr);
  CHECK(viewer::orientationLetters(lr.sliceView().plane.right) == "L");
  const double before = shown.display().cursor()[2];
  QTest::keyClick(shown.window.get(), Qt::Key_N);
  CHECK(viewer::orientationLetters(lr.sliceView().plane.right) == "R");
  auto* button = shown.window->findChild<QToolButton*>("conventionButton");
  REQUIRE(button);
  CHECK(button->accessibleName().contains("left is on the left"));
  lr.scroll(2);
  CHECK(shown.display().cursor()[2] > before);
  QTest::keyClick(shown.window.get(), Qt::Key_N);
  CHECK(viewer::orientationLetters(lr.sliceView().plane.right) == "L");
  CHECK(button->accessibleName().contains("right is on the left"));
}

TEST_CASE("SR arrives slice by slice in a curtain too, also when it is chosen during the run", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  int slices = 0;
  QObject::connect(&shown.session(), &Session::sliceDone, shown.window.get(), [&] { ++slices; });
  shown.window->run();
  REQUIRE(waitUntil([&] { return slices >= 3; }));
  show(shown, LayoutKind::curtain, Image::lr, Image::sr);
  CHECK(shown.pane(Image::sr).scene().second().hasImage());
  CHECK(shown.pane(Image::sr).scene().second().isSliceHere());  // the first slice was the one on the screen
  REQUIRE(shown.waitIdle());
  show(shown, LayoutKind::single, Image::interpolated);
  letPass(50);
  CHECK(litShare(shown.pane(Image::interpolated).snapshot()) > 0.05);
}
