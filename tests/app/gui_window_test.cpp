// SPDX-License-Identifier: Apache-2.0
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QSettings>
#include <algorithm>

#include "app/desktop/histogram_view.h"
#include "app/desktop/saved_presets.h"
#include "app/desktop/window_panel.h"
#include "shown_window.h"
#include "viewer/visible_values.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

/// The panel in front, with the histogram of the active image counted.
void openPanel(ShownWindow& shown) {
  QTest::keyClick(shown.window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
  letPass(100);
  REQUIRE(shown.waitIdle());
  letPass(50);
}

void drag(QWidget& widget, const QPoint& from, const QPoint& to) {
  QTest::mousePress(&widget, Qt::LeftButton, Qt::NoModifier, from);
  QTest::mouseMove(&widget, (from + to) / 2);
  QTest::mouseMove(&widget, to);
  QTest::mouseRelease(&widget, Qt::LeftButton, Qt::NoModifier, to);
}

double quantile(std::vector<float> values, double share) {
  values.erase(std::remove(values.begin(), values.end(), 0.0f), values.end());
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

TEST_CASE("The window is entered in numbers, for all images in the same units unless that is switched off", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  openPanel(shown);
  const auto box = [&](const char* name) { return shown.window->findChild<QDoubleSpinBox*>(name); };
  const core::Window reference = shown.display().window(Image::reference);
  box("windowCentre")->setValue(500);
  box("windowWidth")->setValue(300);
  for (const Image image : {Image::lr, Image::sr, Image::interpolated, Image::truth}) {
    CHECK(shown.display().window(image).centre == Approx(500));
    CHECK(shown.display().window(image).width == Approx(300));
  }
  CHECK(shown.display().window(Image::reference).width == reference.width);
  CHECK(box("windowLow")->value() == Approx(350));
  CHECK(box("windowHigh")->value() == Approx(650));
  box("windowHigh")->setValue(750);
  CHECK(shown.display().window(Image::lr).centre == Approx(550));
  box("windowLow")->setValue(9000);  // there is no such window
  CHECK(box("windowLow")->value() == Approx(350));
  CHECK(shown.display().window(Image::lr).width == Approx(400));

  shown.window->findChild<QCheckBox*>("windowLinked")->click();
  CHECK_FALSE(shown.display().links().window);
  box("windowWidth")->setValue(200);
  CHECK(shown.display().window(Image::lr).width == Approx(200));
  CHECK(shown.display().window(Image::truth).width == Approx(400));
  // The panel is for the pane that was clicked last.
  QTest::mouseClick(&shown.pane(Image::reference), Qt::LeftButton, Qt::NoModifier, {60, 60});
  letPass(50);
  CHECK(shown.window->findChild<QLabel*>("windowTitle")->text().contains("Reference"));
  CHECK(box("windowWidth")->value() == Approx(reference.width).epsilon(1e-3));
}

TEST_CASE("The histogram's handles move the ends and the middle of the window", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  openPanel(shown);
  auto* histogram = shown.window->findChild<HistogramView*>();
  REQUIRE(histogram->isVisible());
  const auto at = [&](double value) { return QPoint(qRound(histogram->xOf(value)), 20); };
  const auto window = [&] { return shown.display().window(Image::lr); };
  core::Window before = window();
  drag(*histogram, at(before.high()), at(before.high()) - QPoint(40, 0));
  CHECK(window().high() < before.high());
  CHECK(window().low() == Approx(before.low()).margin(1e-9));
  before = window();
  drag(*histogram, at(before.low()), at(before.low()) + QPoint(25, 0));
  CHECK(window().low() > before.low());
  CHECK(window().high() == Approx(before.high()));
  before = window();
  drag(*histogram, at(before.centre), at(before.centre) + QPoint(15, 0));
  CHECK(window().width == Approx(before.width));
  CHECK(window().centre > before.centre);
  CHECK(shown.display().window(Image::truth).centre == window().centre);
  before = window();
  histogram->setFocus();
  QTest::keyClick(histogram, Qt::Key_Right);
  CHECK(window().centre == Approx(before.centre + 0.02 * before.width));
  QTest::keyClick(histogram, Qt::Key_Up);
  CHECK(window().width == Approx(before.width * 1.04));
}

TEST_CASE("The window is found from what is seen, and from the whole volume", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::lr);
  const core::Volume& lr = *shown.session().images().lr;
  QTest::keyClick(shown.window.get(), Qt::Key_V);
  const std::vector<float> all = viewer::visibleValues(lr, pane.sliceView(), pane.paneSize());
  // Neighbours in rank lie up to 10 apart at the ends: there are few values on a slice.
  CHECK(shown.display().window(Image::lr).low() == Approx(quantile(all, 0.005)).margin(10));
  CHECK(shown.display().window(Image::lr).high() == Approx(quantile(all, 0.995)).margin(10));
  const core::Window whole = shown.display().window(Image::lr);
  for (int n = 0; n < 12; ++n) QTest::keyClick(shown.window.get(), Qt::Key_Plus);
  QTest::keyClick(shown.window.get(), Qt::Key_V);
  const core::Window part = shown.display().window(Image::lr);
  CHECK(part.width < whole.width);
  CHECK(part.width == Approx(shown.display().window(Image::sr).width));

  QTest::keyClick(shown.window.get(), Qt::Key_V, Qt::ShiftModifier);
  REQUIRE(shown.waitIdle());
  const core::Window expected = core::autoWindow(lr);
  CHECK(shown.display().window(Image::lr).low() == Approx(expected.low()).margin(0.1));
  CHECK(shown.display().window(Image::lr).high() == Approx(expected.high()).epsilon(1e-3));
}

TEST_CASE("Inverting makes dark what was bright, in all images of the units, and never the error's colours", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  QTest::keyClick(shown.window.get(), Qt::Key_X);                                  // no crosshair
  QTest::keyClick(shown.window.get(), Qt::Key_L);                                  // no labels
  for (int n = 0; n < 4; ++n) QTest::keyClick(shown.window.get(), Qt::Key_Minus);  // room beside the image
  letPass(50);
  const auto grey = [&](Image image, double x, double y) {
    const viewer::Snapshot picture = shown.pane(image).snapshot();
    return static_cast<int>(picture.rgb[3 * (static_cast<std::size_t>(y * picture.height) * picture.width +
                                             static_cast<std::size_t>(x * picture.width))]);
  };
  const int before = grey(Image::lr, 0.5, 0.6), outside = grey(Image::lr, 0.02, 0.6);
  QTest::keyClick(shown.window.get(), Qt::Key_I, Qt::ShiftModifier);
  CHECK(shown.display().window(Image::truth).isInverted);
  CHECK_FALSE(shown.display().window(Image::reference).isInverted);
  CHECK(grey(Image::lr, 0.5, 0.6) == Approx(255 - before).margin(2));
  CHECK(grey(Image::lr, 0.02, 0.6) == outside);  // beside the image it stays dark
  core::Window error = shown.display().window(Image::error);
  error.isInverted = true;
  shown.display().setWindow(Image::error, error);
  CHECK_FALSE(shown.display().window(Image::error).isInverted);
  letPass(500);
  QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier);
  CHECK_FALSE(shown.display().window(Image::lr).isInverted);
}

TEST_CASE("Presets are set, saved and kept for the next window, whatever is in the settings", "[gui]") {
  QSettings().setValue("windowPresets", "[{\"name\": 5, \"low\":");
  CHECK(savedPresets().empty());
  QSettings().setValue("windowPresets", "[7, {\"name\":\"a\",\"low\":3,\"high\":1}, {\"name\":\"b\",\"low\":\"x\"}]");
  CHECK(savedPresets().empty());
  {
    ShownWindow shown;
    shown.openDemo();
    openPanel(shown);
    auto* presets = shown.window->findChild<QComboBox*>("windowPresets");
    const int t2 = presets->findText("T2");
    presets->setCurrentIndex(t2);
    emit presets->activated(t2);
    REQUIRE(shown.waitIdle());
    const double bright = core::autoWindow(*shown.session().images().lr).high();
    CHECK(shown.display().window(Image::lr).high() == Approx(0.85 * bright).epsilon(2e-3));
    CHECK(shown.display().window(Image::truth).low() == Approx(0.1 * bright).epsilon(2e-2));

    shown.display().setWindow(Image::lr, {0.4 * bright, 0.2 * bright});
    shown.window->findChild<QAbstractButton*>("savePreset")->click();
    letPass(50);
    auto* dialog = shown.window->findChild<QInputDialog*>("presetName");
    REQUIRE(dialog);
    dialog->setTextValue("Myelin");
    dialog->accept();
    REQUIRE(shown.waitIdle());
    CHECK(presets->currentText() == "Myelin");
  }
  ShownWindow shown;
  shown.openDemo(2, {64, 72, 32});
  openPanel(shown);
  auto* presets = shown.window->findChild<QComboBox*>("windowPresets");
  const int mine = presets->findText("Myelin");
  REQUIRE(mine > 0);
  presets->setCurrentIndex(mine);
  emit presets->activated(mine);
  const double bright = core::autoWindow(*shown.session().images().lr).high();
  CHECK(shown.display().window(Image::lr).centre == Approx(0.4 * bright).epsilon(2e-3));
  shown.window->findChild<QAbstractButton*>("forgetPreset")->click();
  CHECK(presets->findText("Myelin") < 0);
  CHECK(savedPresets().empty());
  QTest::keyClick(shown.window.get(), Qt::Key_W, Qt::ShiftModifier);
  CHECK(presets->currentIndex() == 1);
}
