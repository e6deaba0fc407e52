// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/appearance.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>

namespace glmamba::app {

namespace {

struct Colours {
  QColor window, base, button, text, faint, accent, toolTip, toolTipEdge, link;
};

const Colours kDark{{37, 39, 42},   {27, 28, 31}, {52, 55, 59},  {226, 228, 231}, {138, 142, 148},
                    {58, 122, 184}, {58, 61, 66}, {90, 94, 100}, {120, 180, 235}};
const Colours kLight{{240, 241, 243}, {255, 255, 255}, {228, 230, 233}, {28, 30, 33}, {120, 124, 130},
                     {40, 105, 170},  {255, 255, 250}, {170, 174, 180}, {20, 85, 150}};

constexpr double kChosenTint = 0.35;  // of the accent over the window: words keep a contrast of 7:1 on it
constexpr double kChosenRadius = 3;

/// Fusion with narrow tabs, five words stand beside each other in a panel in every language, and with chosen tool
/// buttons in the accent colour: a shade of grey is not seen in the dark.
class Style : public QProxyStyle {
 public:
  Style() : QProxyStyle("Fusion") {}

  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
    const int whole = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_TabBarTabHSpace ? whole / 2 : whole;
  }

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
    if (element != PE_PanelButtonTool || !(option->state & State_On))
      return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const QColor accent = option->palette.color(QPalette::Highlight);
    QColor tint = accent;
    tint.setAlphaF(kChosenTint);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(accent);
    painter->setBrush(tint);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), kChosenRadius, kChosenRadius);
    painter->restore();
  }
};

}  // namespace

void applyAppearance(QApplication& application, Appearance appearance) {
  application.setStyle(new Style);
  const Colours& colours = appearance == Appearance::dark ? kDark : kLight;
  QPalette palette;
  palette.setColor(QPalette::Window, colours.window);
  palette.setColor(QPalette::WindowText, colours.text);
  palette.setColor(QPalette::Base, colours.base);
  palette.setColor(QPalette::AlternateBase, colours.window);
  palette.setColor(QPalette::Text, colours.text);
  palette.setColor(QPalette::PlaceholderText, colours.faint);
  palette.setColor(QPalette::Button, colours.button);
  palette.setColor(QPalette::ButtonText, colours.text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, colours.toolTip);
  palette.setColor(QPalette::ToolTipText, colours.text);
  palette.setColor(QPalette::Highlight, colours.accent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Link, colours.link);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, colours.faint);
  application.setPalette(palette);
  application.setStyleSheet(QString("QToolTip { color: %1; background: %2; border: 1px solid %3; }"
                                    "QTreeView::item { padding: 3px 0; }")
                                .arg(colours.text.name(), colours.toolTip.name(), colours.toolTipEdge.name()));
}

}  // namespace glmamba::app
