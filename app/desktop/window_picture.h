#pragma once

class QString;

namespace glmamba::app {

class MainWindow;

/// Once all work has ended, or the time is up, saves the window as PNG (nothing without a `file`) and leaves the
/// program; with status 1 when it can't be written.
void pictureWindowThenQuit(MainWindow& window, const QString& file, int timeoutSeconds);
/// The same for every layout in a dark and a light window: <folder>/layout_<name>_<appearance>.png.
void pictureLayoutsThenQuit(MainWindow& window, const QString& folder, int timeoutSeconds);

}  // namespace glmamba::app
