// SPDX-License-Identifier: Apache-2.0
#include "monkey.h"

#include <QDialog>
#include <QMenu>
#include <array>

#include "app/desktop/help_window.h"
#include "app/desktop/keys_dialog.h"
#include "app/desktop/shortcuts.h"

namespace glmamba::app {

namespace {

constexpr std::array kKeys{
    Qt::Key_A,     Qt::Key_C,      Qt::Key_D,      Qt::Key_E,     Qt::Key_F,    Qt::Key_G,        Qt::Key_H,
    Qt::Key_I,     Qt::Key_L,      Qt::Key_M,      Qt::Key_N,     Qt::Key_O,    Qt::Key_P,        Qt::Key_R,
    Qt::Key_S,     Qt::Key_T,      Qt::Key_V,      Qt::Key_W,     Qt::Key_X,    Qt::Key_Y,        Qt::Key_Z,
    Qt::Key_0,     Qt::Key_1,      Qt::Key_2,      Qt::Key_3,     Qt::Key_4,    Qt::Key_5,        Qt::Key_6,
    Qt::Key_9,     Qt::Key_F2,     Qt::Key_F3,     Qt::Key_F4,    Qt::Key_F5,   Qt::Key_F6,       Qt::Key_F7,
    Qt::Key_F8,    Qt::Key_F9,     Qt::Key_Up,     Qt::Key_Down,  Qt::Key_Left, Qt::Key_Right,    Qt::Key_PageUp,
    Qt::Key_Space, Qt::Key_Escape, Qt::Key_Return, Qt::Key_Tab,   Qt::Key_Plus, Qt::Key_Minus,    Qt::Key_Backspace,
    Qt::Key_Comma, Qt::Key_Period, Qt::Key_Delete, Qt::Key_Pause, Qt::Key_Home, Qt::Key_Question, Qt::Key_BracketLeft};

}  // namespace

Monkey::Monkey(ShownWindow& shown, unsigned seed) : m_shown(shown), m_random(seed) {
  for (const char* name : {"quit", "watchFolders", "copyDiagnostics"})
    m_shown.window->findChild<QAction*>(name)->disconnect(SIGNAL(triggered(bool)));
  for (const Command& command : commandsOf(*m_shown.window)) m_actions.push_back(command.action);
  // Loops inside of an event, as of a dialog, a menu or a drag, are left by a timer.
  m_rescue.setInterval(30);
  QObject::connect(&m_rescue, &QTimer::timeout, [this] { leaveLoops(); });
}

void Monkey::play(int events) {
  m_rescue.start();
  for (int n = 0; n < events; ++n) {
    m_step.start();
    one();
    INFO("event " << n << ": " << m_last);
    QCoreApplication::processEvents();
    if (m_step.elapsed() > m_longestMs) {
      m_longestMs = m_step.elapsed();
      m_longestEvent = m_last;
    }
    REQUIRE(m_shown.window->isVisible());
  }
  m_rescue.stop();
  for (QWidget* popup = QApplication::activePopupWidget(); popup; popup = QApplication::activePopupWidget())
    popup->close();
}

void Monkey::one() {
  QWidget* window = m_shown.window.get();
  if (QWidget* popup = QApplication::activePopupWidget()) window = popup;
  for (QWidget* beside : QApplication::topLevelWidgets())
    if (beside->isVisible() && (qobject_cast<HelpWindow*>(beside) || qobject_cast<KeysDialog*>(beside)) && chance(20))
      window = beside;
  QWidget* target = anyOf(*window);
  const QPoint at(upTo(std::max(0, target->width() - 1)), upTo(std::max(0, target->height() - 1)));
  m_last = std::string(target->metaObject()->className()) + " " + target->objectName().toStdString();
  const int kind = upTo(9);
  m_last += " " + std::to_string(kind);
  switch (kind) {
    case 0:
    case 1:
      QTest::mouseClick(target, chance(75) ? Qt::LeftButton : Qt::RightButton, modifiers(), at);
      break;
    case 2:
      QTest::mouseDClick(target, Qt::LeftButton, modifiers(), at);
      break;
    case 3:
    case 4:
      drag(*target, at);
      break;
    case 5:
    case 6:
      wheel(*target, at);
      break;
    case 7:
      key(*target);
      break;
    case 8:
      QTest::mouseMove(target, at);
      break;
    default: {
      QAction* action = m_actions[static_cast<std::size_t>(upTo(static_cast<int>(m_actions.size()) - 1))];
      m_last = action->objectName().toStdString();
      action->trigger();
      break;
    }
  }
  if (chance(1)) m_shown.window->resize(900 + upTo(600), 600 + upTo(350));
}

QWidget* Monkey::anyOf(QWidget& window) {
  std::vector<QWidget*> seen{&window};
  for (auto* child : window.findChildren<QWidget*>())
    if (child->isVisible() && child->isEnabled() && child->window() == &window) seen.push_back(child);
  return seen[static_cast<std::size_t>(upTo(static_cast<int>(seen.size()) - 1))];
}

Qt::KeyboardModifiers Monkey::modifiers() {
  Qt::KeyboardModifiers held = Qt::NoModifier;
  if (chance(15)) held |= Qt::ShiftModifier;
  if (chance(15)) held |= Qt::ControlModifier;
  if (chance(8)) held |= Qt::AltModifier;
  return held;
}

void Monkey::key(QWidget& target) {
  const auto pressed = kKeys[static_cast<std::size_t>(upTo(static_cast<int>(kKeys.size()) - 1))];
  const Qt::KeyboardModifiers held = modifiers();
  m_last += " " + QKeySequence(static_cast<int>(held) | pressed).toString().toStdString();
  QTest::keyClick(&target, pressed, held);
}

void Monkey::drag(QWidget& target, const QPoint& from) {
  const Qt::MouseButton button =
      std::array{Qt::LeftButton, Qt::MiddleButton, Qt::RightButton}[static_cast<std::size_t>(upTo(2))];
  const QPointer<QWidget> still(&target);
  QTest::mousePress(&target, button, modifiers(), from);
  for (int n = upTo(4); n >= 0 && still; --n) {
    const QPoint at = from + QPoint(upTo(120) - 60, upTo(120) - 60);
    QMouseEvent move(QEvent::MouseMove, at, target.mapToGlobal(at), Qt::NoButton, button, Qt::NoModifier);
    QApplication::sendEvent(&target, &move);
  }
  if (still) QTest::mouseRelease(&target, button, Qt::NoModifier, from + QPoint(upTo(40), upTo(40)));
}

void Monkey::wheel(QWidget& target, const QPoint& at) {
  const QPoint turn(0, chance(50) ? 120 : -120);
  QWheelEvent event(at, target.mapToGlobal(at), {}, turn, Qt::NoButton, modifiers(), Qt::NoScrollPhase, false);
  QApplication::sendEvent(&target, &event);
}

void Monkey::leaveLoops() {
  if (QWidget* popup = QApplication::activePopupWidget(); popup && m_turn++ % 3 == 0) popup->close();
  for (QWidget* top : QApplication::topLevelWidgets())
    if (auto* dialog = qobject_cast<QDialog*>(top);
        dialog && dialog->isVisible() && (dialog->isModal() || m_turn++ % 30 == 0))
      dialog->reject();
  // A drag of a series waits for the mouse's button.
  if (m_step.isValid() && m_step.elapsed() > 400) QTest::keyClick(m_shown.window.get(), Qt::Key_Escape);
}

}  // namespace glmamba::app
