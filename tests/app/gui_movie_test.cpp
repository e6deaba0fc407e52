// SPDX-License-Identifier: Apache-2.0
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>

#include "app/desktop/picture_choices.h"
#include "app/desktop/picture_dialog.h"
#include "app/model/movie.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

/// Every `scale` × `scale` pixels as one, by their mean.
viewer::Snapshot shrunk(const viewer::Snapshot& picture, int scale) {
  viewer::Snapshot small{picture.width / scale, picture.height / scale, {}};
  for (int y = 0; y < small.height; ++y)
    for (int x = 0; x < small.width; ++x)
      for (int c = 0; c < 3; ++c) {
        int sum = 0;
        for (int dy = 0; dy < scale; ++dy)
          for (int dx = 0; dx < scale; ++dx)
            sum += picture.rgb[static_cast<std::size_t>(3 * ((scale * y + dy) * picture.width + scale * x + dx) + c)];
        small.rgb.push_back(static_cast<std::uint8_t>(sum / scale / scale));
      }
  return small;
}

double meanDifference(const viewer::Snapshot& a, const viewer::Snapshot& b) {
  REQUIRE(a.rgb.size() == b.rgb.size());
  double sum = 0;
  for (std::size_t n = 0; n < a.rgb.size(); ++n) sum += std::abs(a.rgb[n] - b.rgb[n]);
  return sum / static_cast<double>(a.rgb.size());
}

viewer::Snapshot snapshotIn(const QString& file) {
  const QImage image = QImage(file).convertToFormat(QImage::Format_RGB888);
  viewer::Snapshot snapshot{image.width(), image.height(), {}};
  for (int y = 0; y < image.height(); ++y)
    snapshot.rgb.insert(snapshot.rgb.end(), image.constScanLine(y), image.constScanLine(y) + 3 * image.width());
  return snapshot;
}

/// What became of a picture or movie.
struct Ending {
  int count = 0;
  bool isWritten = false;
  QString problem;

  explicit Ending(MainWindow& window) {
    QObject::connect(&window, &MainWindow::pictureEnded, &window, [this](bool done, const QString& sentence) {
      ++count;
      isWritten = done;
      problem = sentence;
    });
  }
};

}  // namespace

TEST_CASE("A picture of twice the scale shows the same with twice the pixels a side", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  for (const LayoutKind kind : {LayoutKind::compare, LayoutKind::spyglass, LayoutKind::mpr}) {
    INFO(layoutName(kind));
    Layout layout = shown.display().layout();
    layout.kind = kind;
    shown.display().setLayout(layout);
    letPass(100);
    REQUIRE(shown.waitIdle());
    letPass(50);
    const viewer::Snapshot once = shown.view().snapshot();
    const viewer::Snapshot twice = shown.view().snapshot(2);
    CHECK(twice.width == 2 * once.width);
    CHECK(twice.height == 2 * once.height);
    // Letters and edges are sharper; everything else is where it was.
    CHECK(meanDifference(once, shrunk(twice, 2)) < 4);
    CHECK(correlation(once, shrunk(twice, 2)) > 0.94);
    CHECK(largestDifference(once, shown.view().snapshot()) <= 1);
  }
  try {
    shown.view().snapshot(1000);
    FAIL("a picture of a million pixels a side");
  } catch (const core::Error& error) {
    CHECK(error.code() == core::ErrorCode::tooLarge);
  }
}

TEST_CASE("A movie is a picture of every slice, and the window is left where it was", "[gui]") {
  ShownWindow shown;
  shown.view().setFixedSize(402, 322);
  letPass(100);
  shown.openDemo(2, {64, 72, 32});
  const Outlooks before = shown.display().outlooks();
  const QTemporaryDir folder;
  const QString place = folder.filePath("slices");
  Ending ending(*shown.window);
  MovieChoice choice{place};
  choice.first = 3;
  choice.last = 9;
  shown.window->saveMovie(choice);
  CHECK(shown.window->findChild<QDialog*>("movieProgress"));
  REQUIRE(shown.waitIdle());
  INFO(ending.problem.toStdString());
  REQUIRE(ending.isWritten);
  CHECK(QDir(place).entryList(QDir::Files) ==
        QStringList{"0001.png", "0002.png", "0003.png", "0004.png", "0005.png", "0006.png", "0007.png"});
  CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) == QStringList{"slices"});
  for (std::size_t n = 0; n < before.size(); ++n) {
    CHECK(shown.display().outlooks()[n].place.cursor == before[n].place.cursor);
    CHECK(shown.display().outlooks()[n].place.heightMm == before[n].place.heightMm);
  }
  letPass(50);
  CHECK_FALSE(shown.window->findChild<QDialog*>("movieProgress"));

  shown.view().activePane().showSlice(5);
  CHECK(shown.view().slicePosition().first == 6);
  const viewer::Snapshot third = snapshotIn(place + "/0003.png");
  CHECK(largestDifference(third, shown.view().snapshot()) <= 1);
  CHECK(largestDifference(third, snapshotIn(place + "/0004.png")) > 20);

  // The same place is not written over.
  shown.window->saveMovie(choice);
  REQUIRE(shown.waitIdle());
  CHECK_FALSE(ending.isWritten);
  CHECK(ending.problem.contains("slices"));
  choice.last = 32;
  shown.window->saveMovie(choice);
  CHECK(ending.count == 3);
  CHECK(ending.problem.contains("32 slices"));
}

TEST_CASE("A cancelled movie leaves nothing, and closing the window ends one", "[gui]") {
  const QTemporaryDir folder;
  {
    ShownWindow shown;
    shown.openDemo(2, {64, 72, 40});
    const core::Vector3 cursor = shown.display().cursor();
    Ending ending(*shown.window);
    int drawn = 0;
    QObject::connect(&shown.session().jobs(), &JobRunner::progressed, shown.window.get(), [&] {
      if (++drawn == 3) shown.window->findChild<QDialog*>("movieProgress")->reject();
    });
    shown.window->saveMovie(MovieChoice{folder.filePath("cancelled"), 2});
    REQUIRE(shown.waitIdle());
    CHECK(ending.count == 1);
    CHECK_FALSE(ending.isWritten);
    CHECK(ending.problem.contains("cancelled"));
    CHECK(shown.display().cursor() == cursor);
    drawn = 10;
    shown.window->saveMovie(MovieChoice{folder.filePath("closed")});
    letPass(50);
  }
  CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

TEST_CASE("The dialogs give names their endings and say how large a picture will be", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  PictureDialog picture(PictureDialog::Kind::picture, "/somewhere/t2", 0, {400, 300}, shown.window.get());
  auto* format = picture.findChild<QComboBox*>("pictureFormat");
  CHECK(picture.place() == "/somewhere/t2.png");
  format->setCurrentIndex(1);
  CHECK(picture.place() == "/somewhere/t2.tif");
  picture.findChild<QLineEdit*>("picturePlace")->setText("/somewhere/other.tiff");
  CHECK(picture.place() == "/somewhere/other.tiff");
  picture.findChild<QSpinBox*>("pictureScale")->setValue(3);
  CHECK(picture.scale() == 3);

  PictureDialog movie(PictureDialog::Kind::movie, "/somewhere/t2", 40, {400, 300}, shown.window.get());
  CHECK(movie.movie().first == 0);
  CHECK(movie.movie().last == 39);
  auto* formats = movie.findChild<QComboBox*>("pictureFormat");
  CHECK(formats->count() == (ffmpegProgram().isEmpty() ? 2 : 4));
  formats->setCurrentIndex(formats->count() - 1);
  CHECK(movie.place() == "/somewhere/t2_slices");
  CHECK(movie.movie().isTiff);
  movie.findChild<QSpinBox*>("movieFirst")->setValue(5);
  CHECK(movie.movie().first == 4);
}
