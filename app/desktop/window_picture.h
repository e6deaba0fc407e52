// SPDX-License-Identifier: Apache-2.0
#pragma once

class QString;

namespace glmamba::app {

class MainWindow;
struct Options;

/// Once all work has ended, or the time is up, writes the pictures and the movie that `options` ask for and leaves the
/// program; with status 1 when one of them is not written.
void takePicturesThenQuit(MainWindow& window, const Options& options);
/// The same for every layout, and for the panels for window and measuring, in a dark and a light window:
/// <folder>/layout_<name>_<appearance>.png, <folder>/panel_<name>_<appearance>.png.
void pictureLayoutsThenQuit(MainWindow& window, const QString& folder, int timeoutSeconds);

}  // namespace glmamba::app
