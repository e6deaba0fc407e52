// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <functional>
#include <map>

#include "app/model/session.h"

class QMenu;
class QTreeWidget;
class QTreeWidgetItem;

namespace glmamba::app {

class CompareView;

/// The labels of the mask on show: colour, name, volume, and whether each is seen; names and colours can be changed,
/// read from a label table and written as one.
class LabelList : public QWidget {
  Q_OBJECT

 public:
  LabelList(Session& session, CompareView& view, QWidget* parent = nullptr);

 private:
  void showLabels();
  void fillMenu(QMenu& menu);
  void takeItem(const QTreeWidgetItem& item);
  void chooseColour(int value);
  void chooseTable();
  void chooseFileToSave();
  /// Changes what is known of labels of the mask on show.
  void change(const std::function<void(io::LabelEntry& entry)>& take);
  void changeOne(int value, const std::function<void(io::LabelEntry& entry)>& take);

  Session& m_session;
  CompareView& m_view;
  QTreeWidget* m_labels;
  std::map<int, double> m_millilitres;
};

}  // namespace glmamba::app
