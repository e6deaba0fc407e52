// SPDX-License-Identifier: Apache-2.0
#include <QAction>
#include <QMenu>
#include <functional>

#include "app/desktop/main_window.h"
#include "app/desktop/saved_presets.h"
#include "app/desktop/window_panel.h"

namespace glmamba::app {

void MainWindow::createWindowMenu(QMenu* view) {
  QMenu* menu = view->addMenu(tr("Window/&level"));
  const auto command = [&](const char* name, const QString& text, const char* key, void (WindowPanel::*does)()) {
    addCommand(menu, name, text, QKeySequence(key), [this, does] { std::invoke(does, m_windowPanel); });
  };
  command("windowAutoVisible", tr("Automatic from the &visible region"), "V", &WindowPanel::setToVisible);
  command("windowAutoWhole", tr("Automatic from the &whole volume"), "Shift+V", &WindowPanel::setToWhole);
  command("windowNextPreset", tr("&Next preset"), "Shift+W", &WindowPanel::nextPreset);
  command("windowInvert", tr("&Invert"), "Shift+I", &WindowPanel::invert);
  QMenu* presets = menu->addMenu(tr("&Presets"));
  connect(presets, &QMenu::aboutToShow, this, [this, presets] {
    presets->clear();
    const auto list = [&](const std::vector<core::WindowPreset>& group) {
      for (const core::WindowPreset& preset : group)
        presets->addAction(QString::fromStdString(preset.name), this, [this, preset] { m_windowPanel->setTo(preset); });
    };
    list(core::builtInWindowPresets());
    presets->addSeparator();
    list(savedPresets());
  });
  addCommand(menu, "windowPanel", tr("&Histogram and numbers"), QKeySequence("Ctrl+Shift+H"), [this] {
    raisePanel("windowLevel");
    m_windowPanel->setFocus();
  });
}

}  // namespace glmamba::app
