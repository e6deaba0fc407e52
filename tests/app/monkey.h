// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <random>
#include <string>
#include <vector>

#include "shown_window.h"

namespace glmamba::app {

/// Sends random events of a seed to a window and to what it opens. Dialogs are closed and never accepted, so that
/// nothing is written; the window is not closed.
class Monkey {
 public:
  Monkey(ShownWindow& shown, unsigned seed);

  void play(int events);
  /// The longest that the window has taken for one event, and which that was.
  qint64 longestMs() const { return m_longestMs; }
  const std::string& longestEvent() const { return m_longestEvent; }

 private:
  int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }
  bool chance(int percent) { return upTo(99) < percent; }
  void one();
  QWidget* anyOf(QWidget& window);
  Qt::KeyboardModifiers modifiers();
  void key(QWidget& target);
  void drag(QWidget& target, const QPoint& from);
  void wheel(QWidget& target, const QPoint& at);
  void leaveLoops();

  ShownWindow& m_shown;
  std::mt19937 m_random;
  std::vector<QAction*> m_actions;
  QTimer m_rescue;
  QElapsedTimer m_step;
  qint64 m_longestMs = 0;
  std::string m_longestEvent;
  std::string m_last;
  int m_turn = 0;  // of the timer, which leaves the random numbers alone: a seed stays a seed
};

}  // namespace glmamba::app
