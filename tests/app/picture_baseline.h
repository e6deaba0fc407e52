// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "viewer/snapshot.h"

namespace glmamba::app {

// Small enough that another OpenGL driver's way with edges and letters does not matter.
constexpr int kShrink = 4;
constexpr double kMeanDifference = 2;      // grey levels of 255; between two Mesa versions: below 0.5
constexpr double kShareOfOutliers = 0.01;  // of pixels that differ by more than kOutlier
constexpr int kOutlier = 40;

/// Compares a picture of pinned size with the one in tests/app/baseline that was looked at.
/// GLMAMBA_WRITE_BASELINE=1 writes it anew: look at it before committing it.
inline void checkAgainstBaseline(const viewer::Snapshot& picture, const QString& name) {
  INFO(name.toStdString());
  const QImage now =
      QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
          .scaled(picture.width / kShrink, picture.height / kShrink, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
          .convertToFormat(QImage::Format_RGB888);
  const QString file = QString(GLMAMBA_TEST_SOURCE) + "/baseline/" + name + ".png";
  if (qEnvironmentVariableIsSet("GLMAMBA_WRITE_BASELINE")) {
    REQUIRE(now.save(file, "PNG"));
    WARN("written: " << file.toStdString());
  }
  const QImage before = QImage(file).convertToFormat(QImage::Format_RGB888);
  REQUIRE(before.size() == now.size());
  double sum = 0;
  int outliers = 0;
  for (int y = 0; y < now.height(); ++y)
    for (int x = 0; x < now.width(); ++x) {
      const QRgb a = now.pixel(x, y);
      const QRgb b = before.pixel(x, y);
      const int difference =
          std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
      sum += difference;
      outliers += difference > kOutlier;
    }
  const double pixels = static_cast<double>(now.width()) * now.height();
  CHECK(sum / pixels < kMeanDifference);
  CHECK(outliers / pixels < kShareOfOutliers);
}

}  // namespace glmamba::app
