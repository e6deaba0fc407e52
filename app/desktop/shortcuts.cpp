// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/shortcuts.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QVariant>

#include "app/desktop/translated.h"

namespace glmamba::app {

namespace {

constexpr const char* kStandard = "standardKeys";            // property of an action
constexpr const char* kToolTipAlone = "toolTipWithoutKeys";  // property of a button

QString settingOf(const QAction& action) { return "keys/" + action.objectName(); }

QString withoutMarks(QString text) { return text.replace("&&", "\n").remove('&').replace('\n', '&').remove("…"); }

// Every action of a menu and the menus in it that `take` accepts.
template <typename Take>
void walk(const QMenu& menu, const QString& path, const Take& take) {
  for (QAction* action : menu.actions())
    if (action->menu())
      walk(*action->menu(), path + " › " + commandText(*action), take);
    else if (!action->isSeparator())
      take(action, path);
}

template <typename Take>
void walk(const QMainWindow& window, const Take& take) {
  if (!window.menuWidget()) return;
  for (QAction* menu : static_cast<QMenuBar*>(window.menuWidget())->actions())
    if (menu->menu()) walk(*menu->menu(), commandText(*menu), take);
}

// Buttons that do a command have its name.
void showKeysInToolTips(const QMainWindow& window) {
  for (auto* button : window.findChildren<QAbstractButton*>()) {
    const auto* action = button->objectName().isEmpty() ? nullptr : window.findChild<QAction*>(button->objectName());
    if (!action) continue;
    if (!button->property(kToolTipAlone).isValid()) button->setProperty(kToolTipAlone, button->toolTip());
    const QString alone = button->property(kToolTipAlone).toString();
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    button->setToolTip(keys.isEmpty() ? alone : alone.isEmpty() ? keys : QString("%1 (%2)").arg(alone, keys));
  }
}

}  // namespace

QString commandText(const QAction& action) { return withoutMarks(action.text()); }

std::vector<Command> commandsOf(const QMainWindow& window) {
  std::vector<Command> commands;
  walk(window, [&](QAction* action, const QString& path) {
    if (!action->objectName().isEmpty())
      commands.push_back({action, path, action->property(kStandard).value<QKeySequence>()});
  });
  return commands;
}

void applySavedKeys(QMainWindow& window) {
  const QSettings settings;
  QList<QKeySequence> kept;
  walk(window, [&](QAction* action, const QString&) {
    if (action->objectName().isEmpty()) return;
    action->setProperty(kStandard, action->shortcut());
    const QVariant value = settings.value(settingOf(*action));
    if (!value.isValid()) return;
    const QKeySequence keys = QKeySequence::fromString(value.toString(), QKeySequence::PortableText);
    // A key that two commands keep, or that is none, can only come from a file that was edited.
    const bool isFit = keys.count() <= 1 && !kept.contains(keys) && keys != QKeySequence(Qt::Key_unknown);
    if (!isFit) return;
    action->setShortcut(keys);
    if (!keys.isEmpty()) kept << keys;
  });
  walk(window, [&](QAction* action, const QString&) {
    if (kept.contains(action->shortcut()) && !settings.contains(settingOf(*action))) action->setShortcut({});
  });
  showKeysInToolTips(window);
}

void setKeys(QMainWindow& window, QAction& action, const QKeySequence& keys) {
  QSettings settings;
  const auto give = [&](QAction& one, const QKeySequence& its) {
    one.setShortcut(its);
    if (its == one.property(kStandard).value<QKeySequence>())
      settings.remove(settingOf(one));
    else
      settings.setValue(settingOf(one), its.toString(QKeySequence::PortableText));
  };
  if (!keys.isEmpty())
    for (const Command& other : commandsOf(window))
      if (other.action != &action && other.action->shortcut() == keys) give(*other.action, {});
  give(action, keys);
  showKeysInToolTips(window);
}

void resetKeys(QMainWindow& window) {
  QSettings().remove("keys");
  for (const Command& command : commandsOf(window)) command.action->setShortcut(command.standard);
  showKeysInToolTips(window);
}

QString userOfKeys(const QMainWindow& window, const QKeySequence& keys, const QAction& action, bool& isFixed) {
  isFixed = false;
  if (keys.isEmpty()) return {};
  // The panes' own: held down for the other image, and the way from one control to the next.
  for (const auto key : {Qt::Key_Space, Qt::Key_Tab, Qt::Key_Backtab})
    if (keys == QKeySequence(key) || keys == QKeySequence(Qt::SHIFT | key)) {
      isFixed = true;
      return tr("the window itself");
    }
  QString user;
  walk(window, [&](QAction* other, const QString& path) {
    if (other == &action || other->shortcut() != keys) return;
    isFixed = other->objectName().isEmpty();
    user = tr("“%1” (%2)").arg(commandText(*other), path);
  });
  return user;
}

}  // namespace glmamba::app
