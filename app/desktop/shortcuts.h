// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QMainWindow>
#include <QString>
#include <vector>

class QAction;

namespace glmamba::app {

/// A command of the menus: an action with a name, whose keys the user may change.
struct Command {
  QAction* action;
  QString menu;           ///< the menus that lead to it, without marks
  QKeySequence standard;  ///< the keys it comes with
};

/// The text of a command without the mark of its key in the menu and without dots.
QString commandText(const QAction& action);

/// All commands in the order of the menus.
std::vector<Command> commandsOf(const QMainWindow& window);

/// Called once when the menus are made: what the actions have is their standard, and what the settings keep takes its
/// place. Where another command's standard is the same as a kept key, the kept one wins.
void applySavedKeys(QMainWindow& window);

/// Gives a command these keys (none, where they are empty) and keeps them in the settings; its standard is not kept.
/// The command that had them has none after that.
void setKeys(QMainWindow& window, QAction& action, const QKeySequence& keys);

/// Every command's standard keys again.
void resetKeys(QMainWindow& window);

/// Who uses these keys beside `action`, in words; empty when nobody does. `isFixed`: they can't be taken away.
QString userOfKeys(const QMainWindow& window, const QKeySequence& keys, const QAction& action, bool& isFixed);

}  // namespace glmamba::app
