// SPDX-License-Identifier: Apache-2.0
#include "viewer/surface_scene.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "shown_scene.h"

using namespace glmamba;
using namespace glmamba::viewer;

namespace {

/// A box round `centre`, counter-clockwise seen from outside.
Surface box(const Vector3& centre, double half) {
  Surface surface;
  for (int corner = 0; corner < 8; ++corner)
    for (int axis = 0; axis < 3; ++axis)
      surface.points.push_back(static_cast<float>(centre[axis] + (corner >> axis & 1 ? half : -half)));
  surface.triangles = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                       2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
  return surface;
}

struct View {
  View() : window(vtkSmartPointer<vtkRenderWindow>::New()) {
    window->SetOffScreenRendering(1);
    window->SetSize(300, 260);
    scene = std::make_unique<SurfaceScene>(window);
  }
  ~View() { scene.reset(); }
  vtkSmartPointer<vtkRenderWindow> window;
  std::unique_ptr<SurfaceScene> scene;
};

int redIn(const Snapshot& picture) {
  int count = 0;
  for (std::size_t n = 0; n < picture.rgb.size(); n += 3)
    count += picture.rgb[n] > 90 && picture.rgb[n] > 2 * picture.rgb[n + 1];
  return count;
}

}  // namespace

TEST_CASE("The head is seen from the front with its right on the left and its top up", "[surface_scene]") {
  View view;
  view.scene->setOuter(box({10, 20, 30}, 80));
  view.scene->render();
  const auto at = [&](const Vector3& point) { return view.scene->displayFromLps(point); };
  CHECK(at({-60, 20, 30}).x < at({80, 20, 30}).x);
  CHECK(at({10, 20, 100}).y < at({10, 20, -40}).y);
  const PanePoint middle = at({10, 20, 30});
  CHECK(middle.x == Approx(150).margin(3));
  CHECK(middle.y == Approx(130).margin(3));
  // Dragged to the right, the face turns to the right: what was in front of the middle moves right.
  const double before = at({10, -60, 30}).x;
  view.scene->turn(40, 0);
  view.scene->render();
  CHECK(at({10, -60, 30}).x > before + 5);
  view.scene->reset();
  view.scene->render();
  CHECK(at({10, -60, 30}).x == Approx(before).margin(1));
}

TEST_CASE("A label inside shows through the surface around it", "[surface_scene]") {
  View view;
  view.scene->setOuter(box({0, 0, 0}, 80));
  view.scene->render();
  CHECK(redIn(view.scene->snapshot()) == 0);
  view.scene->setLabels({{box({20, 10, 0}, 25), {220, 30, 30}}});
  CHECK(redIn(view.scene->snapshot()) > 500);
  view.scene->setLabels({});
  CHECK(redIn(view.scene->snapshot()) == 0);
}

TEST_CASE("The cursor's lines meet at the cursor and follow it", "[surface_scene]") {
  View view;
  view.scene->setOuter(box({0, 0, 0}, 80));
  for (const Vector3& cursor : {Vector3{30, -70, 40}, Vector3{-40, -70, -20}}) {
    view.scene->setCursor(cursor);
    const Snapshot picture = view.scene->snapshot();
    const PanePoint at = view.scene->displayFromLps(cursor);
    // The line from left to right through the cursor: bluish where the surface is not.
    const auto isBlue = [&](double x, double y) {
      const Colour colour = pixelAt(picture, {x, y});
      return colour.blue > colour.red + 25;
    };
    int onLine = 0;
    for (int x = -30; x <= 30; x += 2)
      for (int y = -2; y <= 2; ++y) onLine += isBlue(at.x + x, at.y + y);
    CHECK(onLine > 20);
  }
}

TEST_CASE("An empty view says what it waits for", "[surface_scene]") {
  View view;
  const auto light = [&] {
    double sum = 0;
    for (const auto level : view.scene->snapshot().rgb) sum += level;
    return sum;
  };
  CHECK(light() == 0);
  view.scene->setMessage("Making the surface");
  CHECK(light() > 0);
}
