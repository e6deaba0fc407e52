// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>
#include <map>

#include "app/desktop/measure_tool.h"

class QPushButton;
class QTableWidget;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace glmamba::app {

class CompareView;
class ProfileChart;

/// What is measured in the study on show: tools, the list, and what the chosen one says of every image, with the values
/// at the cursor above it.
class MeasurePanel : public QWidget {
  Q_OBJECT

 public:
  MeasurePanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent = nullptr);

  void removeSelected();
  /// Puts the cursor on the chosen one, so that its slice is on show.
  void goToSelected();
  void copyTable();
  void exportTable(const QString& file);
  void chooseExportFile();

 signals:
  void problem(const QString& sentence);
  void written(const QString& path);

 protected:
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* toolButtons();
  QPushButton* button(const char* name, const QString& text, const QString& hint);
  void showSoon();
  void showState();
  void showList();
  void showValues();
  void showChart();
  std::string csv();

  Session& m_session;
  Annotations& m_annotations;
  DisplayState& m_display;
  CompareView& m_view;
  std::map<Tool, QToolButton*> m_tools;
  QTreeWidget* m_list;
  QPushButton* m_go;
  QPushButton* m_remove;
  QPushButton* m_copy;
  QPushButton* m_export;
  QTableWidget* m_values;
  ProfileChart* m_chart;
  QTimer m_soon;
};

}  // namespace glmamba::app
