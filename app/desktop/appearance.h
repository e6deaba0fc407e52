// SPDX-License-Identifier: Apache-2.0
#pragma once

class QApplication;

namespace glmamba::app {

enum class Appearance { dark, light };

/// Fusion style in a dark or light palette with text at a contrast of 7:1 or more; the same on every system. The panes
/// stay black in both.
void applyAppearance(QApplication& application, Appearance appearance);

}  // namespace glmamba::app
