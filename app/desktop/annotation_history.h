// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QObject>

class QUndoStack;

namespace glmamba::app {

class Annotations;

/// Undo and redo of what is measured: each committed step is what the study's list was before it, and after.
class AnnotationHistory : public QObject {
  Q_OBJECT

 public:
  AnnotationHistory(Annotations& annotations, QUndoStack& stack, QObject* parent = nullptr);

 private:
  class Step;
};

}  // namespace glmamba::app
