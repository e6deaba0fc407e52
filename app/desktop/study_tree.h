// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeWidget>
#include <string>

#include "app/desktop/thumbnails.h"
#include "app/model/session.h"

namespace glmamba::app {

/// The open studies and their series, with a small picture, size, spacing and the role each plays, and below each
/// target its runs with their progress. Double-click makes a series the target, a label map the overlay, and shows a
/// run's result; a series can be dragged to a pane. What an opening has found so far is listed in grey.
class StudyTree : public QTreeWidget {
  Q_OBJECT

 public:
  explicit StudyTree(Session& session, QWidget* parent = nullptr);

  /// Empty when a study, or nothing, is selected.
  std::string selectedSeries() const;
  std::string selectedStudy() const;
  /// Only series of which a text holds all these words are listed; all with none.
  void setFilter(const QString& words);

  /// What a dragged series' id travels as.
  static constexpr const char* kMimeType = "application/x-glmamba-series";

 signals:
  void contextMenuAsked(const QPoint& globalPosition);

 protected:
  QStringList mimeTypes() const override { return {kMimeType}; }
#if QT_VERSION >= QT_VERSION_CHECK(6, 0, 0)
  using DraggedItems = const QList<QTreeWidgetItem*>&;
#else
  using DraggedItems = QList<QTreeWidgetItem*>;
#endif
  QMimeData* mimeData(DraggedItems items) const override;

 private:
  void rebuild();
  void addFound();
  QTreeWidgetItem* addSeries(QTreeWidgetItem& study, const core::Series& series);
  void addRuns(QTreeWidgetItem& item, const std::string& seriesId);
  static QString runText(const Run& run);
  void showProgress();
  void applyFilter();
  QString roleOf(const core::Series& series) const;

  Session& m_session;
  Thumbnails m_thumbnails;
  std::vector<core::Study> m_found;  ///< by an opening that goes on
  QString m_filter;
};

}  // namespace glmamba::app
