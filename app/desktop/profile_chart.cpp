// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/profile_chart.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/desktop/measure_words.h"

namespace glmamba::app {

namespace {

struct Range {
  double low = std::numeric_limits<double>::max();
  double high = std::numeric_limits<double>::lowest();

  void add(const imaging::LineProfile& profile) {
    for (const double value : profile.values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

/// 1, 2 or 5 times a power of ten: about `count` of them in a range.
double niceStep(double range, int count) {
  const double power = std::pow(10, std::floor(std::log10(range / count)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= range / count) return step * power;
  return 10 * power;
}

}  // namespace

ProfileChart::ProfileChart(QWidget* parent) : QWidget(parent) {
  setObjectName("profileChart");
  setAccessibleName(tr("Line profiles"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ProfileChart::setCurves(std::vector<ProfileCurve> curves) {
  m_curves = std::move(curves);
  QStringList words;
  for (const ProfileCurve& curve : m_curves)
    words << (curve.edge ? tr("%1: edge %2 mm wide").arg(curve.name).arg(curve.edge->widthMm, 0, 'f', 2)
                         : tr("%1: no edge").arg(curve.name));
  setAccessibleDescription(words.join("; "));
  update();
}

QColor ProfileChart::colourOf(std::size_t curve) const {
  // Okabe and Ito, those that are seen on dark and on light ground.
  static const QColor kColours[] = {{230, 159, 0},   {86, 180, 233}, {0, 158, 115},
                                    {204, 121, 167}, {213, 94, 0},   {120, 130, 220}};
  return kColours[curve % 6];
}

void ProfileChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  Range shared;
  double length = 0;
  for (const ProfileCurve& curve : m_curves) {
    length = std::max(length, curve.profile.lengthMm());
    if (!curve.hasOwnScale) shared.add(curve.profile);
  }
  const QFontMetrics metrics(font());
  const int line = metrics.height();
  const QColor faint = palette().color(QPalette::PlaceholderText);
  if (!(length > 0)) {
    painter.setPen(faint);
    painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Draw or choose a line profile."));
    return;
  }
  if (!(shared.high >= shared.low)) shared = {0, 1};
  const int legend = line * static_cast<int>((m_curves.size() + 1) / 2);
  const QRectF plot(metrics.horizontalAdvance("−00000") + 6, legend + 6, 0, 0);
  const QRectF area(plot.left(), plot.top(), width() - plot.left() - 8, height() - plot.top() - line - 8);
  const double room =
      shared.high > shared.low ? 0.05 * (shared.high - shared.low) : std::max(1e-6, std::abs(shared.high));
  const double low = shared.low - room, high = shared.high + room;
  const auto x = [&](double mm) { return area.left() + mm / length * area.width(); };
  const auto y = [&](double share) {
    const double value = shared.low + share * (shared.high - shared.low);
    return area.bottom() - (value - low) / (high - low) * area.height();
  };

  // Ticks with their numbers, and thin lines.
  QColor grid = faint;
  grid.setAlphaF(0.35);
  const double stepX = niceStep(length, 4), stepY = niceStep(high - low, 4);
  for (double mm = 0; mm <= length * (1 + 1e-9); mm += stepX) {
    painter.setPen(grid);
    painter.drawLine(QPointF(x(mm), area.top()), QPointF(x(mm), area.bottom()));
    painter.setPen(palette().color(QPalette::Text));
    const QString text = QString::number(mm) + (mm + stepX > length ? tr(" mm") : QString());
    const double half = metrics.horizontalAdvance(text) / 2.0;
    painter.drawText(QPointF(std::min(x(mm) - half, width() - 2 * half - 2), height() - 5), text);
  }
  for (double value = std::ceil(low / stepY) * stepY; value <= high; value += stepY) {
    const double at = area.bottom() - (value - low) / (high - low) * area.height();
    painter.setPen(grid);
    painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
    painter.setPen(palette().color(QPalette::Text));
    const QString text = QString::number(std::abs(value) < stepY / 2 ? 0 : value).replace('-', "−");
    painter.drawText(QPointF(area.left() - 4 - metrics.horizontalAdvance(text), at + metrics.ascent() / 2.0 - 1), text);
  }

  if (std::any_of(m_curves.begin(), m_curves.end(), [](const ProfileCurve& curve) { return curve.hasOwnScale; })) {
    painter.setPen(faint);
    painter.drawText(area.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignTop, tr("dashed: own scale"));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t n = 0; n < m_curves.size(); ++n) {
    const ProfileCurve& curve = m_curves[n];
    Range own = shared;
    if (curve.hasOwnScale) {
      own = {};
      own.add(curve.profile);
    }
    const QColor colour = colourOf(n);
    painter.setPen(QPen(colour, 1.6, curve.hasOwnScale ? Qt::DashLine : Qt::SolidLine));
    QPolygonF run;
    const auto flush = [&] {
      if (run.size() > 1) painter.drawPolyline(run);
      run.clear();
    };
    for (std::size_t step = 0; step < curve.profile.values.size(); ++step) {
      const double value = curve.profile.values[step];
      if (std::isfinite(value))
        run << QPointF(x(curve.profile.stepMm * static_cast<double>(step)), y(own.share(value)));
      else
        flush();
    }
    flush();
    // The edge: a bar as wide as it, one row for each image.
    if (curve.edge) {
      const double row = area.bottom() - 4 - 5.0 * static_cast<double>(n);
      painter.setPen(QPen(colour, 3));
      painter.drawLine(QPointF(x(curve.edge->lowMm), row), QPointF(x(curve.edge->highMm), row));
    }
    const double left = 4 + (n % 2) * width() / 2.0;
    const double top = 2 + line * static_cast<double>(n / 2);
    painter.setPen(QPen(colour, 2.5, curve.hasOwnScale ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(left, top + line / 2.0), QPointF(left + 14, top + line / 2.0));
    painter.setPen(palette().color(QPalette::Text));
    const QString text = curve.edge ? tr("%1  %2 mm").arg(curve.name).arg(curve.edge->widthMm, 0, 'f', 2) : curve.name;
    painter.drawText(QPointF(left + 18, top + metrics.ascent()),
                     metrics.elidedText(text, Qt::ElideRight, width() / 2 - 24));
  }
}

}  // namespace glmamba::app
