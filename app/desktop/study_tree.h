#pragma once

#include <QTreeWidget>
#include <string>

#include "app/model/session.h"

namespace glmamba::app {

/// The open studies and their series, with size, spacing and the role each plays. Double-click makes a series the
/// target, or a label map the overlay.
class StudyTree : public QTreeWidget {
  Q_OBJECT

 public:
  explicit StudyTree(Session& session, QWidget* parent = nullptr);

  /// Empty when a study, or nothing, is selected.
  std::string selectedSeries() const;
  std::string selectedStudy() const;

 signals:
  void contextMenuAsked(const QPoint& globalPosition);

 private:
  void rebuild();
  QString roleOf(const core::Series& series) const;

  Session& m_session;
};

}  // namespace glmamba::app
