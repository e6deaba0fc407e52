// SPDX-License-Identifier: Apache-2.0
#include "app/model/layout.h"

#include <set>

#include <catch2/catch.hpp>

using namespace glmamba::app;

namespace {

Layout ofKind(LayoutKind kind) {
  Layout layout;
  layout.kind = kind;
  return layout;
}

}  // namespace

TEST_CASE("Layouts and images have names of their own, which lead back to them", "[layout]") {
  std::set<std::string> names;
  for (const LayoutKind kind : kLayoutKinds) {
    CHECK(layoutNamed(layoutName(kind)) == kind);
    names.insert(layoutName(kind));
  }
  for (const Image image : kImages) names.insert(imageName(image));
  CHECK(names.size() == kLayoutKinds.size() + kImageCount);
  CHECK_FALSE(layoutNamed("Compare"));
  CHECK_FALSE(layoutNamed(""));
}

TEST_CASE("Compare begins with LR beside SR, and SR is nowhere shown alone at first", "[layout]") {
  const auto panes = panesOf(Layout{});
  REQUIRE(panes.size() == 4);
  CHECK(panes[0].image == Image::lr);
  CHECK(panes[1].image == Image::sr);
  for (const LayoutKind kind : kLayoutKinds) {
    const auto shown = panesOf(ofKind(kind));
    bool isSrThere = false, isOther = false;
    for (const PaneContent& pane : shown) {
      isSrThere = isSrThere || pane.image == Image::sr || pane.second == Image::sr;
      isOther = isOther || pane.image != Image::sr;
    }
    CHECK((!isSrThere || isOther));
  }
}

TEST_CASE("Three planes of one image and its surface", "[layout]") {
  Layout layout = ofKind(LayoutKind::mpr);
  layout.alone = Image::reference;
  const auto panes = panesOf(layout);
  REQUIRE(panes.size() == 4);
  std::set<Orientation> planes;
  for (const PaneContent& pane : panes) {
    CHECK(pane.image == Image::reference);
    if (pane.plane) planes.insert(*pane.plane);
  }
  CHECK(planes.size() == 3);
  CHECK(panes.back().isSurface);
}

TEST_CASE("Two images share one pane in the layouts that lay one over the other", "[layout]") {
  for (const LayoutKind kind :
       {LayoutKind::curtain, LayoutKind::flicker, LayoutKind::spyglass, LayoutKind::checkerboard}) {
    const auto panes = panesOf(ofKind(kind));
    REQUIRE(panes.size() == 1);
    CHECK(panes[0].image == Image::lr);
    CHECK(panes[0].second == Image::sr);
    CHECK(showsTwoImages(kind));
  }
  CHECK_FALSE(panesOf(ofKind(LayoutKind::single))[0].second);
}

TEST_CASE("Panes get as large as the area allows", "[layout]") {
  CHECK(gridColumns(1, 1300, 900) == 1);
  CHECK(gridColumns(2, 1300, 900) == 2);
  CHECK(gridColumns(2, 600, 900) == 1);
  CHECK(gridColumns(3, 1300, 900) == 2);
  CHECK(gridColumns(3, 1900, 600) == 3);
  CHECK(gridColumns(4, 1300, 900) == 2);
  CHECK(gridColumns(6, 1300, 900) == 3);
  CHECK(gridColumns(8, 1300, 900) == 4);
  CHECK(gridColumns(8, 900, 1300) == 2);
  CHECK(gridColumns(8, 1900, 900) == 4);
}

TEST_CASE("Panes change places in Compare only, and bad places change nothing", "[layout]") {
  const Layout layout;
  const Layout changed = exchanged(layout, 0, 3);
  CHECK(changed.compared.front() == layout.compared.back());
  CHECK(changed.compared.back() == layout.compared.front());
  CHECK(exchanged(changed, 3, 0) == layout);
  CHECK(exchanged(layout, 0, 4) == layout);
  CHECK(exchanged(ofKind(LayoutKind::mpr), 0, 1) == ofKind(LayoutKind::mpr));
}

TEST_CASE("Compare always has an image, each once", "[layout]") {
  Layout layout;
  layout = compareWith(layout, Image::lr, true);
  CHECK(layout.compared.size() == 4);
  layout = compareWith(layout, Image::truth, true);
  CHECK(layout.compared.back() == Image::truth);
  for (const Image image : kImages) layout = compareWith(layout, image, false);
  CHECK(layout.compared.size() == 1);
}

TEST_CASE("Candidates go round without the fixed image", "[layout]") {
  const std::vector<Image> available{Image::lr, Image::reference, Image::sr, Image::truth};
  CHECK(nextCandidate(Image::sr, Image::lr, available, 1) == Image::truth);
  CHECK(nextCandidate(Image::truth, Image::lr, available, 1) == Image::reference);
  CHECK(nextCandidate(Image::reference, Image::lr, available, -1) == Image::truth);
  CHECK(nextCandidate(Image::error, Image::lr, available, 1) == Image::reference);
  CHECK(nextCandidate(Image::sr, Image::lr, {Image::lr}, 1) == Image::sr);
}

TEST_CASE("Images by name go to the places that a layout has", "[layout]") {
  const std::vector<Image> images{Image::sr, Image::truth, Image::lr};
  CHECK(withImages(Layout{}, images).compared == images);
  CHECK(withImages(ofKind(LayoutKind::mpr), images).alone == Image::sr);
  const Layout curtain = withImages(ofKind(LayoutKind::curtain), images);
  CHECK(curtain.first == Image::sr);
  CHECK(curtain.second == Image::truth);
  const Layout one = withImages(ofKind(LayoutKind::curtain), {Image::sr});
  CHECK(one.first == Image::sr);
  CHECK(one.second == Image::lr);
  for (const Image image : kImages) CHECK(imageNamed(imageName(image)) == image);
  CHECK_FALSE(imageNamed("hr"));
}
