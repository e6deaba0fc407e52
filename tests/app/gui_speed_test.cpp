#include <QElapsedTimer>

#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

// Hidden, since a busy machine would make it fail: test_gui "[.speed]" prints the figure.
TEST_CASE("Scrolling four linked panes of a whole head", "[.speed]") {
  ShownWindow shown;
  shown.openDemo(2, {240, 240, 155});
  constexpr int kFrames = 60;
  QElapsedTimer timer;
  timer.start();
  for (int frame = 0; frame < kFrames; ++frame) {
    shown.pane(Pane::lr).scroll(frame % 20 < 10 ? 1 : -1);
    // One turn draws, the next puts it on the screen.
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
  }
  const double rate = 1000.0 * kFrames / static_cast<double>(timer.elapsed());
  WARN(rate << " frames a second");
  CHECK(rate > 1);
}
