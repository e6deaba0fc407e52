// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/histogram_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <algorithm>
#include <cmath>

namespace glmamba::app {

namespace {

constexpr double kMargin = 6;          // pixels left and right, so that handles at the ends can be taken
constexpr double kReach = 7;           // pixels on either side of a handle
constexpr double kHandleHeight = 9;    // pixels, of the triangles at the lower edge
constexpr double kStep = 0.02;         // of the window's width, for a key; a tenth of it with Shift
constexpr double kAlmostAll = 0.9995;  // what is brighter may lie beyond the right edge

QPolygonF polygon(std::initializer_list<QPointF> points) { return QPolygonF(QVector<QPointF>(points)); }

}  // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent) {
  setObjectName("histogram");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Histogram with the window"));
  setToolTip(tr("Drag the ends or the middle of the window. Keys: left and right move it, up and down widen it."));
}

void HistogramView::setHistogram(std::shared_ptr<const core::Histogram> histogram) {
  if (histogram == m_histogram) return;
  m_histogram = std::move(histogram);
  showRange();
}

void HistogramView::setWindow(const core::Window& window) {
  m_window = window;
  if (m_held == Handle::none) showRange();
  update();
}

void HistogramView::showRange() {
  double low = m_window.low(), high = m_window.high();
  if (m_histogram && m_histogram->count() > 0) {
    low = std::min(low, m_histogram->lowest());
    high = std::max(high, m_histogram->quantile(kAlmostAll));
  }
  const double room = 0.03 * (high - low);
  if (low - room == m_low && high + room == m_high && !m_bars.empty() && m_histogram) return;
  m_low = low - room;
  m_high = high + room;
  countBars();
}

void HistogramView::countBars() {
  m_bars.clear();
  if (m_histogram)
    m_bars = m_histogram->countsBetween(m_low, m_high, std::max(1, width() - 2 * static_cast<int>(kMargin)));
  update();
}

double HistogramView::xOf(double value) const {
  return kMargin + (value - m_low) / (m_high - m_low) * (width() - 2 * kMargin);
}

double HistogramView::valueAt(double x) const {
  return m_low + (x - kMargin) / std::max(1.0, width() - 2 * kMargin) * (m_high - m_low);
}

HistogramView::Handle HistogramView::handleAt(const QPoint& point) const {
  // The ends count before the middle: in a narrow window all three are close together.
  const auto distance = [&](double value) { return std::abs(point.x() - xOf(value)); };
  const double low = distance(m_window.low()), high = distance(m_window.high());
  if (std::min(low, high) <= kReach) return low < high ? Handle::low : Handle::high;
  return point.x() > xOf(m_window.low()) && point.x() < xOf(m_window.high()) ? Handle::centre : Handle::none;
}

void HistogramView::choose(double low, double high) {
  const bool isInverted = m_window.isInverted;
  m_window = core::windowBetween(std::min(low, high), std::max(low, high));
  m_window.isInverted = isInverted;
  update();
  emit windowChosen(m_window);
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_held = handleAt(event->pos());
  m_pressed = valueAt(event->pos().x());
  m_before = m_window;
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
  const Handle handle = m_held == Handle::none ? handleAt(event->pos()) : m_held;
  if (handle == Handle::none)
    unsetCursor();
  else
    setCursor(handle == Handle::centre ? Qt::OpenHandCursor : Qt::SplitHCursor);
  if (m_held == Handle::none) return;
  const double moved = valueAt(event->pos().x()) - m_pressed;
  choose(m_before.low() + (m_held == Handle::high ? 0 : moved), m_before.high() + (m_held == Handle::low ? 0 : moved));
}

void HistogramView::mouseReleaseEvent(QMouseEvent*) {
  m_held = Handle::none;
  showRange();
}

void HistogramView::keyPressEvent(QKeyEvent* event) {
  const double step = kStep * m_window.width * (event->modifiers() & Qt::ShiftModifier ? 0.1 : 1);
  double move = 0, widen = 0;
  switch (event->key()) {
    case Qt::Key_Left:
      move = -step;
      break;
    case Qt::Key_Right:
      move = step;
      break;
    case Qt::Key_Up:
      widen = step;
      break;
    case Qt::Key_Down:
      widen = -step;
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  choose(m_window.low() + move - widen, m_window.high() + move + widen);
  showRange();
}

void HistogramView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  countBars();
}

void HistogramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  const double bottom = height() - kHandleHeight - 1;
  const double low = xOf(m_window.low()), high = xOf(m_window.high());
  QColor band = palette().color(QPalette::Highlight);
  band.setAlphaF(0.18);
  painter.fillRect(QRectF(low, 0, high - low, bottom), band);

  // A square root: what is rare is seen beside what is frequent.
  const auto most = std::max_element(m_bars.begin(), m_bars.end());
  if (most != m_bars.end() && *most > 0) {
    QPolygonF outline = polygon({{kMargin, bottom}});
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar)
      outline << QPointF(kMargin + static_cast<double>(bar) + 0.5,
                         bottom - (bottom - 3) * std::sqrt(m_bars[bar] / *most));
    outline << QPointF(kMargin + static_cast<double>(m_bars.size()), bottom);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::PlaceholderText));
    painter.drawPolygon(outline);
  } else {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter, isEnabled() ? tr("Counting values …") : tr("No image"));
  }
  if (!isEnabled()) return;

  painter.setRenderHint(QPainter::Antialiasing);
  const QColor accent = palette().color(QPalette::Link);
  painter.setPen(QPen(accent, 1.5));
  // How values become grey: from the lower end to the upper one.
  const double from = m_window.isInverted ? 3 : bottom, to = m_window.isInverted ? bottom : 3;
  painter.drawPolyline(polygon({{kMargin, from}, {low, from}, {high, to}, {width() - kMargin, to}}));
  painter.setPen(Qt::NoPen);
  painter.setBrush(accent);
  for (const double x : {low, high})
    painter.drawPolygon(polygon({{x, bottom}, {x - 5, bottom + kHandleHeight}, {x + 5, bottom + kHandleHeight}}));
  painter.drawEllipse(QPointF((low + high) / 2, bottom + kHandleHeight / 2), 3.5, 3.5);
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

}  // namespace glmamba::app
