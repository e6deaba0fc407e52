#include <QImage>

#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

// Small enough that another OpenGL driver's way with edges and letters does not matter.
constexpr int kShrink = 4;
constexpr double kMeanDifference = 2;      // grey levels of 255; between two Mesa versions: below 0.5
constexpr double kShareOfOutliers = 0.01;  // of pixels that differ by more than kOutlier
constexpr int kOutlier = 40;

QImage shrunk(const viewer::Snapshot& picture) {
  return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888)
      .scaled(picture.width / kShrink, picture.height / kShrink, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .convertToFormat(QImage::Format_RGB888);
}

}  // namespace

// GLMAMBA_WRITE_BASELINE=1 writes the picture anew: look at it before committing it.
TEST_CASE("LR and reference with the label map look as they did when they were looked at", "[gui]") {
  ShownWindow shown;
  shown.view().setFixedSize(802, 642);  // whatever the system's fonts leave for the panes
  letPass(100);
  shown.openDemo(2, {96, 112, 48});
  const viewer::Snapshot lr = shown.pane(Pane::lr).snapshot();
  const QImage now = shrunk(viewer::tiled({lr, shown.pane(Pane::reference).snapshot()}, 2));
  const QString file = QString(GLMAMBA_TEST_SOURCE) + "/baseline/lr_and_reference.png";
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

  // And it is no picture that everything passes: without the label map it is another.
  QTest::keyClick(shown.window.get(), Qt::Key_L);
  letPass(100);
  CHECK(largestDifference(lr, shown.pane(Pane::lr).snapshot()) > 40);
}
