// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include "app/model/session.h"

class QLabel;
class QTableWidget;

namespace glmamba::app {

/// PSNR, SSIM and NMSE of SR and of interpolation against the ground truth; without one it says so and shows no number.
class MetricsTable : public QWidget {
  Q_OBJECT

 public:
  explicit MetricsTable(Session& session, QWidget* parent = nullptr);

 private:
  void showMetrics();

  Session& m_session;
  QTableWidget* m_table;
  QLabel* m_text;
};

}  // namespace glmamba::app
