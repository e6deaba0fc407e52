// SPDX-License-Identifier: Apache-2.0
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSlider>
#include <QTemporaryDir>

#include "app/desktop/layout_words.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

/// The share of a picture's pixels that are not grey.
double colouredShare(const viewer::Snapshot& picture) {
  std::size_t coloured = 0;
  for (std::size_t n = 0; n < picture.rgb.size(); n += 3) {
    const auto [least, most] = std::minmax({picture.rgb[n], picture.rgb[n + 1], picture.rgb[n + 2]});
    coloured += most - least > 30;
  }
  return static_cast<double>(coloured) / (static_cast<double>(picture.rgb.size()) / 3);
}

template <typename Widget>
Widget& part(ShownWindow& shown, const char* name) {
  auto* found = shown.window->findChild<Widget*>(name);
  REQUIRE(found);
  return *found;
}

void choose(QComboBox& box, const QString& text) {
  const int index = box.findText(text);
  REQUIRE(index >= 0);
  box.setCurrentIndex(index);
  emit box.activated(index);
}

}  // namespace

TEST_CASE("Any image is drawn in colour over the others, clipped, and as opaque as a third one is bright", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.session().clearLabels();
  PaneWidget& lr = shown.pane(Image::lr);
  Layers layers = shown.display().layers();
  layers.crosshair = false;
  shown.display().setLayers(layers);
  // The active pane's frame and a colour bar have colours too.
  constexpr double kFew = 0.02;
  const double without = colouredShare(lr.snapshot());
  CHECK_FALSE(part<QComboBox>(shown, "overlayColours").isVisibleTo(shown.window.get()));

  choose(part<QComboBox>(shown, "overlayImage"), "PD phantom");
  REQUIRE(shown.waitIdle());
  letPass(50);
  REQUIRE(shown.session().overlay());
  const OverlayLook chosen = shown.display().layers().overlay;
  CHECK(chosen.window.width == Approx(core::autoWindow(*shown.session().overlayVolume()).width));
  CHECK(chosen.isClipped);
  const double whole = colouredShare(lr.snapshot());
  CHECK(whole > without + 0.1);
  CHECK(colouredShare(shown.pane(Image::reference).snapshot()) > without + 0.1);
  CHECK(lr.scene().first().colourBar->quantity == "PD phantom");
  CHECK(lr.scene().first().barMap() == viewer::ColourMap::viridis);
  CHECK(lr.scene().first().barWindow().low() == Approx(chosen.window.low()));

  // Only the brightest: fewer pixels, in colours of the same range.
  part<QDoubleSpinBox>(shown, "overlayLeast").setValue(0.8 * chosen.window.high());
  CHECK(shown.display().layers().overlay.window.width == Approx(chosen.window.width));
  const double clipped = colouredShare(lr.snapshot());
  CHECK(clipped < 0.8 * whole);
  CHECK(clipped > without);
  part<QCheckBox>(shown, "overlayClipped").click();
  CHECK(colouredShare(lr.snapshot()) > whole);

  // Where LR is black in its window, nothing of it is seen.
  choose(part<QComboBox>(shown, "overlayAlpha"), "LR");
  CHECK(shown.display().layers().overlay.alpha == Image::lr);
  shown.display().setWindow(Image::lr, core::windowBetween(1e6, 2e6));
  CHECK(colouredShare(lr.snapshot()) < without + kFew);
  choose(part<QComboBox>(shown, "overlayImage"), "none");
  CHECK_FALSE(shown.session().overlay());
  CHECK(colouredShare(lr.snapshot()) < without + kFew);
  CHECK_FALSE(lr.scene().first().colourBar);
}

TEST_CASE("The image in colour and its look come back with a session", "[gui]") {
  QTemporaryDir folder;
  const QString file = folder.filePath("overlay.glmamba");
  ShownWindow shown;
  shown.openDemo();
  choose(part<QComboBox>(shown, "overlayImage"), "PD phantom");
  REQUIRE(shown.waitIdle());
  choose(part<QComboBox>(shown, "overlayColours"), "cividis");
  part<QDoubleSpinBox>(shown, "overlayHigh").setValue(321);
  part<QSlider>(shown, "overlayOpacity").setValue(35);
  choose(part<QComboBox>(shown, "overlayAlpha"), imageText(Image::truth));
  shown.window->saveSession(file);
  choose(part<QComboBox>(shown, "overlayImage"), "none");
  choose(part<QComboBox>(shown, "overlayColours"), "berlin");

  shown.window->openSession(file);
  REQUIRE(shown.waitIdle());
  letPass(50);
  REQUIRE(shown.session().overlay());
  CHECK(shown.session().overlay()->series.id == "demo:PD");
  const OverlayLook& look = shown.display().layers().overlay;
  CHECK(look.colours == "cividis");
  CHECK(look.window.high() == Approx(321));
  CHECK(look.opacity == Approx(0.35));
  CHECK(look.alpha == Image::truth);
  // Another demo has series of the same names, and a closed study none.
  shown.openDemo(2, {48, 48, 32});
  CHECK_FALSE(shown.session().overlay());
  choose(part<QComboBox>(shown, "overlayImage"), "PD phantom");
  REQUIRE(shown.waitIdle());
  REQUIRE(shown.session().overlay());
  CHECK(shown.session().overlayVolume()->columns() == 48);
  shown.session().removeStudy(shown.session().studies().studies().front().id);
  CHECK_FALSE(shown.session().overlay());
}
