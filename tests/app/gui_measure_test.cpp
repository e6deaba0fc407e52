// SPDX-License-Identifier: Apache-2.0
#include <QAbstractButton>
#include <QClipboard>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>
#include <algorithm>
#include <ctime>
#include <fstream>

#include "app/desktop/display_history.h"
#include "app/desktop/measure_panel.h"
#include "app/desktop/measure_tool.h"
#include "app/desktop/profile_chart.h"
#include "inference/imaging/ssim.h"
#include "pane_mouse.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;
using core::operator-;

namespace {

QPoint pointAt(const PaneWidget& pane, const core::Vector3& lps) {
  const viewer::PanePoint at = viewer::displayFromLps(pane.sliceView(), pane.paneSize(), lps);
  return {qRound(at.x / pane.devicePixelRatioF()), qRound(at.y / pane.devicePixelRatioF())};
}

QTreeWidget& list(ShownWindow& shown) { return *shown.window->findChild<QTreeWidget*>("annotationList"); }

/// What the table says for an image and a quantity.
QString told(ShownWindow& shown, const QString& quantity, const QString& image) {
  auto* table = shown.window->findChild<QTableWidget*>("measuredValues");
  for (int row = 0; row < table->rowCount(); ++row)
    for (int column = 0; column < table->columnCount(); ++column)
      if (table->verticalHeaderItem(row)->text() == quantity && table->horizontalHeaderItem(column)->text() == image)
        return table->item(row, column)->text();
  return "no such cell";
}

std::vector<viewer::AnnotationShape> shapesOn(ShownWindow& shown, Image image) {
  return shown.view().measureTool().shapesOn(shown.pane(image));
}

void key(ShownWindow& shown, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(shown.window.get(), key, modifiers);
  letPass(40);
}

}  // namespace

TEST_CASE("A distance is drawn on one pane, told in millimetres, and seen on every pane and its slice alone", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::lr);
  key(shown, Qt::Key_D);
  CHECK(shown.display().tool() == Tool::distance);
  const QPoint from(pane.width() / 3, pane.height() / 2), to(pane.width() / 2, pane.height() * 2 / 3);
  drag(pane, from, to);
  const double expected = core::length(lpsAt(pane, to) - lpsAt(pane, from));
  REQUIRE(expected > 5);
  REQUIRE(list(shown).topLevelItemCount() == 1);
  CHECK(list(shown).topLevelItem(0)->text(0) == "D1");
  CHECK(list(shown).topLevelItem(0)->text(2) == QString("%1 mm").arg(expected, 0, 'f', 1));
  for (const Image image : {Image::lr, Image::reference}) {
    const auto shapes = shapesOn(shown, image);
    REQUIRE(shapes.size() == 1);
    CHECK(QString::fromStdString(shapes[0].label).contains(QString("%1 mm").arg(expected, 0, 'f', 1)));
    CHECK(core::length(shapes[0].outline[1] - lpsAt(pane, to)) < 1e-9);
  }
  // And it is on the screen, in its colour, along the line.
  const viewer::Snapshot picture = pane.snapshot();
  const QPoint middle = (from + to) / 2;
  const std::uint8_t* rgb = &picture.rgb[3 * (static_cast<std::size_t>(middle.y()) * picture.width + middle.x())];
  CHECK((rgb[0] > 170 && rgb[1] > 160 && rgb[2] < 120));

  key(shown, Qt::Key_H);  // the crosshair again
  shown.pane(Image::lr).scroll(3);
  CHECK(shapesOn(shown, Image::lr).empty());
  key(shown, Qt::Key_G, Qt::ShiftModifier);
  CHECK(shapesOn(shown, Image::lr).size() == 1);
  // A line on an axial slice is also on the coronal one through it only if all of it is.
  key(shown, Qt::Key_C);
  CHECK(shapesOn(shown, Image::lr).empty());
}

TEST_CASE("A rectangle tells mean, deviation and, against the truth, PSNR, SSIM and NMSE of its voxels", "[gui]") {
  ShownWindow shown;
  shown.openDemo(2, {64, 72, 32});
  shown.runToTheEnd();
  PaneWidget& pane = shown.pane(Image::sr);
  key(shown, Qt::Key_D, Qt::ShiftModifier);
  const QPoint from(pane.width() * 2 / 5, pane.height() * 2 / 5), to(pane.width() * 3 / 5, pane.height() * 3 / 5);
  drag(pane, from, to);
  const core::Volume& sr = *shown.session().result()->sr;
  const core::Volume& hr = *shown.session().images().truth;
  const core::Vector3 a = sr.geometry().indexFromLps(lpsAt(pane, from));
  const core::Vector3 b = sr.geometry().indexFromLps(lpsAt(pane, to));
  const int k = static_cast<int>(std::lround(a[2]));
  double sum = 0, squares = 0, error = 0, energy = 0, similarity = 0;
  int count = 0;
  const auto map = imaging::ssimMap(hr, sr);
  for (int j = 0; j < sr.rows(); ++j)
    for (int i = 0; i < sr.columns(); ++i) {
      if ((i - a[0]) * (i - b[0]) > 0 || (j - a[1]) * (j - b[1]) > 0) continue;
      ++count;
      sum += sr.at(i, j, k);
      squares += static_cast<double>(sr.at(i, j, k)) * sr.at(i, j, k);
      error += std::pow(static_cast<double>(sr.at(i, j, k)) - hr.at(i, j, k), 2);
      energy += static_cast<double>(hr.at(i, j, k)) * hr.at(i, j, k);
      similarity += map->at(i, j, k);
    }
  REQUIRE(count > 50);
  const double range = *std::max_element(hr.voxels().begin(), hr.voxels().end());
  const auto number = [&](const QString& quantity, const QString& image) {
    return told(shown, quantity, image).replace(QChar(0x2212), QChar('-')).toDouble();
  };
  CHECK(told(shown, "N", "SR") == QString::number(count));
  CHECK(number("Mean", "SR") == Approx(sum / count).margin(0.6));  // shown in whole numbers above 1000
  CHECK(number("SD", "SR") == Approx(std::sqrt((squares - sum * sum / count) / (count - 1))).margin(0.06));
  CHECK(number("PSNR, dB", "SR") == Approx(10 * std::log10(range * range * count / error)).margin(0.006));
  CHECK(number("SSIM", "SR") == Approx(similarity / count).margin(6e-5));
  CHECK(number("NMSE", "SR") == Approx(error / energy).margin(6e-5));
  CHECK(told(shown, "PSNR, dB", "LR") == QString::fromUtf8("–"));
  CHECK(number("N", "LR") < count);  // on its own, coarser grid
  CHECK(number("At the cursor", "HR") == Approx(core::sampleLinear(hr, shown.display().cursor())).epsilon(1e-2));
  CHECK(QString::fromStdString(shapesOn(shown, Image::sr)[0].label).contains("mean"));
}

TEST_CASE("A profile goes through all shown images at once and tells each one's edge width", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::lr);
  key(shown, Qt::Key_P);
  const QPoint from(4, pane.height() / 2 + 10), to(pane.width() / 2, pane.height() / 2 + 10);
  drag(pane, from, to);
  auto* chart = shown.window->findChild<ProfileChart*>();
  REQUIRE(chart->isVisible());
  REQUIRE(chart->curves().size() == 2);  // SR and error are not there yet
  for (const ProfileCurve& curve : chart->curves()) {
    const bool isReference = curve.name == "Ref";
    CHECK(curve.hasOwnScale == isReference);
    const core::VolumePtr volume = isReference ? shown.session().images().referenceVolume : shown.session().images().lr;
    CHECK(curve.profile.lengthMm() == Approx(core::length(lpsAt(pane, to) - lpsAt(pane, from))));
    const auto& values = curve.profile.values;
    CHECK(values.back() == Approx(core::sampleLinear(*volume, lpsAt(pane, to))));
    REQUIRE(curve.edge);
    CHECK(told(shown, "Edge, mm", curve.name) == QString::number(curve.edge->widthMm, 'f', 2));
    // The half maximum by search, sample by sample.
    const auto voxel = static_cast<std::size_t>(std::lround(curve.profile.voxelMm / curve.profile.stepMm));
    std::vector<double> slope;
    for (std::size_t n = 0; n + voxel < values.size(); ++n) {
      const double difference = std::abs(values[n + voxel] - values[n]);
      slope.push_back(std::isfinite(difference) ? difference : 0);
    }
    const std::size_t peak = std::max_element(slope.begin(), slope.end()) - slope.begin();
    std::size_t low = peak, high = peak;
    while (low > 0 && slope[low] > slope[peak] / 2) --low;
    while (high + 1 < slope.size() && slope[high] > slope[peak] / 2) ++high;
    CHECK(curve.edge->widthMm ==
          Approx(static_cast<double>(high - low) * curve.profile.stepMm).margin(2 * curve.profile.stepMm));
  }
  // LR is the blurred one.
  CHECK(chart->curves()[0].edge->widthMm > chart->curves()[1].edge->widthMm);
}

TEST_CASE("Angles, ellipses and free outlines are drawn; escape and a mere click leave nothing", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::reference);
  const QPoint middle = pane.rect().center();
  key(shown, Qt::Key_A, Qt::ShiftModifier);
  drag(pane, middle - QPoint(60, 0), middle);  // the first leg
  QTest::mouseMove(&pane, middle + QPoint(10, -40));
  QTest::mouseMove(&pane, middle + QPoint(0, -50));
  QTest::mouseClick(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(0, -50));
  letPass(50);
  REQUIRE(list(shown).topLevelItemCount() == 1);
  CHECK(list(shown).topLevelItem(0)->text(2) == QString::fromUtf8("90.0°"));

  key(shown, Qt::Key_O);
  drag(pane, middle + QPoint(20, 30), middle + QPoint(60, 60));
  key(shown, Qt::Key_F);
  QTest::mousePress(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(-60, 40));
  for (const QPoint& to : {QPoint(-20, 40), QPoint(-20, 70), QPoint(-60, 70)}) QTest::mouseMove(&pane, middle + to);
  QTest::mouseRelease(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(-60, 70));
  letPass(50);
  REQUIRE(list(shown).topLevelItemCount() == 3);
  const double mm = viewer::millimetresPerPixel(pane.sliceView(), pane.paneSize()) * pane.devicePixelRatioF();
  CHECK(list(shown).topLevelItem(1)->text(2).section(' ', 0, 0).toDouble() ==
        Approx(std::acos(-1.0) / 4 * 40 * 30 * mm * mm).epsilon(5e-3));
  CHECK(list(shown).topLevelItem(2)->text(2).section(' ', 0, 0).toDouble() == Approx(40 * 30 * mm * mm).epsilon(5e-3));

  key(shown, Qt::Key_D);
  QTest::mouseClick(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(80, -60));
  letPass(50);
  CHECK(list(shown).topLevelItemCount() == 3);
  QTest::mousePress(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(60, -60));
  QTest::mouseMove(&pane, middle + QPoint(90, -90));
  QTest::keyClick(&pane, Qt::Key_Escape);
  QTest::mouseRelease(&pane, Qt::LeftButton, Qt::NoModifier, middle + QPoint(90, -90));
  letPass(50);
  CHECK(list(shown).topLevelItemCount() == 3);
  CHECK(shown.window->history().stack().count() == 3);
}

TEST_CASE("Handles and lines are dragged, and each step is undone and redone", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PaneWidget& pane = shown.pane(Image::lr);
  Annotations& annotations = shown.session().annotations();
  const QPoint middle = pane.rect().center();
  key(shown, Qt::Key_D);
  drag(pane, middle - QPoint(50, 20), middle + QPoint(10, 20));
  const Annotation drawn = annotations.all().front();
  key(shown, Qt::Key_H);
  drag(pane, pointAt(pane, drawn.points[1]), middle + QPoint(50, 50));  // a handle, with the crosshair's tool
  CHECK(core::length(annotations.all().front().points[1] - lpsAt(pane, middle + QPoint(50, 50))) < 1);
  CHECK(annotations.all().front().points[0] == drawn.points[0]);
  key(shown, Qt::Key_D);
  const Annotation stretched = annotations.all().front();
  const QPoint onLine = (pointAt(pane, stretched.points[0]) + pointAt(pane, stretched.points[1])) / 2;
  drag(pane, onLine, onLine + QPoint(0, -30));
  CHECK(annotations.all().size() == 1);
  CHECK(lengthOf(annotations.all().front()) == Approx(lengthOf(stretched)));
  CHECK(annotations.all().front().points[0] != stretched.points[0]);
  key(shown, Qt::Key_Backspace);  // deletes where the panes have the keys
  if (!annotations.all().empty()) {
    shown.view().setFocus();
    QTest::keyClick(&shown.view(), Qt::Key_Backspace);
  }
  CHECK(annotations.all().empty());

  const auto undo = [&] { key(shown, Qt::Key_Z, Qt::ControlModifier); };
  undo();
  REQUIRE(annotations.all().size() == 1);
  undo();
  CHECK(annotations.all().front() == stretched);
  undo();
  CHECK(annotations.all().front() == drawn);
  undo();
  CHECK(annotations.all().empty());
  for (int n = 0; n < 2; ++n) key(shown, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(annotations.all().front() == stretched);
}

TEST_CASE("What was measured is renamed, copied as a table, kept in the session file and brought back", "[gui]") {
  QTemporaryDir folder;
  const QString file = folder.filePath("work.glmamba");
  std::vector<Annotation> before;
  std::string label;
  {
    ShownWindow shown;
    shown.openDemo();
    PaneWidget& pane = shown.pane(Image::lr);
    const QPoint middle = pane.rect().center();
    key(shown, Qt::Key_D);
    drag(pane, middle - QPoint(50, 20), middle + QPoint(10, 20));
    key(shown, Qt::Key_O);
    drag(pane, middle - QPoint(40, 60), middle + QPoint(20, -20));
    list(shown).topLevelItem(1)->setText(0, "Ventricle, left");
    letPass(50);
    before = shown.session().annotations().all();
    REQUIRE(before.size() == 2);
    CHECK(before[1].name == "Ventricle, left");
    shown.window->findChild<QAbstractButton*>("copyAnnotations")->click();
    const QString table = QApplication::clipboard()->text();
    CHECK(table.startsWith("name,kind,length_mm"));
    CHECK(table.count("\n") == 2 + 3);  // the distance, and the ellipse in LR, reference and truth
    CHECK(table.contains("\"Ventricle, left\",ellipse"));
    shown.window->findChild<MeasurePanel*>()->exportTable(folder.filePath("measured.csv"));
    std::ifstream written(folder.filePath("measured.csv").toStdString(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(written)), {});
    CHECK(content == table.toStdString());
    label = shapesOn(shown, Image::lr)[1].label;
    shown.window->saveSession(file);
  }
  ShownWindow shown;
  shown.window->open({file});
  REQUIRE(shown.waitIdle());
  letPass(200);
  CHECK(shown.session().annotations().all() == before);
  CHECK(shown.display().tool() == Tool::ellipse);
  REQUIRE(shapesOn(shown, Image::lr).size() == 2);
  // All numbers stand beside the chosen annotation only, and none is chosen now.
  CHECK(shapesOn(shown, Image::lr)[1].label == label.substr(0, label.find('\n')));
  CHECK_FALSE(shown.window->history().stack().canUndo());
}

TEST_CASE("A region of a whole slice is measured in far less than 0.1 s while it is drawn", "[.measure_timing]") {
  ShownWindow shown;
  shown.window->resize(1600, 950);
  shown.openDemo(2, {240, 240, 32});
  shown.runToTheEnd();
  PaneWidget& pane = shown.pane(Image::sr);
  key(shown, Qt::Key_D, Qt::ShiftModifier);
  const core::Volume& sr = *shown.session().result()->sr;
  const double k = std::round(sr.geometry().indexFromLps(shown.display().cursor())[2]);
  // From below on the left: above are the pane's title and its handle.
  const QPoint from = pointAt(pane, sr.geometry().lpsFromIndex({-0.4, 239.4, k}));
  const QPoint to = pointAt(pane, sr.geometry().lpsFromIndex({239.4, -0.4, k}));
  QTest::mousePress(&pane, Qt::LeftButton, Qt::NoModifier, from);
  QTest::mouseMove(&pane, to);
  letPass(200);
  std::vector<double> milliseconds;
  for (int n = 0; n < 20; ++n) {
    const std::clock_t start = std::clock();
    // Sent, not by QTest, which moves the pointer and leaves the event to the X server.
    const QPoint at = to - QPoint(n % 2, 0);
    QMouseEvent move(QEvent::MouseMove, at, pane.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&pane, &move);
    for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();  // values, then the panes
    milliseconds.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  WARN("processor time from the mouse to table, labels and four pictures: median "
       << milliseconds[10] << " ms, least " << milliseconds[0] << " ms; N " << told(shown, "N", "SR").toStdString());
  CHECK(told(shown, "N", "SR").toInt() > 57000);
  QTest::mouseRelease(&pane, Qt::LeftButton, Qt::NoModifier, to);
}
