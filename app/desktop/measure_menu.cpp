// SPDX-License-Identifier: Apache-2.0
#include <QAction>
#include <QDockWidget>
#include <QMenu>

#include "app/desktop/compare_view.h"
#include "app/desktop/main_window.h"
#include "app/desktop/measure_panel.h"
#include "app/desktop/measure_words.h"

namespace glmamba::app {

void MainWindow::createMeasureMenu(QMenu* view) {
  QMenu* menu = view->addMenu(tr("&Measure"));
  constexpr std::array<const char*, 6> kKeys{"D", "Shift+A", "P", "Shift+D", "O", "F"};
  for (const AnnotationKind kind : kAnnotationKinds) {
    const Tool tool = static_cast<Tool>(static_cast<int>(Tool::distance) + static_cast<int>(kind));
    addSwitch(
        menu, ("measure_" + annotationKindName(kind)).c_str(), annotationKindText(kind),
        QKeySequence(kKeys[static_cast<std::size_t>(kind)]), [this, tool] { return m_display.tool() == tool; },
        [this, tool](bool on) {
          m_display.setTool(on ? tool : Tool::crosshair);
          if (on) raisePanel("measure");
        });
  }
  menu->addSeparator();
  QAction* remove = addCommand(menu, "deleteMeasured", tr("&Delete the chosen one"), QKeySequence(Qt::Key_Backspace),
                               [this] { m_measurePanel->removeSelected(); });
  // In a field for text the key deletes a letter.
  remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  m_view->addAction(remove);
  addCommand(menu, "goToMeasured", tr("&Go to the chosen one"), QKeySequence("Shift+G"),
             [this] { m_measurePanel->goToSelected(); });
  addCommand(menu, "copyMeasured", tr("&Copy the table"), QKeySequence("Ctrl+Alt+C"),
             [this] { m_measurePanel->copyTable(); });
  addCommand(menu, "exportMeasured", tr("E&xport the table…"), QKeySequence("Ctrl+Alt+E"),
             [this] { m_measurePanel->chooseExportFile(); });
  addCommand(menu, "measurePanel", tr("&List and values"), QKeySequence("Ctrl+Shift+M"), [this] {
    raisePanel("measure");
    m_measurePanel->setFocus();
  });
}

void MainWindow::raisePanel(const char* name) {
  auto* panel = findChild<QDockWidget*>(name);
  panel->show();
  panel->raise();
}

}  // namespace glmamba::app
