// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace glmamba::app {

class MainWindow;

/// Once all work has ended: scrolls, drags window/level and a curtain in a window of 1920×1080, prints for each how
/// many frames a second (median) reach the screen and how long the slowest hundredth takes, and leaves the program.
void benchmarkThenQuit(MainWindow& window);

}  // namespace glmamba::app
