// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/window.h"
#include "inference/imaging/profile.h"

namespace glmamba::app {

/// One image's values along a line.
struct ProfileCurve {
  QString name;
  imaging::LineProfile profile;
  std::optional<imaging::Edge> edge;
  bool hasOwnScale = false;  ///< in other units than the first: drawn over the same height by its own least and most
};

/// Profiles through several images over the same millimetres, each with its edge's width. Said in words too: the
/// accessible description and the table beside it have the same numbers.
class ProfileChart : public QWidget {
  Q_OBJECT

 public:
  explicit ProfileChart(QWidget* parent = nullptr);

  void setCurves(std::vector<ProfileCurve> curves);
  const std::vector<ProfileCurve>& curves() const { return m_curves; }

  QSize sizeHint() const override { return {260, 210}; }
  QSize minimumSizeHint() const override { return {200, 150}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor colourOf(std::size_t curve) const;

  std::vector<ProfileCurve> m_curves;
};

}  // namespace glmamba::app
