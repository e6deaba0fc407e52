// SPDX-License-Identifier: Apache-2.0
#include <QMenu>

#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

void wheel(QWidget& widget, int notches) {
  const QPointF at(widget.width() / 2.0, widget.height() / 2.0);
  QWheelEvent event(at, widget.mapToGlobal(at.toPoint()), {0, 0}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &event);
}

}  // namespace

TEST_CASE("The panes show the images, alike where the images are alike", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  CHECK(litShare(shown.pane(Image::lr).snapshot()) > 0.1);
  CHECK(litShare(shown.pane(Image::reference).snapshot()) > 0.1);
  CHECK(litShare(shown.pane(Image::sr).snapshot()) < 0.05);  // words only: nothing is made up before a run
  shown.runToTheEnd();
  const viewer::Snapshot lr = shown.pane(Image::lr).snapshot();
  const viewer::Snapshot sr = shown.pane(Image::sr).snapshot();
  const viewer::Snapshot reference = shown.pane(Image::reference).snapshot();
  // The tiny network adds little to the interpolation it starts from.
  CHECK(correlation(lr, sr) > 0.8);
  CHECK(correlation(lr, sr) > correlation(reference, sr));
  CHECK(largestDifference(sr, shown.pane(Image::sr).snapshot()) == 0);
  CHECK(litShare(shown.pane(Image::error).snapshot()) > 0.02);
}

TEST_CASE("The SR pane says that it is AI for research, in amber, and no other pane does", "[gui]") {
  ShownWindow shown;
  shown.openDemo(0, {32, 40, 32});  // without try mode, which has an amber notice of its own
  shown.runToTheEnd();
  const auto amber = [&](Image image) {
    const viewer::Snapshot picture = shown.pane(image).snapshot();
    int count = 0;
    for (int y = 0; y < picture.height / 4; ++y)
      for (int x = 0; x < picture.width / 2; ++x) {
        const std::uint8_t* rgb = &picture.rgb[3 * (static_cast<std::size_t>(y) * picture.width + x)];
        count += rgb[0] > 170 && rgb[1] > 110 && rgb[1] < 210 && rgb[2] < 110;
      }
    return count;
  };
  CHECK(amber(Image::sr) > 50);
  CHECK(amber(Image::lr) == 0);
  CHECK(amber(Image::reference) == 0);
}

TEST_CASE("The wheel goes through the slices of all panes together", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const int before = shown.view().slicePosition().first;
  const core::Vector3 cursor = shown.display().cursor();
  const viewer::Snapshot lr = shown.pane(Image::lr).snapshot();
  wheel(shown.pane(Image::reference), 3);
  CHECK(shown.view().slicePosition().first == before + 3);
  CHECK(shown.display().cursor()[2] == Approx(cursor[2] + 3));
  letPass(100);
  CHECK(largestDifference(lr, shown.pane(Image::lr).snapshot()) > 20);
  wheel(shown.pane(Image::lr), -3);
  CHECK(shown.view().slicePosition().first == before);
  wheel(shown.pane(Image::lr), 1000);
  CHECK(shown.view().slicePosition().first == shown.view().slicePosition().second);
}

TEST_CASE("The left button moves the crosshair to the point under the mouse, or the window by tool", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::reference);
  const QPoint at(pane.width() / 3, pane.height() / 3);
  QTest::mouseClick(&pane, Qt::LeftButton, Qt::NoModifier, at);
  const double ratio = pane.devicePixelRatioF();
  const core::Vector3 expected =
      viewer::lpsFromDisplay(pane.sliceView(), pane.paneSize(), {at.x() * ratio, at.y() * ratio});
  for (std::size_t axis = 0; axis < 3; ++axis)
    CHECK(shown.display().cursor()[axis] == Approx(expected[axis]).margin(1e-6));
  CHECK(shown.display().place(Image::sr).cursor == shown.display().cursor());

  QTest::keyClick(shown.window.get(), Qt::Key_W);
  CHECK(shown.display().tool() == Tool::window);
  const core::Vector3 cursor = shown.display().cursor();
  const core::Window before = shown.display().window(Image::lr);
  PaneWidget& lr = shown.pane(Image::lr);
  QTest::mousePress(&lr, Qt::LeftButton, Qt::NoModifier, {50, 50});
  QTest::mouseMove(&lr, {90, 50});
  QTest::mouseRelease(&lr, Qt::LeftButton, Qt::NoModifier, {90, 50});
  CHECK(shown.display().cursor() == cursor);
  CHECK(shown.display().window(Image::lr).width > before.width);
  CHECK(shown.display().window(Image::sr).width == shown.display().window(Image::lr).width);
  CHECK(shown.display().window(Image::reference).width != shown.display().window(Image::lr).width);
}

TEST_CASE("Right drag zooms, middle drag pans, R brings the whole image back", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& lr = shown.pane(Image::lr);
  const Place fitted = shown.display().place(Image::lr);
  QTest::mousePress(&lr, Qt::RightButton, Qt::NoModifier, {60, 60});
  QTest::mouseMove(&lr, {60, 120});
  QTest::mouseRelease(&lr, Qt::RightButton, Qt::NoModifier, {60, 120});
  CHECK(shown.display().place(Image::lr).heightMm < fitted.heightMm);
  CHECK(shown.display().place(Image::error).heightMm == shown.display().place(Image::lr).heightMm);
  const core::Vector3 centre = shown.display().place(Image::lr).centre;
  QTest::mousePress(&lr, Qt::MiddleButton, Qt::NoModifier, {60, 60});
  QTest::mouseMove(&lr, {80, 60});
  QTest::mouseRelease(&lr, Qt::MiddleButton, Qt::NoModifier, {80, 60});
  CHECK(shown.display().place(Image::lr).centre != centre);
  QTest::keyClick(shown.window.get(), Qt::Key_R);
  CHECK(shown.display().place(Image::lr).heightMm == Approx(fitted.heightMm));
}

TEST_CASE("Keys choose the plane and the pane, and a double click too", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const core::Vector3 cursor = shown.display().cursor();
  QTest::keyClick(shown.window.get(), Qt::Key_C);
  CHECK(shown.display().orientation() == Orientation::coronal);
  CHECK(shown.display().cursor() == cursor);
  QTest::keyClick(shown.window.get(), Qt::Key_S);
  CHECK(shown.display().orientation() == Orientation::sagittal);
  letPass(100);
  CHECK(litShare(shown.pane(Image::lr).snapshot()) > 0.05);
  QTest::keyClick(shown.window.get(), Qt::Key_3);
  CHECK(shown.pane(Image::sr).isVisible());
  CHECK_FALSE(shown.pane(Image::lr).isVisible());
  QTest::keyClick(shown.window.get(), Qt::Key_3);
  CHECK(shown.pane(Image::lr).isVisible());
  QTest::mouseDClick(&shown.pane(Image::error), Qt::LeftButton, Qt::NoModifier, {30, 30});
  CHECK(shown.display().maximised() == 3);
}

TEST_CASE("Every command of the menus has a key of its own", "[gui]") {
  ShownWindow shown;
  QMap<QString, QString> keys;
  for (const QAction* action : shown.window->findChildren<QAction*>()) {
    if (action->objectName().isEmpty() || action->menu() || action->objectName().startsWith("_q_")) continue;
    INFO(action->objectName().toStdString());
    const QString key = action->shortcut().toString();
    CHECK_FALSE(key.isEmpty());
    CHECK_FALSE(keys.contains(key));
    keys[key] = action->objectName();
  }
  CHECK(keys.size() > 30);
}
