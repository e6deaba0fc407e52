// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/annotation_history.h"

#include <QUndoStack>

#include "app/model/annotations.h"

namespace glmamba::app {

class AnnotationHistory::Step : public QUndoCommand {
 public:
  Step(Annotations& annotations, const QString& study, const QJsonArray& before, const QJsonArray& after)
      : QUndoCommand(AnnotationHistory::tr("measurement")),
        m_annotations(annotations),
        m_study(study.toStdString()),
        m_before(before),
        m_after(after) {}
  void undo() override { show(m_before); }
  void redo() override { show(m_after); }

 private:
  void show(const QJsonArray& list) {
    // Pushing calls redo() when all is there already.
    if (m_annotations.json(m_study) != list) m_annotations.restore(m_study, list);
  }

  Annotations& m_annotations;
  std::string m_study;
  QJsonArray m_before, m_after;
};

AnnotationHistory::AnnotationHistory(Annotations& annotations, QUndoStack& stack, QObject* parent) : QObject(parent) {
  connect(&annotations, &Annotations::committed, this,
          [&annotations, &stack](const QString& study, const QJsonArray& before, const QJsonArray& after) {
            stack.push(new Step(annotations, study, before, after));
          });
}

}  // namespace glmamba::app
