// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QObject>
#include <map>
#include <string>
#include <vector>

#include "app/model/annotation.h"

namespace glmamba::app {

/// What was measured in each study, and which of it is selected. Lives on the GUI thread.
///
/// A change is a step for undo only when it is committed, so that a drag is one step and a drawing that is given up is
/// none.
class Annotations : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Of the study on show.
  const std::vector<Annotation>& all() const;
  const Annotation* find(AnnotationId id) const;
  /// Null when nothing is selected.
  const Annotation* selected() const { return find(m_selected); }
  const std::string& study() const { return m_study; }

  /// Shows another study's; empty for none.
  void setStudy(const std::string& study);
  /// Adds and selects it; it gets an id, and a name when it has none: "D1", "R2". Not committed.
  AnnotationId add(Annotation annotation);
  /// Takes the place of the one with its id. Not committed.
  void set(const Annotation& annotation);
  void remove(AnnotationId id);
  void rename(AnnotationId id, const std::string& name);
  void removeAll();
  void select(AnnotationId id);
  void commit();

  /// Of any study, for session files and undo. Restoring is no step.
  QJsonArray json(const std::string& study) const;
  void restore(const std::string& study, const QJsonArray& annotations);
  /// Forgets those of all studies.
  void forgetAll();

 signals:
  void changed();
  void selectionChanged();
  /// A step was done in a study.
  void committed(const QString& study, const QJsonArray& before, const QJsonArray& after);

 private:
  std::string newName(AnnotationKind kind) const;

  std::string m_study;
  std::map<std::string, std::vector<Annotation>> m_ofStudies;
  std::map<std::string, QJsonArray> m_committed;
  AnnotationId m_selected = 0;
  AnnotationId m_lastId = 0;
};

}  // namespace glmamba::app
