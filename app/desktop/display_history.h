// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include "app/model/display_state.h"
#include "app/model/session.h"

namespace glmamba::app {

/// Undo and redo of what the user changes on the screen: layout, windows, layers, links, and which pair is shown.
/// Watches the state and keeps what it was; changes that follow each other quickly, as in a drag, are one step. Others
/// who change something that can be undone push their own commands on stack().
class DisplayHistory : public QObject {
  Q_OBJECT

 public:
  DisplayHistory(Session& session, DisplayState& display, QObject* parent = nullptr);

  QUndoStack& stack() { return m_stack; }
  /// What is on the screen now is where undoing ends.
  void restart();

 private:
  void takeLook();
  void takePair();
  void setLook(const QJsonObject& look);
  void setPair(const ShownPair& pair);

  class LookCommand;
  class PairCommand;

  Session& m_session;
  DisplayState& m_display;
  QUndoStack m_stack;
  QTimer m_settled;
  QJsonObject m_look;
  ShownPair m_pair;
  bool m_isReplaying = false;
};

}  // namespace glmamba::app
