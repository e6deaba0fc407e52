// SPDX-License-Identifier: Apache-2.0
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "app/desktop/pane_words.h"
#include "inference/imaging/phantom.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/scan.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

TEST_CASE("The demo study is run, cancelled, run to the end, measured and exported", "[gui]") {
  ShownWindow shown;
  shown.openDemo();

  int slices = 0;
  QObject::connect(&shown.session(), &Session::sliceDone, shown.window.get(), [&] { ++slices; });
  QTest::keyClick(shown.window.get(), Qt::Key_F5);
  REQUIRE(waitUntil([&] { return slices >= 2; }));
  CHECK(shown.window->findChild<QWidget*>("cancel")->isEnabled());
  QTest::keyClick(shown.window.get(), Qt::Key_Escape);
  REQUIRE(shown.waitIdle());
  REQUIRE(shown.session().result());
  CHECK_FALSE(shown.session().result()->complete);
  CHECK(shown.window->findChild<QLabel*>("progressText")->text().contains("of 40"));
  CHECK_FALSE(shown.window->findChild<QAction*>("exportNifti")->isEnabled());
  // The slice on the screen was the first to be done: it stays visible.
  letPass(100);
  CHECK(litShare(shown.pane(Image::sr).snapshot()) > 0.05);

  shown.runToTheEnd();
  REQUIRE(shown.session().result()->srMetrics);
  const auto* table = shown.window->findChild<QTableWidget*>("metrics");
  for (int row = 0; row < 2; ++row)
    for (int column = 0; column < 3; ++column) {
      bool isNumber = false;
      table->item(row, column)->text().remove(" dB").toDouble(&isNumber);
      CHECK(isNumber);
    }
  CHECK(shown.window->findChild<QTreeWidget*>("studyTree")
            ->findItems("SR ×2", Qt::MatchContains | Qt::MatchRecursive)
            .size() == 2);  // the cancelled one and the whole one

  QTemporaryDir folder;
  const std::filesystem::path nifti = folder.filePath("demo_SRx2.nii.gz").toStdString();
  const std::filesystem::path dicom = folder.filePath("demo_dicom").toStdString();
  const std::filesystem::path picture = folder.filePath("panes.png").toStdString();
  shown.session().exportNifti(QString::fromStdString(nifti.string()));
  shown.session().exportDicom(QString::fromStdString(dicom.string()));
  shown.window->savePicture(QString::fromStdString(picture.string()));
  REQUIRE(shown.waitIdle());
  const core::Geometry exported = shown.session().result()->sr->geometry();
  CHECK(io::loadVolumeFile(nifti)->geometry().sameGrid(exported, 1e-3));
  const io::ScanResult written = io::scan({dicom});
  REQUIRE(written.studies.size() == 1);
  CHECK(written.studies.front().series.front().geometry.sameGrid(exported, 1e-3));
  CHECK(std::filesystem::file_size(picture) > 10000);

  // What was exported opens here again.
  shown.window->open({QString::fromStdString(dicom.string())});
  REQUIRE(shown.waitIdle());
  REQUIRE(shown.session().images().target);
  CHECK(shown.session().images().target->geometry.sameGrid(exported, 1e-3));
}

TEST_CASE("A path that can't be opened is told in the window, and the study stays", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const core::VolumePtr lr = shown.session().images().lr;
  shown.window->open({"/no/such/folder/scan.nii.gz"});
  REQUIRE(shown.waitIdle());
  const QStringList sentences = shown.window->messages().sentences();
  REQUIRE(sentences.size() == 1);
  CHECK(sentences.front().contains("scan.nii.gz"));
  CHECK(shown.session().images().lr == lr);
  letPass(100);
  CHECK(litShare(shown.pane(Image::lr).snapshot()) > 0.05);
}

TEST_CASE("Files that are dropped on the window open as a pair, a label map over it", "[gui]") {
  ShownWindow shown;
  QTemporaryDir folder;
  const imaging::Phantom phantom = imaging::makePhantom({{48, 48, 32}, 5});
  const auto write = [&](const char* name, const core::Volume& volume) {
    io::writeNifti(volume, folder.filePath(name).toStdString());
    return QUrl::fromLocalFile(folder.filePath(name));
  };
  const auto drop = [&](const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    // Qt gives a drop to whoever took the drag's entry.
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.window.get(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.window.get(), &event);
    REQUIRE(shown.waitIdle());
  };
  drop({write("a_T1w.nii.gz", *phantom.t1), write("a_T2w.nii.gz", *phantom.t2)});
  REQUIRE(shown.session().images().reference);
  CHECK(shown.session().images().target->contrast == core::Contrast::t2);
  drop({write("a_seg.nii.gz", *phantom.labels)});
  CHECK(shown.session().labels().has_value());
  CHECK(shown.window->messages().sentences().isEmpty());
}

TEST_CASE("A run of some slices brings them into sight and names them", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  RunSettings settings = shown.session().settings();
  settings.slices = engine::SliceRange{30, 33};
  shown.session().setSettings(settings);
  const int before = shown.window->compareView().slicePosition().first;
  REQUIRE(before < 30);
  shown.runToTheEnd();
  CHECK(shown.window->compareView().slicePosition().first == 31);
  CHECK(litShare(shown.pane(Image::sr).snapshot()) > 0.05);
  CHECK(paneWords(Image::sr, shown.session()).notice == "AI, research use · slices 31 to 33");
}

TEST_CASE("Without a reference a run is refused in words", "[gui]") {
  ShownWindow shown;
  shown.window->run();
  REQUIRE(shown.window->messages().sentences().size() == 1);
  CHECK_FALSE(shown.session().isRunning());
}

TEST_CASE("The window closes during a run", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  bool sliceDone = false;
  QObject::connect(&shown.session(), &Session::sliceDone, shown.window.get(), [&] { sliceDone = true; });
  shown.window->run();
  REQUIRE(waitUntil([&] { return sliceDone; }));
  CHECK(shown.window->close());
  CHECK_FALSE(shown.session().isRunning());
  shown.window.reset();
  letPass(50);
}

TEST_CASE("Another study opens during a run", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  bool sliceDone = false;
  QObject::connect(&shown.session(), &Session::sliceDone, shown.window.get(), [&] { sliceDone = true; });
  shown.window->run();
  REQUIRE(waitUntil([&] { return sliceDone; }));
  shown.openDemo(4, {48, 48, 32});
  CHECK_FALSE(shown.session().isRunning());
  CHECK(shown.session().result() == nullptr);
  CHECK(shown.window->findChild<QComboBox*>("tryMode")->currentData().toInt() == 4);
  CHECK(shown.window->findChild<QComboBox*>("scale")->currentData().toInt() == 4);
}
