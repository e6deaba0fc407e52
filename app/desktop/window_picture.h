#pragma once

#include <QString>

namespace glmamba::app {

class MainWindow;

/// Saves a picture of the window and quits: when nothing has been at work for a moment, or after `timeoutSeconds`.
/// Quits with 1 when the picture can't be written.
void pictureWindowThenQuit(MainWindow& window, const QString& file, int timeoutSeconds);

}  // namespace glmamba::app
