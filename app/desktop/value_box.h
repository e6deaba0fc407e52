// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDoubleSpinBox>

namespace glmamba::app {

/// A box for a value of an image, in its units: of any size, without buttons, taken when it has been typed in whole.
QDoubleSpinBox* valueBox(const char* name, const QString& accessibleName, QWidget* parent);

/// Decimals that show four digits of a window's width.
int decimalsFor(double width);

}  // namespace glmamba::app
