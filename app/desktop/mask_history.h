// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QUndoStack;

namespace glmamba::app {

class Session;

/// Undo and redo of strokes on masks, and of names, colours and visibility of their labels.
class MaskHistory : public QObject {
  Q_OBJECT

 public:
  MaskHistory(Session& session, QUndoStack& stack, QObject* parent = nullptr);

 private:
  class Step;
  class LabelStep;
};

}  // namespace glmamba::app
