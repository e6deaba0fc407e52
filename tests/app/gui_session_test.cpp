// SPDX-License-Identifier: Apache-2.0
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>
#include <atomic>
#include <fstream>

#include "app/desktop/display_history.h"
#include "app/desktop/options.h"
#include "app/desktop/recovery_file.h"
#include "app/desktop/run_list.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/study_tree.h"
#include "app/desktop/thumbnails.h"
#include "app/model/saved_session.h"
#include "core/platform.h"
#include "inference/imaging/phantom.h"
#include "io/nifti_writer.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

void click(ShownWindow& shown, const char* button) {
  auto* found = shown.window->findChild<QAbstractButton*>(button);
  REQUIRE(found);
  REQUIRE(found->isEnabled());
  found->click();
}

QString pairIn(const QTemporaryDir& folder) {
  const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, 7});
  io::writeNifti(*phantom.t1, folder.filePath("a_t1.nii.gz").toStdString());
  io::writeNifti(*phantom.t2, folder.filePath("a_t2.nii.gz").toStdString());
  return folder.path();
}

}  // namespace

TEST_CASE("Runs are queued, paused, cancelled, shown again and copied by the buttons of the window", "[gui]") {
  ShownWindow shown;
  QTemporaryDir folder;
  shown.window->open({pairIn(folder)});
  REQUIRE(shown.waitIdle());
  CHECK_FALSE(shown.window->findChild<QWidget*>("firstPage")->isVisible());
  int slices = 0;
  QObject::connect(&shown.session(), &Session::sliceDone, shown.window.get(), [&] { ++slices; });
  click(shown, "run");
  click(shown, "queue");
  REQUIRE(waitUntil([&] { return slices >= 2; }));
  click(shown, "pause");
  letPass(150);
  CHECK(shown.window->findChild<QLabel*>("progressText")->text().contains("Paused"));
  CHECK(shown.window->findChild<QLabel*>("progressText")->text().contains("1 more"));
  // Said within the click itself: on a busy machine a limit in time would measure the machine.
  click(shown, "cancel");
  CHECK(shown.window->findChild<QLabel*>("progressText")->text().contains("Cancelling"));
  REQUIRE(waitUntil([&] { return shown.session().runs().active() == nullptr; }));
  CHECK(shown.session().runs().isPaused());  // one still waits
  click(shown, "pause");
  REQUIRE(shown.waitIdle());
  const auto& runs = shown.session().runs().runs();
  REQUIRE(runs.size() == 2);
  CHECK(runs[0]->phase == RunPhase::stopped);
  REQUIRE(runs[1]->phase == RunPhase::complete);
  auto* list = shown.window->findChild<RunList*>();
  list->select(runs[0]->id);
  click(shown, "showRun");
  CHECK_FALSE(shown.session().result()->complete);
  list->select(runs[1]->id);
  click(shown, "copyCommand");
  REQUIRE(shown.waitIdle());
  CHECK(QApplication::clipboard()->text().startsWith("glmamba sr --lr "));
  click(shown, "removeRun");
  CHECK(runs.size() == 1);
}

TEST_CASE("A session is saved and brought back with the place one looked at", "[gui]") {
  QTemporaryDir folder;
  const QString file = folder.filePath("work.glmamba");
  Layout layout;
  layout.compared = {Image::truth, Image::lr, Image::reference};
  layout.dividerDegrees = 30;
  viewer::Snapshot before;
  {
    ShownWindow shown;
    shown.window->open({pairIn(folder)}, 2);
    REQUIRE(shown.waitIdle());
    shown.display().setLayout(layout);
    QTest::keyClick(shown.window.get(), Qt::Key_C);  // coronal
    Place place = shown.display().place(Image::lr);
    place.cursor = shown.session().images().lr->geometry().lpsFromIndex({7, 9, 11});
    place.heightMm = 33;
    shown.display().setPlace(Viewpoint::lr, place);
    shown.display().setWindow(Image::reference, {500, 300});
    letPass(100);
    before = shown.pane(Image::lr).snapshot();  // before a message takes its row
    shown.window->saveSession(file);
  }
  ShownWindow shown;
  shown.window->open({file});
  REQUIRE(shown.waitIdle());
  letPass(200);
  CHECK(shown.session().images().tryFactor == 2);
  CHECK(shown.display().layout() == layout);
  CHECK(shown.display().orientation() == Orientation::coronal);
  CHECK(shown.display().place(Image::lr).heightMm == Approx(33));
  CHECK(shown.display().window(Image::reference).centre == Approx(500));
  CHECK(largestDifference(before, shown.pane(Image::lr).snapshot()) <= 2);
  CHECK_FALSE(shown.window->history().stack().canUndo());
}

TEST_CASE("What a killed program had open is offered and comes back; what is damaged is kept", "[gui]") {
  QTemporaryDir folder;
  QTemporaryDir data;
  const QString recovery = folder.filePath("recovery");
  {
    ShownWindow shown;
    shown.window->keepRecovery(recovery);
    shown.window->open({pairIn(data)});
    REQUIRE(shown.waitIdle());
    REQUIRE(waitUntil([&] { return QFile::exists(recovery + "/session1.glmamba"); }, 20));
    // A copy is what a kill would leave: without a lock of a living program.
    REQUIRE(QFile::copy(recovery + "/session1.glmamba", recovery + "/session7.glmamba"));
    shown.window->close();
    CHECK_FALSE(QFile::exists(recovery + "/session1.glmamba"));
  }
  std::ofstream((recovery + "/session8.glmamba").toStdString()) << "{ half of a sess";
  ShownWindow shown;
  shown.window->keepRecovery(recovery);
  CHECK(QFile::exists(recovery + "/session8.glmamba.damaged"));
  CHECK(shown.window->messages().sentences().size() == 2);
  click(shown, "messageChoice");
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().images().target.has_value());
  CHECK(shown.session().images().reference.has_value());
}

TEST_CASE("Windows, layers, the layout and the choice of the pair are undone and redone", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  letPass(500);
  const double width = shown.display().window(Image::reference).width;
  for (const double factor : {1.1, 1.2, 1.3})  // one drag
    shown.display().setWindow(Image::reference, {100, factor * width});
  letPass(600);
  QTest::keyClick(shown.window.get(), Qt::Key_L);
  letPass(600);
  CHECK(shown.window->history().stack().count() == 2);
  QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(shown.display().layers().labelsVisible);
  CHECK(shown.display().window(Image::reference).width == Approx(1.3 * width));
  QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(shown.display().window(Image::reference).width == Approx(width));
  QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(shown.display().window(Image::reference).width == Approx(1.3 * width));
  letPass(600);
  const Layout layout = shown.display().layout();
  Layout single = layout;
  single.kind = LayoutKind::single;
  shown.display().setLayout(single);
  letPass(600);
  QTest::keyClick(shown.window.get(), Qt::Key_Z, Qt::ControlModifier);
  CHECK(shown.display().layout() == layout);

  const std::string target = shown.session().images().target->id;
  shown.session().swapPair();
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().images().target->id != target);
  shown.window->history().stack().undo();
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().images().target->id == target);
  shown.window->history().stack().redo();
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().images().target->id != target);
}

TEST_CASE("The study list has pictures, a filter, and series that are dropped on panes", "[gui]") {
  ShownWindow shown;
  shown.openDemo(0);
  auto* tree = shown.window->findChild<StudyTree*>();
  REQUIRE(waitUntil(
      [&] {
        const QImage picture = tree->topLevelItem(0)->child(0)->icon(0).pixmap(44, 44).toImage();
        for (int x = 0; x < picture.width(); ++x)
          if (qGray(picture.pixel(x, picture.height() / 2)) > 60) return true;
        return false;
      },
      20));
  auto* filter = shown.window->findChild<QLineEdit*>("studyFilter");
  filter->setText("PD");
  int visible = 0;
  for (int n = 0; n < tree->topLevelItem(0)->childCount(); ++n) visible += !tree->topLevelItem(0)->child(n)->isHidden();
  CHECK(visible == 1);
  filter->clear();
  CHECK(shown.window->findChild<QLabel*>("pairText")->text().contains("Coverage: 100 %"));

  const auto dropPd = [&](Image pane) {
    QMimeData data;
    data.setData(StudyTree::kMimeType, "demo:PD");
    const QPoint at = shown.pane(pane).mapTo(shown.window.get(), shown.pane(pane).rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.window.get(), &enter);
    CHECK(enter.isAccepted());
    QDropEvent event(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.window.get(), &event);
    REQUIRE(shown.waitIdle());
  };
  dropPd(Image::reference);
  CHECK(shown.session().images().reference->id == "demo:PD");
  dropPd(Image::lr);
  CHECK(shown.session().images().target->id == "demo:PD");
}

TEST_CASE("A second start hands its arguments to the first", "[gui]") {
  const QString name = QString("glmamba-test-%1").arg(QCoreApplication::applicationPid());
  SingleInstance first(name);
  CHECK_FALSE(SingleInstance(name).handOver({"x"}, "/"));
  REQUIRE(first.listen());
  QStringList got;
  QString folder;
  QObject::connect(&first, &SingleInstance::received, &first, [&](const QStringList& arguments, const QString& from) {
    got = arguments;
    folder = from;
  });
  std::atomic<bool> taken = false;
  std::unique_ptr<QThread> second(QThread::create([&] {
    taken = SingleInstance(name).handOver({"viewer", "a b.nii"}, "/data");
  }));
  second->start();
  REQUIRE(waitUntil([&] { return second->isFinished(); }, 10));
  CHECK(taken);
  CHECK(got == QStringList{"viewer", "a b.nii"});
  CHECK(folder == "/data");
  const Options options = readOptions(got, folder);
  CHECK(options.paths == QStringList{"/data/a b.nii"});
  CHECK(canBeHandedOver(options));
}

TEST_CASE("The study list shows what an opening has found before it is done", "[gui]") {
  ShownWindow shown;
  QTemporaryDir folder;
  shown.window->open({pairIn(folder)});
  REQUIRE(shown.waitIdle());
  auto& tree = *shown.window->findChild<StudyTree*>();
  REQUIRE(tree.topLevelItemCount() == 1);
  core::Study known = shown.session().studies().studies().front();
  core::Study found = known;
  found.id = "another";
  found.series = {known.series.front()};
  found.series.front().id = "new";
  emit shown.session().studiesFound({known, found});
  REQUIRE(tree.topLevelItemCount() == 2);
  const QTreeWidgetItem* top = tree.topLevelItem(1);
  CHECK(top->text(0).contains("being read"));
  REQUIRE(top->childCount() == 1);
  CHECK(top->child(0)->text(0).contains("40×44×32"));
  CHECK(top->child(0)->flags() == Qt::NoItemFlags);
  // Whatever becomes of an opening, the grey rows go.
  shown.window->open({folder.filePath("nothing here")});
  REQUIRE(shown.waitIdle());
  CHECK(tree.topLevelItemCount() == 1);
}

TEST_CASE("The reference is seen as it lay before the registration, too", "[gui]") {
  ShownWindow shown;
  QTemporaryDir folder;
  shown.window->begin(readOptions({"viewer", "--register", "yes", pairIn(folder)}, folder.path()));
  REQUIRE(shown.waitIdle());
  const PairImages& images = shown.session().images();
  REQUIRE(images.registration);
  shown.display().setLayout(withImages(Layout{}, {Image::reference, Image::unregistered}));
  letPass(50);
  CHECK(shown.view().volumeOf(Image::reference) == images.referenceVolume);
  CHECK(shown.view().volumeOf(Image::unregistered) == images.referenceAsRead);
  CHECK(shown.display().window(Image::unregistered).width == shown.display().window(Image::reference).width);
  shown.session().setRegistration(core::RegistrationChoice::no);
  REQUIRE(shown.waitIdle());
  CHECK_FALSE(shown.session().images().registration);
  CHECK_FALSE(shown.view().volumeOf(Image::unregistered));
}

TEST_CASE("The command line opens a pair with its choices, runs it and exports", "[gui]") {
  ShownWindow shown;
  QTemporaryDir folder;
  pairIn(folder);
  const Options options =
      readOptions({"viewer", "--lr", "a_t2.nii.gz", "--reference", "a_t1.nii.gz", "--register", "yes", "--slices",
                   "3:6", "--run", "--export", "sr.nii.gz", "--precision", "fp32"},
                  folder.path());
  shown.window->begin(options);
  REQUIRE(waitUntil([&] { return QFile::exists(folder.filePath("sr.nii.gz")) && !shown.session().isBusy(); }, 60));
  CHECK(shown.session().result()->totalSlices() == 3);
  CHECK(shown.session().images().registration);
  CHECK(shown.window->findChild<QSpinBox*>("firstSlice")->value() == 4);
  CHECK_THROWS_AS(readOptions({"viewer", "--slices", "6:3"}, "/"), core::Error);
  CHECK_THROWS_AS(readOptions({"viewer", "--reference", "x"}, "/"), core::Error);
  CHECK_THROWS_AS(readOptions({"viewer", "--nonsense"}, "/"), core::Error);
  CHECK_THROWS_AS(readOptions({"viewer", "--layout", "heap"}, "/"), core::Error);
  const auto layout = readOptions({"viewer", "--layout", "curtain", "--images", "reference,truth"}, "/").layout;
  REQUIRE(layout);
  CHECK(layout->kind == LayoutKind::curtain);
  CHECK(layout->second == Image::truth);
  CHECK_FALSE(options.layout);  // a second start leaves the first one's as it is
  CHECK_FALSE(canBeHandedOver(readOptions({"viewer", "--benchmark-scroll"}, "/")));

  const Options pictures = readOptions({"viewer", "--picture", "a.tif", "--picture-scale", "3", "--movie", "m.mp4",
                                        "--movie-rate", "12.5", "--movie-slices", "4:10"},
                                       "/there");
  CHECK(pictures.picture == "/there/a.tif");
  REQUIRE(pictures.movie);
  CHECK(pictures.movie->place == "/there/m.mp4");
  CHECK(pictures.movie->scale == 3);
  CHECK(pictures.movie->framesPerSecond == 12.5);
  CHECK(pictures.movie->first == 4);
  CHECK(pictures.movie->last == 9);
  CHECK_FALSE(canBeHandedOver(pictures));
  for (const QStringList& wrong :
       {QStringList{"--picture", "a.bmp"}, QStringList{"--picture-scale", "9"}, QStringList{"--movie-rate", "0"},
        QStringList{"--movie", "m", "--movie-slices", "5"}})
    CHECK_THROWS_AS(readOptions(QStringList{"viewer"} + wrong, "/"), core::Error);
}

TEST_CASE("Studies that are opened and closed leave no memory behind", "[.cycles]") {
  ShownWindow shown;
  QTemporaryDir folder;
  const QString pair = pairIn(folder);
  std::uint64_t first = 0, early = 0;
  // What can be undone is kept, and is full after a hundred cycles: 200 steps.
  constexpr int kFull = 120;
  for (int cycle = 0; cycle < kFull + 200; ++cycle) {
    shown.window->open({pair});
    REQUIRE(shown.waitIdle());
    letPass(20);
    shown.session().removeStudy(shown.session().studies().studies().front().id);
    letPass(5);
    if (cycle == 19) first = core::residentMemory();
    if (cycle == kFull - 1) early = core::residentMemory();
  }
  const double grown = (static_cast<double>(core::residentMemory()) - static_cast<double>(early)) / 1e6;
  WARN("after 20 cycles " << first / 1e6 << " MB, after " << kFull << " " << early / 1e6 << ", after 200 more " << grown
                          << " MB more");
  CHECK(grown < 10);
}

TEST_CASE("Pictures of series are kept as long as these are in the list", "[gui]") {
  ShownWindow shown;
  const auto* thumbnails = shown.window->findChild<Thumbnails*>();
  REQUIRE(thumbnails);
  for (int opening = 0; opening < 2; ++opening) {
    shown.openDemo();
    CHECK(waitUntil([&] { return thumbnails->count() == 4; }));
    shown.session().removeSeries(shown.session().labels()->series.id);
    CHECK(thumbnails->count() == 3);
    shown.session().removeStudy(shown.session().studies().studies().front().id);
    CHECK(thumbnails->count() == 0);
  }
}
