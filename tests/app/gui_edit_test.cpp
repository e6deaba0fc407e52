// SPDX-License-Identifier: Apache-2.0
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeWidgetItemIterator>

#include "app/desktop/edit_tool.h"
#include "app/desktop/study_tree.h"
#include "app/model/path_of.h"
#include "inference/imaging/phantom.h"
#include "io/load.h"
#include "io/mr_series.h"
#include "io/scan.h"
#include "io/segmentation.h"
#include "io/segmentation_series.h"
#include "pane_mouse.h"
#include "shown_window.h"
#include "tests/io/conformance.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

void key(ShownWindow& shown, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(shown.window.get(), key, modifiers);
  letPass(40);
}

const core::Volume& mask(ShownWindow& shown) { return *shown.session().labels()->volume; }

/// What such a drag makes of labels, by the model alone.
std::vector<float> brushed(ShownWindow& shown, const core::Volume& labels, const PaneWidget& pane, const QPoint& from,
                           const QPoint& to, int label, std::optional<int> only = {}) {
  MaskStroke stroke("m", labels);
  core::Vector3 last = lpsAt(pane, from);
  for (const QPoint& point : {from, (from + to) / 2, to}) {
    stroke.give(brushedVoxels(labels.geometry(), last, lpsAt(pane, point), pane.sliceView().plane.normal,
                              shown.view().editTool().radius()),
                label, only);
    last = lpsAt(pane, point);
  }
  return stroke.voxels();
}

/// Answers the question about masks that are in no file, when it is asked.
void answer(const QString& button) {
  QTimer::singleShot(200, qApp, [button] {
    for (QWidget* widget : QApplication::topLevelWidgets())
      if (auto* question = qobject_cast<QMessageBox*>(widget))
        for (QAbstractButton* each : question->buttons())
          if (each->text().contains(button)) each->click();
  });
}

std::size_t count(const core::Volume& labels, float label) {
  return static_cast<std::size_t>(std::count(labels.voxels().begin(), labels.voxels().end(), label));
}

}  // namespace

TEST_CASE("A brush draws on a copy of the mask, on every pane, and is undone and redone", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const core::VolumePtr expert = shown.session().labels()->volume;
  const std::string original = shown.session().labels()->series.id;
  key(shown, Qt::Key_B);
  CHECK(shown.display().tool() == Tool::brush);
  REQUIRE(shown.session().editedMask());
  CHECK(shown.session().labels()->series.id != original);
  key(shown, Qt::Key_BracketRight);
  CHECK(shown.view().editTool().radius() == Approx(5));
  CHECK(shown.window->findChild<QDoubleSpinBox*>("brushRadius")->value() == Approx(5));

  PaneWidget& pane = shown.pane(Image::lr);
  const QPoint from(pane.width() / 3, pane.height() / 2), to(pane.width() / 2, pane.height() * 2 / 3);
  const viewer::Snapshot before = shown.pane(Image::reference).snapshot();
  const std::vector<float> expected = brushed(shown, mask(shown), pane, from, to, shown.view().editTool().label());
  drag(pane, from, to);
  CHECK(mask(shown).voxels() == expected);
  CHECK(mask(shown).voxels() != expert->voxels());
  CHECK(largestDifference(before, shown.pane(Image::reference).snapshot()) > 40);
  // The slice on show alone.
  const std::size_t slice = mask(shown).sliceSize();
  std::set<std::size_t> slices;
  for (std::size_t n = 0; n < expected.size(); ++n)
    if (expected[n] != expert->voxels()[n]) slices.insert(n / slice);
  CHECK(slices.size() == 1);

  const viewer::Snapshot drawn = shown.pane(Image::lr).snapshot();
  key(shown, Qt::Key_Z, Qt::ControlModifier);
  CHECK(mask(shown).voxels() == expert->voxels());
  CHECK(largestDifference(drawn, shown.pane(Image::lr).snapshot()) > 40);
  key(shown, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(mask(shown).voxels() == expected);
  CHECK(largestDifference(drawn, shown.pane(Image::lr).snapshot()) == 0);
  // What the panes were brought slice by slice is what they show when all is brought anew.
  shown.session().loadLabels(original);
  REQUIRE(shown.waitIdle());
  CHECK(mask(shown).voxels() == expert->voxels());
  shown.session().loadLabels(shown.session().ownMasks().begin()->first);
  letPass(100);
  CHECK(largestDifference(drawn, shown.pane(Image::lr).snapshot()) == 0);
}

TEST_CASE("Erasing takes the chosen label off and no other", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.view().goTo([&] {
    const core::VolumePtr labels = shown.session().labels()->volume;
    for (std::size_t n = 0; n < labels->voxels().size(); ++n)
      if (labels->voxels()[n] == 4)
        return labels->geometry().lpsFromIndex({static_cast<double>(n % labels->columns()),
                                                static_cast<double>(n / labels->columns() % labels->rows()),
                                                static_cast<double>(n / labels->sliceSize())});
    return core::Vector3{};
  }());
  letPass(60);
  key(shown, Qt::Key_E, Qt::ShiftModifier);
  REQUIRE(shown.session().editedMask());
  shown.view().editTool().setLabel(4);
  shown.view().editTool().setRadius(60);
  PaneWidget& pane = shown.pane(Image::lr);
  const core::Volume& labels = *shown.session().labels()->volume;
  const std::size_t others = count(labels, 1) + count(labels, 2), before = count(labels, 4);
  const QPoint middle(pane.width() / 2, pane.height() / 2);
  const std::vector<float> expected = brushed(shown, labels, pane, middle, middle + QPoint(9, 0), 0, 4);
  drag(pane, middle, middle + QPoint(9, 0));
  CHECK(mask(shown).voxels() == expected);
  CHECK(count(mask(shown), 4) < before);
  CHECK(count(mask(shown), 1) + count(mask(shown), 2) == others);
}

TEST_CASE("A ring is drawn on an empty mask and filled; an open region is not", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.window->findChild<QAction*>("newMask")->trigger();
  letPass(60);
  REQUIRE(shown.session().editedMask());
  CHECK(count(mask(shown), 0) == mask(shown).voxels().size());
  shown.view().editTool().setRadius(2.5);
  PaneWidget& pane = shown.pane(Image::lr);
  const QPoint middle(pane.width() / 2, pane.height() / 2);
  const int side = pane.height() / 8;
  const QPoint corners[] = {middle + QPoint(-side, -side), middle + QPoint(side, -side), middle + QPoint(side, side),
                            middle + QPoint(-side, side)};
  for (int n = 0; n < 4; ++n) drag(pane, corners[n], corners[(n + 1) % 4]);
  const std::size_t ring = count(mask(shown), 1);
  key(shown, Qt::Key_B, Qt::ShiftModifier);
  CHECK(shown.display().tool() == Tool::fill);
  const auto region = regionAround(mask(shown), lpsAt(pane, middle), pane.sliceView().plane.normal);
  REQUIRE(region);
  REQUIRE_FALSE(region->isOpen);
  QTest::mouseClick(&pane, Qt::LeftButton, Qt::NoModifier, middle);
  letPass(60);
  CHECK(count(mask(shown), 1) == ring + region->voxels.size());
  key(shown, Qt::Key_Z, Qt::ControlModifier);
  CHECK(count(mask(shown), 1) == ring);

  const core::VolumePtr before = shown.session().labels()->volume;
  QTest::mouseClick(&pane, Qt::LeftButton, Qt::NoModifier, QPoint(pane.width() / 2, pane.height() / 2 - 3 * side));
  letPass(60);
  CHECK(shown.session().labels()->volume == before);
  REQUIRE(shown.window->messages().sentences().size() == 1);
  CHECK(shown.window->messages().sentences().front().contains("open"));
}

TEST_CASE("What was drawn and is in no file is asked about, and a session keeps it", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  key(shown, Qt::Key_B);
  PaneWidget& pane = shown.pane(Image::lr);
  const QPoint middle(pane.width() / 2, pane.height() / 2);
  CHECK(shown.session().unsavedMasks().isEmpty());
  drag(pane, middle, middle + QPoint(30, 10));
  shown.view().editTool().setLabel(shown.session().addLabel("Cyst"));
  drag(pane, middle + QPoint(0, 40), middle + QPoint(20, 60));
  CHECK(shown.session().unsavedMasks().size() == 1);

  answer("Cancel");
  CHECK_FALSE(shown.window->close());
  CHECK(shown.window->isVisible());

  QTemporaryDir folder;
  const QString file = folder.filePath("study.glmamba");
  shown.window->saveSession(file);
  CHECK(shown.session().unsavedMasks().isEmpty());
  CHECK(QFileInfo::exists(folder.filePath("study_mask1.nii.gz")));
  drag(pane, middle + QPoint(0, -40), middle + QPoint(20, -60));
  CHECK(shown.session().unsavedMasks().size() == 1);
  shown.window->saveSession(file);
  // The new file has another name, and the old one goes when the session names it no more.
  CHECK(QFileInfo::exists(folder.filePath("study_mask2.nii.gz")));
  CHECK_FALSE(QFileInfo::exists(folder.filePath("study_mask1.nii.gz")));
  const std::vector<float> drawn = mask(shown).voxels();

  shown.window->openSession(file);
  REQUIRE(shown.waitIdle());
  letPass(100);
  REQUIRE(shown.session().editedMask());
  CHECK(mask(shown).voxels() == drawn);
  CHECK(shown.session().labels()->segments.back().kind.label == "Cyst");
  CHECK(shown.session().unsavedMasks().isEmpty());

  key(shown, Qt::Key_B);
  drag(shown.pane(Image::lr), middle, middle + QPoint(10, 30));
  answer("Discard");
  CHECK(shown.window->close());
}

TEST_CASE("A drawn mask that is in no file is not removed from the list unasked", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  key(shown, Qt::Key_B);
  PaneWidget& pane = shown.pane(Image::lr);
  const QPoint middle(pane.width() / 2, pane.height() / 2);
  drag(pane, middle, middle + QPoint(30, 10));
  REQUIRE(shown.session().editedMask());
  const std::string mask = shown.session().editedMask()->image.series.id;
  const auto isThere = [&] { return shown.session().studies().findSeries(mask) != nullptr; };
  auto* list = shown.window->findChild<StudyTree*>();
  QAction* remove = shown.window->findChild<QAction*>("remove");
  REQUIRE((list && remove && isThere()));
  for (const bool wholeStudy : {true, false}) {
    for (QTreeWidgetItemIterator item(list); *item && list->selectedSeries() != mask; ++item)
      list->setCurrentItem(*item);
    if (wholeStudy) list->setCurrentItem(list->currentItem()->parent());
    REQUIRE((wholeStudy ? !list->selectedStudy().empty() : list->selectedSeries() == mask));
    answer("Cancel");
    remove->trigger();
    CHECK(isThere());
  }
  answer("Discard");
  remove->trigger();
  CHECK_FALSE(isThere());
  CHECK(shown.session().images().target);
}

TEST_CASE("A segmentation beside its images is their label map; edited and exported it conforms, and maps do",
          "[gui]") {
  QTemporaryDir folder;
  const std::filesystem::path root = pathOf(folder.path());
  const imaging::Phantom phantom = imaging::makePhantom({{64, 72, 32}, 5});
  io::MrSeriesDescription description;
  description.studyInstanceUid = "2.25.4711";
  description.frameOfReferenceUid = "2.25.4712";
  description.seriesDescription = "T2";
  description.contrast = core::Contrast::t2;
  io::writeMrSeries(*phantom.t2, description, root / "study" / "t2");
  description.seriesDescription = "T1";
  description.seriesNumber = 2;
  description.contrast = core::Contrast::t1;
  io::writeMrSeries(*phantom.t1, description, root / "study" / "t1");
  {
    ShownWindow shown;
    shown.window->open({folder.filePath("study")});
    REQUIRE(shown.waitIdle());
    REQUIRE(shown.session().images().target);
    io::SegmentationDescription expert;
    expert.segments = {{io::segmentKind("whole-tumour", 1), {1, 2, 4}}, {io::segmentKind("enhancing", 2), {4}}};
    expert.method = io::SegmentMethod::manual;
    io::exportSegmentation(phantom.labels, expert, *shown.session().images().target, {}, root / "study" / "seg");
  }
  ShownWindow shown;
  shown.window->open({folder.filePath("study")});
  REQUIRE(shown.waitIdle());
  letPass(150);
  REQUIRE(shown.session().labels());
  CHECK(shown.session().labels()->volume->geometry().sameGrid(shown.session().images().target->geometry));
  const QTreeWidget& table = *shown.window->findChild<QTreeWidget*>("labelTable");
  REQUIRE(table.topLevelItemCount() == 2);
  CHECK(table.topLevelItem(0)->text(0) == "Whole tumour");
  CHECK(table.topLevelItem(1)->text(0) == "Enhancing tumour");
  CHECK(shown.view().labelTable()[1].colour.red == 240);

  key(shown, Qt::Key_B);
  PaneWidget& pane = shown.pane(Image::lr);
  const QPoint middle(pane.width() / 2, pane.height() / 2);
  drag(pane, middle, middle + QPoint(30, 10));
  const QString exported = folder.filePath("edited");
  shown.session().exportMask(exported, true);
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().unsavedMasks().isEmpty());
  const std::filesystem::path file = root / "edited" / "00001.dcm";
  CHECK(io::test::conformanceErrors(file, "Segmentation") == "");
  const core::Series read = io::scan({root / "study" / "t2", file}).studies.front().series.back();
  CHECK(io::loadVolume(read)->voxels() == mask(shown).voxels());
  CHECK(io::segmentsOf(read).size() == 2);

  shown.runToTheEnd();
  REQUIRE(shown.waitIdle());
  shown.session().exportMaps(folder.filePath("maps"), true);
  REQUIRE(shown.waitIdle());
  int maps = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "maps")) {
    INFO(entry.path().filename().string());
    CHECK(io::test::conformanceErrors(entry.path(), "ParametricMap") == "");
    ++maps;
  }
  CHECK(maps == static_cast<int>(shown.session().result()->trust.maps.size()));
}
