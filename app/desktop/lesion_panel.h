// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/session.h"
#include "app/trust/lesion_table.h"

class QDoubleSpinBox;
class QLabel;
class QTreeWidget;

namespace glmamba::app {

/// The pieces of the mask on show: volume, overlap with the other mask, contrast to the surroundings on each image.
/// What differs by more than the limit is marked; a click brings the cursor there.
class LesionPanel : public QWidget {
  Q_OBJECT

 public:
  explicit LesionPanel(Session& session, QWidget* parent = nullptr);

 signals:
  void placeAsked(const glmamba::core::Vector3& lps);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Soon, if the panel can be seen; otherwise when it is.
  void measure();
  void show(const trust::LesionTable& table);

  Session& m_session;
  QDoubleSpinBox* m_limit;
  QTreeWidget* m_rows;
  QLabel* m_text;
  bool m_isOld = false;  ///< what is told is no longer so
};

}  // namespace glmamba::app
