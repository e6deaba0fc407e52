#pragma once

class QApplication;

namespace glmamba::app {

/// Fusion style in a dark palette with text at a contrast of 7:1 or more; the same on every system.
void applyDarkAppearance(QApplication& application);

}  // namespace glmamba::app
