#include "app/desktop/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace glmamba::app {

void applyDarkAppearance(QApplication& application) {
  application.setStyle(QStyleFactory::create("Fusion"));
  const QColor window(37, 39, 42);
  const QColor base(27, 28, 31);
  const QColor text(226, 228, 231);
  const QColor faint(138, 142, 148);
  const QColor accent(58, 122, 184);
  QPalette palette;
  palette.setColor(QPalette::Window, window);
  palette.setColor(QPalette::WindowText, text);
  palette.setColor(QPalette::Base, base);
  palette.setColor(QPalette::AlternateBase, window);
  palette.setColor(QPalette::Text, text);
  palette.setColor(QPalette::PlaceholderText, faint);
  palette.setColor(QPalette::Button, QColor(52, 55, 59));
  palette.setColor(QPalette::ButtonText, text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, QColor(58, 61, 66));
  palette.setColor(QPalette::ToolTipText, text);
  palette.setColor(QPalette::Highlight, accent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Link, QColor(120, 180, 235));
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, faint);
  application.setPalette(palette);
  application.setStyleSheet(
      "QToolTip { color: #e2e4e7; background: #3a3d42; border: 1px solid #5a5e64; }"
      "QTreeView::item { padding: 3px 0; }");
}

}  // namespace glmamba::app
