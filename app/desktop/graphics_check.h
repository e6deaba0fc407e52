// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace glmamba::app {

/// Whether there is a screen for windows, as the environment and Qt's own arguments tell: without one Qt ends the
/// program. Can be asked before there is an application.
bool hasDisplay(const std::vector<std::string>& arguments);

/// The panes draw with OpenGL 3.2. Asks the driver, before any window is made: nothing when it has that; otherwise
/// what it has: "2.1", or empty for none at all. Needs a QGuiApplication.
std::optional<QString> missingGraphics();

/// Whether this process was started again by drawInSoftware(), and for want of which version.
std::optional<QString> softwareDrawingReason();
/// Starts the program again with the software renderer, which has OpenGL 3.2 on every machine; does not come back when
/// that works. `offered` as of missingGraphics().
void drawInSoftware(const QString& offered, char** argv);

/// For the message bar: why it is slow. For a dialogue: why there is no window, and what to do.
QString softwareDrawingSentence(const QString& offered);
QString noGraphicsSentence(const QString& offered);

}  // namespace glmamba::app
