// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout_icons.h"

#include <QPainter>
#include <QPixmap>

namespace glmamba::app {

namespace {

constexpr int kSide = 20;

// On a square of 20 by 20.
void paint(QPainter& painter, LayoutKind kind, const QColor& colour) {
  QColor filled = colour;
  filled.setAlphaF(0.55);
  const QRectF frame(2.5, 3.5, 15, 13);
  const QRectF leftHalf(2.5, 3.5, 7.5, 13);
  painter.setPen(QPen(colour, 1.3));
  switch (kind) {
    case LayoutKind::compare:
      painter.drawLine(QPointF(10, 3.5), QPointF(10, 16.5));
      painter.drawLine(QPointF(2.5, 10), QPointF(17.5, 10));
      break;
    case LayoutKind::mpr:
      painter.drawLine(QPointF(10, 3.5), QPointF(10, 16.5));
      painter.drawLine(QPointF(2.5, 10), QPointF(17.5, 10));
      painter.setBrush(filled);
      painter.drawEllipse(QPointF(13.7, 13.2), 2.3, 2.1);
      break;
    case LayoutKind::curtain:
      painter.fillRect(leftHalf, filled);
      painter.drawLine(QPointF(10, 1), QPointF(10, 19));
      break;
    case LayoutKind::flicker:
      painter.fillRect(frame, filled);
      painter.drawRect(frame.translated(2, -2));
      break;
    case LayoutKind::spyglass:
      painter.setBrush(filled);
      painter.drawEllipse(QPointF(9.5, 9.5), 4, 4);
      painter.drawLine(QPointF(12.4, 12.4), QPointF(16, 15.5));
      break;
    case LayoutKind::checkerboard:
      for (int row = 0; row < 3; ++row)
        for (int column = row % 2; column < 3; column += 2)
          painter.fillRect(QRectF(2.5 + 5 * column, 3.5 + 13.0 / 3 * row, 5, 13.0 / 3), filled);
      break;
    case LayoutKind::single:
      break;
  }
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(frame);
}

}  // namespace

QIcon layoutIcon(LayoutKind kind, const QColor& colour) {
  QIcon icon;
  for (const int ratio : {1, 2, 3}) {
    QPixmap pixmap(kSide * ratio, kSide * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, kind, colour);
    painter.end();
    icon.addPixmap(pixmap);
  }
  return icon;
}

}  // namespace glmamba::app
