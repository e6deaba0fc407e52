// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QSettings>
#include <QTreeWidget>
#include <set>

#include "app/desktop/key_list.h"
#include "app/desktop/keys_dialog.h"
#include "app/desktop/shortcuts.h"
#include "shown_window.h"

using namespace glmamba::app;

namespace {

/// The dialog of a window, with one command chosen.
struct Dialog {
  explicit Dialog(ShownWindow& shown, const char* command) {
    shown.window->findChild<QAction*>("changeKeys")->trigger();
    dialog = shown.window->findChild<KeysDialog*>();
    REQUIRE(dialog);
    auto* commands = dialog->findChild<QTreeWidget*>("commands");
    for (int row = 0; row < commands->topLevelItemCount(); ++row)
      if (commands->topLevelItem(row)->data(0, Qt::UserRole).toString() == command)
        commands->setCurrentItem(commands->topLevelItem(row));
  }
  ~Dialog() { delete dialog; }
  void press(const QKeySequence& keys) { dialog->findChild<QKeySequenceEdit*>("keys")->setKeySequence(keys); }
  QAbstractButton* button(const char* name) { return dialog->findChild<QAbstractButton*>(name); }
  QString told() { return dialog->findChild<QLabel*>("user")->text(); }

  KeysDialog* dialog = nullptr;
};

QKeySequence keysOf(ShownWindow& shown, const char* name) {
  return shown.window->findChild<QAction*>(name)->shortcut();
}

}  // namespace

TEST_CASE("Every command has a name of its own, and no two have the same standard keys", "[gui]") {
  ShownWindow shown;
  const std::vector<Command> commands = commandsOf(*shown.window);
  CHECK(commands.size() > 90);
  std::set<QString> names, keys;
  for (const Command& command : commands) {
    CAPTURE(command.action->objectName().toStdString(), command.standard.toString().toStdString());
    CHECK(names.insert(command.action->objectName()).second);
    CHECK_FALSE(command.standard.isEmpty());
    CHECK(keys.insert(command.standard.toString()).second);
    CHECK(command.action->shortcut() == command.standard);
  }
}

TEST_CASE("A command gets other keys in the dialog, at once and in the next window, and its own again", "[gui]") {
  QSettings().remove("keys");
  {
    ShownWindow shown;
    Dialog dialog(shown, "neurological");
    dialog.press(QKeySequence("Ctrl+F12"));
    dialog.button("assign")->click();
    QTest::keyClick(shown.window.get(), Qt::Key_N);
    CHECK(shown.display().convention() == Convention::radiological);
    QTest::keyClick(shown.window.get(), Qt::Key_F12, Qt::ControlModifier);
    CHECK(shown.display().convention() == Convention::neurological);
    CHECK(keyListHtml(*shown.window).contains("Ctrl+F12"));
  }
  {
    ShownWindow shown;
    CHECK(keysOf(shown, "neurological") == QKeySequence("Ctrl+F12"));
    Dialog dialog(shown, "run");
    dialog.press(QKeySequence("F10"));
    dialog.button("assign")->click();
    CHECK(shown.window->findChild<QAbstractButton*>("run")->toolTip() == "F10");
    dialog.button("allStandard")->click();
    CHECK(keysOf(shown, "neurological") == QKeySequence("N"));
    CHECK(shown.window->findChild<QAbstractButton*>("run")->toolTip() == "F5");
  }
  QSettings settings;
  settings.beginGroup("keys");
  CHECK(settings.allKeys().isEmpty());
}

TEST_CASE("Keys in use are told with who has them, and taken from there only when asked", "[gui]") {
  QSettings().remove("keys");
  ShownWindow shown;
  Dialog dialog(shown, "neurological");
  dialog.press(QKeySequence("Ctrl+O"));
  CHECK(dialog.told().contains("Open files"));
  CHECK(keysOf(shown, "openFiles") == QKeySequence("Ctrl+O"));
  dialog.button("assign")->click();
  CHECK(keysOf(shown, "neurological") == QKeySequence("Ctrl+O"));
  CHECK(keysOf(shown, "openFiles").isEmpty());
  dialog.button("standard")->click();
  CHECK(keysOf(shown, "neurological") == QKeySequence("N"));

  // The panes' own key, and one that is typed as a series of two.
  dialog.press(QKeySequence(Qt::Key_Space));
  CHECK_FALSE(dialog.button("assign")->isEnabled());
  dialog.press(QKeySequence("Ctrl+J, Ctrl+K"));
  dialog.button("assign")->click();
  CHECK(keysOf(shown, "neurological") == QKeySequence("Ctrl+J"));
  dialog.button("clear")->click();
  CHECK(keysOf(shown, "neurological").isEmpty());
  CHECK_FALSE(keyListHtml(*shown.window).contains("Neurological"));
  resetKeys(*shown.window);
  CHECK(keysOf(shown, "openFiles") == QKeySequence("Ctrl+O"));
}

TEST_CASE("Settings of keys that make no sense change nothing", "[gui]") {
  QSettings settings;
  settings.setValue("keys/neurological", "no such key");
  settings.setValue("keys/axial", "F5");    // the standard of Run, which gives way
  settings.setValue("keys/coronal", "F5");  // taken
  settings.setValue("keys/sagittal", "A, B, C");
  {
    ShownWindow shown;
    CHECK(keysOf(shown, "neurological") == QKeySequence("N"));
    CHECK(keysOf(shown, "axial") == QKeySequence("F5"));
    CHECK(keysOf(shown, "run").isEmpty());
    CHECK(keysOf(shown, "coronal") == QKeySequence("C"));
    CHECK(keysOf(shown, "sagittal") == QKeySequence("S"));
  }
  settings.remove("keys");
}
