// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/panel_parts.h"

#include <algorithm>
#include <cmath>

namespace glmamba::app {

namespace {

constexpr double kLargest = 1e12;

}  // namespace

QComboBox* narrowCombo(const char* name, const QString& tip, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(name);
  box->setToolTip(tip);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  return box;
}

QSlider* percentSlider(const char* name, const QString& tip, QWidget* parent) {
  auto* slider = new QSlider(Qt::Horizontal, parent);
  slider->setObjectName(name);
  slider->setToolTip(tip);
  slider->setRange(0, 100);
  slider->setPageStep(10);
  return slider;
}

QDoubleSpinBox* valueBox(const char* name, const QString& accessibleName, QWidget* parent) {
  auto* box = new QDoubleSpinBox(parent);
  box->setObjectName(name);
  box->setAccessibleName(accessibleName);
  box->setRange(-kLargest, kLargest);
  box->setKeyboardTracking(false);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setMinimumWidth(box->fontMetrics().horizontalAdvance("-00000.0") + 12);
  // A range of 1e12 asks for a very wide box.
  box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  return box;
}

QPixmap swatch(const viewer::Colour& colour, int side) {
  QPixmap picture(side, side);
  picture.fill(QColor(colour.red, colour.green, colour.blue));
  return picture;
}

int decimalsFor(double width) {
  return std::clamp(4 - static_cast<int>(std::ceil(std::log10(std::max(width, 1e-6)))), 0, 8);
}

}  // namespace glmamba::app
