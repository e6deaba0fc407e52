// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include "shown_window.h"
#include "viewer/slice_view.h"

namespace glmamba::app {

/// Drags with the left button, in a widget's own pixels, and lets the window follow.
inline void drag(QWidget& widget, const QPoint& from, const QPoint& to) {
  QTest::mousePress(&widget, Qt::LeftButton, Qt::NoModifier, from);
  QTest::mouseMove(&widget, (from + to) / 2);
  QTest::mouseMove(&widget, to);
  QTest::mouseRelease(&widget, Qt::LeftButton, Qt::NoModifier, to);
  letPass(60);
}

/// The patient's point, LPS in mm, under a point of a pane in its own pixels.
inline core::Vector3 lpsAt(const PaneWidget& pane, const QPoint& point) {
  const double ratio = pane.devicePixelRatioF();
  return viewer::lpsFromDisplay(pane.sliceView(), pane.paneSize(), {point.x() * ratio, point.y() * ratio});
}

}  // namespace glmamba::app
