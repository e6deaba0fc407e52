#include "app/model/display_state.h"

#include <catch2/catch.hpp>

using namespace glmamba;
using namespace glmamba::app;

namespace {

const core::Vector3 kAxial{0, 0, 1};

}  // namespace

TEST_CASE("Linked panes go to the same patient position", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, kAxial, {{1, 2, 3}, {0, 0, 0}, 200});
  display.setPlace(Pane::lr, {{4, 5, 6}, {7, 8, 0}, 100});
  for (const Pane pane : kPanes) {
    CHECK(display.place(pane).cursor == core::Vector3{4, 5, 6});
    CHECK(display.place(pane).centre == core::Vector3{7, 8, 0});
    CHECK(display.place(pane).heightMm == 100);
  }
  CHECK(display.cursor() == core::Vector3{4, 5, 6});
}

TEST_CASE("Each link can be opened by itself", "[display]") {
  DisplayState display;
  display.showEverywhere(Orientation::axial, kAxial, {{0, 0, 0}, {0, 0, 0}, 200});
  Links links;
  SECTION("slice: the others keep theirs and share the position within the plane") {
    links.slice = false;
    display.setLinks(links);
    display.setPlace(Pane::reference, {{4, 5, 6}, {0, 0, 0}, 200});
    CHECK(display.place(Pane::reference).cursor == core::Vector3{4, 5, 6});
    CHECK(display.place(Pane::lr).cursor == core::Vector3{4, 5, 0});
  }
  SECTION("cursor: the others share the slice only") {
    links.cursor = false;
    display.setLinks(links);
    display.setPlace(Pane::sr, {{4, 5, 6}, {0, 0, 0}, 200});
    CHECK(display.place(Pane::lr).cursor == core::Vector3{0, 0, 6});
  }
  SECTION("pan and zoom") {
    links.pan = links.zoom = false;
    display.setLinks(links);
    display.setPlace(Pane::sr, {{0, 0, 0}, {9, 9, 0}, 50});
    CHECK(display.place(Pane::lr).centre == core::Vector3{0, 0, 0});
    CHECK(display.place(Pane::lr).heightMm == 200);
  }
  // Closed again, they meet at the cursor.
  display.setLinks({});
  for (const Pane pane : kPanes) CHECK(display.place(pane).cursor == display.cursor());
}

TEST_CASE("LR and SR share their window, the reference has its own", "[display]") {
  DisplayState display;
  display.setWindow(Pane::reference, {500, 1000});
  display.setWindow(Pane::lr, {100, 50});
  CHECK(display.window(Pane::sr).centre == 100);
  CHECK(display.window(Pane::reference).centre == 500);
  Links links;
  links.window = false;
  display.setLinks(links);
  display.setWindow(Pane::sr, {70, 10});
  CHECK(display.window(Pane::lr).centre == 100);
  display.setLinks({});
  CHECK(display.window(Pane::sr).centre == 100);
}

TEST_CASE("Watchers hear of every change", "[display]") {
  DisplayState display;
  int changes = 0;
  QObject::connect(&display, &DisplayState::changed, &display, [&] { ++changes; });
  display.setPlace(Pane::lr, {});
  display.setWindow(Pane::lr, {1, 2});
  Layers layers;
  layers.labelOpacity = 7;
  display.setLayers(layers);
  display.setTool(Tool::window);
  display.setMaximised(Pane::sr);
  CHECK(changes == 5);
  CHECK(display.layers().labelOpacity == 1);
}
