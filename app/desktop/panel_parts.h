// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPixmap>
#include <QSlider>

#include "viewer/colour_map.h"

namespace glmamba::app {

/// A list of choices that does not make its panel wider.
QComboBox* narrowCombo(const char* name, const QString& tip, QWidget* parent);

/// From 0 to 100.
QSlider* percentSlider(const char* name, const QString& tip, QWidget* parent);

/// A box for a value of an image, in its units: of any size, without buttons, taken when it has been typed in whole.
QDoubleSpinBox* valueBox(const char* name, const QString& accessibleName, QWidget* parent);

/// A square of one colour.
QPixmap swatch(const viewer::Colour& colour, int side);

/// Decimals that show four digits of a window's width.
int decimalsFor(double width);

}  // namespace glmamba::app
