// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/key_list.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include "app/desktop/translated.h"

namespace glmamba::app {

namespace {

QString row(const QString& key, const QString& meaning) {
  return QString("<tr><td style=\"padding-right:16px\"><b>%1</b></td><td style=\"white-space:nowrap\">%2</td></tr>")
      .arg(key.toHtmlEscaped(), meaning.toHtmlEscaped());
}

// The actions of a menu and its submenus, in order.
QString rowsOf(const QMenu& menu) {
  QString rows;
  for (const QAction* action : menu.actions()) {
    if (action->menu()) {
      rows += rowsOf(*action->menu());
    } else if (!action->objectName().isEmpty() && !action->shortcut().isEmpty()) {
      rows += row(action->shortcut().toString(QKeySequence::NativeText), action->text().remove('&').remove("…"));
    }
  }
  return rows;
}

}  // namespace

QString keyListHtml(const QMainWindow& window) {
  const QString mouse =
      row(tr("wheel"), tr("slices")) + row(tr("left drag"), tr("crosshair, window/level or measuring, by tool")) +
      row(tr("right drag"), tr("zoom about the point")) + row(tr("middle drag"), tr("pan")) +
      row(tr("double click"), tr("one pane, and back to all")) + row(tr("drag of a title"), tr("exchange two panes")) +
      row(tr("Space held"), tr("flicker: the fixed image")) +
      row(tr("Alt + wheel"), tr("size of the lens or the squares"));
  // Three columns, so that the list fits a small screen.
  QString columns[3];
  int column = 0;
  columns[0] = mouse;
  for (const QAction* menu : window.menuBar()->actions()) {
    if (!menu->menu()) continue;
    for (const char* name : {"axial", "useAsTarget"})  // a new one with the view, and with the study
      column += menu->menu()->actions().contains(window.findChild<QAction*>(name));
    columns[column] +=
        QString("<tr><td colspan=2><br><i>%1</i></td></tr>").arg(menu->text().remove('&')) + rowsOf(*menu->menu());
  }
  QString page;
  for (const QString& each : columns) page += "<td style=\"padding-right:32px\"><table>" + each + "</table></td>";
  return "<table><tr>" + page + "</tr></table>";
}

}  // namespace glmamba::app
