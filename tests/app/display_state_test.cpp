// SPDX-License-Identifier: Apache-2.0
#include "app/model/display_state.h"

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::app;

namespace {

const core::Vector3 kAxial{0, 0, 1};

/// All viewpoints at one place, the planes of the three-plane layout on theirs.
Outlooks everywhere(const Place& place) {
  Outlooks outlooks;
  outlooks.fill({place, kAxial});
  outlooks[indexOf(Viewpoint::coronal)].normal = {0, 1, 0};
  outlooks[indexOf(Viewpoint::sagittal)].normal = {-1, 0, 0};
  return outlooks;
}

}  // namespace

TEST_CASE("Linked panes go to the same patient position", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, everywhere({{1, 2, 3}, {0, 0, 0}, 200}));
  display.setPlace(viewpointOf(Image::lr), {{4, 5, 6}, {7, 8, 0}, 100});
  for (const Image image : kImages) {
    CHECK(display.place(image).cursor == core::Vector3{4, 5, 6});
    CHECK(display.place(image).centre == core::Vector3{7, 8, 0});
    CHECK(display.place(image).heightMm == 100);
  }
  CHECK(display.cursor() == core::Vector3{4, 5, 6});
}

TEST_CASE("Each link can be opened by itself", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, everywhere({{0, 0, 0}, {0, 0, 0}, 200}));
  Links links;
  SECTION("slice: the others keep theirs and share the position within the plane") {
    links.slice = false;
    display.setLinks(links);
    display.setPlace(viewpointOf(Image::reference), {{4, 5, 6}, {0, 0, 0}, 200});
    CHECK(display.place(Image::reference).cursor == core::Vector3{4, 5, 6});
    CHECK(display.place(Image::lr).cursor == core::Vector3{4, 5, 0});
  }
  SECTION("cursor: the others share the slice only") {
    links.cursor = false;
    display.setLinks(links);
    display.setPlace(viewpointOf(Image::sr), {{4, 5, 6}, {0, 0, 0}, 200});
    CHECK(display.place(Image::lr).cursor == core::Vector3{0, 0, 6});
  }
  SECTION("pan and zoom") {
    links.pan = links.zoom = false;
    display.setLinks(links);
    display.setPlace(viewpointOf(Image::sr), {{0, 0, 0}, {9, 9, 0}, 50});
    CHECK(display.place(Image::lr).centre == core::Vector3{0, 0, 0});
    CHECK(display.place(Image::lr).heightMm == 200);
  }
  // Closed again, they meet at the cursor.
  display.setLinks({});
  for (const Image image : kImages) CHECK(display.place(image).cursor == display.cursor());
}

TEST_CASE("LR and SR share their window, the reference has its own", "[display]") {
  DisplayState display;
  display.setWindow(Image::reference, {500, 1000});
  display.setWindow(Image::lr, {100, 50});
  CHECK(display.window(Image::sr).centre == 100);
  CHECK(display.window(Image::reference).centre == 500);
  Links links;
  links.window = false;
  display.setLinks(links);
  display.setWindow(Image::sr, {70, 10});
  CHECK(display.window(Image::lr).centre == 100);
  display.setLinks({});
  CHECK(display.window(Image::sr).centre == 100);
}

TEST_CASE("Watchers hear of every change", "[display]") {
  DisplayState display;
  int changes = 0;
  QObject::connect(&display, &DisplayState::changed, &display, [&] { ++changes; });
  display.setPlace(viewpointOf(Image::lr), {});
  display.setWindow(Image::lr, {1, 2});
  Layers layers;
  layers.labelOpacity = 7;
  display.setLayers(layers);
  display.setTool(Tool::window);
  display.setMaximised(2);
  CHECK(changes == 5);
  CHECK(display.layers().labelOpacity == 1);
}

TEST_CASE("The three planes share their cursor whatever the links", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, everywhere({{1, 2, 3}, {0, 0, 0}, 200}));
  Links links;
  links.cursor = links.slice = false;
  display.setLinks(links);
  display.setPlace(Viewpoint::coronal, {{4, 2, 6}, {0, 0, 0}, 200});
  CHECK(display.place(Viewpoint::axial).cursor == core::Vector3{4, 2, 6});
  CHECK(display.place(Viewpoint::sagittal).cursor == core::Vector3{4, 2, 6});
  CHECK(display.place(Image::lr).cursor == core::Vector3{1, 2, 3});
}

TEST_CASE("A step within an oblique plane moves the others within that plane, by millimetres", "[display]") {
  DisplayState display;
  Outlooks outlooks = everywhere({{0, 0, 0}, {0, 0, 0}, 200});
  outlooks[indexOf(Viewpoint::reference)].normal = {0, -0.6, 0.8};
  display.showEverywhere(Orientation::axial, outlooks);
  Links links;
  links.slice = false;
  display.setLinks(links);
  // 5 mm along the normal and 10 mm within the plane: only the 10 mm are shared.
  display.setPlace(viewpointOf(Image::reference), {{10, -3, 4}, {0, 0, 0}, 200});
  const core::Vector3 cursor = display.place(Image::lr).cursor;
  CHECK(cursor[0] == Approx(10));
  CHECK(cursor[1] == Approx(0).margin(1e-12));
  CHECK(cursor[2] == Approx(0).margin(1e-12));
}

TEST_CASE("Images of another group stay where they are, and join by hand", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, everywhere({{0, 0, 0}, {0, 0, 0}, 200}));
  display.setGroup(Image::reference, 1);
  CHECK(display.isAlone(Image::reference));
  CHECK_FALSE(display.isAlone(Image::lr));
  display.setPlace(viewpointOf(Image::lr), {{4, 5, 6}, {7, 8, 0}, 100});
  CHECK(display.place(Image::reference).cursor == core::Vector3{0, 0, 0});
  CHECK(display.place(Image::sr).cursor == core::Vector3{4, 5, 6});
  display.setPlace(viewpointOf(Image::reference), {{1, 1, 1}, {0, 0, 0}, 50});
  CHECK(display.place(Image::lr).cursor == core::Vector3{4, 5, 6});
  display.setGroup(Image::reference, 0);
  CHECK(display.place(Image::reference).cursor == core::Vector3{4, 5, 6});
  CHECK(display.place(Image::reference).heightMm == 100);
  display.setPlace(viewpointOf(Image::reference), {{0, 0, 9}, {0, 0, 0}, 50});
  CHECK(display.place(Image::lr).cursor == core::Vector3{0, 0, 9});
}

TEST_CASE("The three planes go with the group of their image", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, everywhere({{0, 0, 0}, {0, 0, 0}, 200}));
  display.setGroup(Image::reference, 1);
  Layout layout;
  layout.kind = LayoutKind::mpr;
  layout.alone = Image::reference;
  display.setLayout(layout);
  display.setPlace(Viewpoint::axial, {{4, 5, 6}, {0, 0, 0}, 200});
  CHECK(display.place(Image::reference).cursor == core::Vector3{4, 5, 6});
  CHECK(display.place(Image::lr).cursor == core::Vector3{0, 0, 0});
}

TEST_CASE("Interpolation is the same for all images unless the link is open", "[display]") {
  DisplayState display;
  display.setInterpolation(Image::sr, Interpolation::nearest);
  CHECK(display.interpolation(Image::reference) == Interpolation::nearest);
  Links links;
  links.interpolation = false;
  display.setLinks(links);
  display.setInterpolation(Image::sr, Interpolation::cubic);
  CHECK(display.interpolation(Image::lr) == Interpolation::nearest);
  display.setLinks({});
  CHECK(display.interpolation(Image::sr) == Interpolation::nearest);
}

TEST_CASE("Each study keeps its layout", "[display]") {
  DisplayState display;
  Layout curtain;
  curtain.kind = LayoutKind::curtain;
  curtain.dividerDegrees = 30;
  display.setLayout(curtain);  // chosen before anything is open: for the first study
  display.takeLayoutOf("first");
  CHECK(display.layout() == curtain);
  display.takeLayoutOf("second");
  CHECK(display.layout() == Layout{});
  Layout single;
  single.kind = LayoutKind::single;
  display.setLayout(single);
  display.takeLayoutOf("first");
  CHECK(display.layout() == curtain);
  display.takeLayoutOf("second");
  CHECK(display.layout() == single);
}

TEST_CASE("A pane does not stay maximised when the layout has others", "[display]") {
  DisplayState display;
  display.setMaximised(1);
  display.setLayout(exchanged(display.layout(), 0, 1));
  CHECK(display.maximised() == 1);
  Layout layout;
  layout.kind = LayoutKind::mpr;
  display.setLayout(layout);
  CHECK_FALSE(display.maximised());
}
