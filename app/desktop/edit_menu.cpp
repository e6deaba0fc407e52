// SPDX-License-Identifier: Apache-2.0
// Commands for drawing masks, and what becomes of those that are in no file.
#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "app/desktop/compare_view.h"
#include "app/desktop/edit_panel.h"
#include "app/desktop/edit_tool.h"
#include "app/desktop/main_window.h"

namespace glmamba::app {

namespace {

constexpr double kBrushStep = 1.25;  // of the radius, a key

}  // namespace

void MainWindow::createEditMaskMenu(QMenu* segment) {
  QMenu* menu = segment->addMenu(tr("&Draw"));
  const auto tool = [&](const char* name, const QString& text, const char* key, Tool value) {
    addSwitch(
        menu, name, text, QKeySequence(key), [this, value] { return m_display.tool() == value; },
        [this, value](bool on) {
          if (!on) return m_display.setTool(Tool::crosshair);
          if (m_view->editTool().choose(value)) raisePanel("edit");
        });
  };
  tool("brushTool", tr("&Brush"), "B", Tool::brush);
  tool("eraseTool", tr("&Erase"), "Shift+E", Tool::erase);
  tool("fillTool", tr("&Fill a region in plane"), "Shift+B", Tool::fill);
  menu->addSeparator();
  addCommand(menu, "newLabel", tr("New &label…"), QKeySequence("Ctrl+Alt+B"), [this] {
    raisePanel("edit");
    m_editPanel->askForLabel();
  });
  addCommand(menu, "newMask", tr("New empty &mask on the active pane's image"), QKeySequence("Ctrl+Shift+B"), [this] {
    if (m_session->addEmptyMask(m_view->activePane().content().image)) m_view->editTool().choose(Tool::brush);
  });
}

void MainWindow::resizeBrush(bool larger) {
  m_view->editTool().setRadius(m_view->editTool().radius() * (larger ? kBrushStep : 1 / kBrushStep));
}

bool MainWindow::mayLoseEdits(const std::string& within) {
  const QStringList masks = m_session->unsavedMasks(within);
  if (masks.isEmpty()) return true;
  QMessageBox question(QMessageBox::Warning, windowTitle(),
                       tr("%n drawn mask(s) are in no file: %1.", nullptr, masks.size()).arg(masks.join(", ")),
                       QMessageBox::NoButton, this);
  question.setObjectName("unsavedMasks");
  question.setInformativeText(tr("Save the session to keep them, or export them (menu File)."));
  const QAbstractButton* save = question.addButton(tr("&Save the session"), QMessageBox::AcceptRole);
  const QAbstractButton* discard = question.addButton(tr("&Discard them"), QMessageBox::DestructiveRole);
  question.setEscapeButton(question.addButton(QMessageBox::Cancel));
  question.exec();
  if (question.clickedButton() == save) {
    findChild<QAction*>("saveSession")->trigger();
    return m_session->unsavedMasks(within).isEmpty();  // not where the name was not given, or the disk is full
  }
  return question.clickedButton() == discard;
}

}  // namespace glmamba::app
