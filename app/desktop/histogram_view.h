// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/histogram.h"
#include "core/window.h"

namespace glmamba::app {

/// How often an image's values occur, and the window as three handles to drag: its lower end, its upper end, and its
/// middle. With the keyboard: left and right move it, up and down change its width, Shift makes smaller steps.
class HistogramView : public QWidget {
  Q_OBJECT

 public:
  explicit HistogramView(QWidget* parent = nullptr);

  /// Null while it is not known.
  void setHistogram(std::shared_ptr<const core::Histogram> histogram);
  /// Emits nothing.
  void setWindow(const core::Window& window);
  /// Where on the widget a value stands, in its own pixels.
  double xOf(double value) const;

  QSize sizeHint() const override { return {240, 96}; }

 signals:
  void windowChosen(const glmamba::core::Window& window);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum class Handle { none, low, centre, high };

  void showRange();
  void countBars();
  double valueAt(double x) const;
  Handle handleAt(const QPoint& point) const;
  void choose(double low, double high);

  std::shared_ptr<const core::Histogram> m_histogram;
  core::Window m_window;
  double m_low = 0;   ///< at the left edge
  double m_high = 1;  ///< at the right edge
  std::vector<double> m_bars;
  Handle m_held = Handle::none;
  double m_pressed = 0;  ///< the value under the mouse when it was pressed
  core::Window m_before;
};

}  // namespace glmamba::app
