// SPDX-License-Identifier: Apache-2.0
#include <QCheckBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <fstream>
#include <sstream>

#include "app/desktop/options.h"
#include "app/model/label_names.h"
#include "app/model/saved_session.h"
#include "app/trust/lesion_table.h"
#include "inference/engine/segment.h"
#include "io/load.h"
#include "io/scan.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

namespace fs = std::filesystem;

QTreeWidget& tree(ShownWindow& shown, const char* name) { return *shown.window->findChild<QTreeWidget*>(name); }

std::string contentOf(const QString& file) {
  std::ifstream stream(file.toStdString(), std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

core::VolumePtr segmented(const core::VolumePtr& image) {
  engine::SegmentationModel model = engine::SegmentationModel::load(engine::defaultSegmentationModel({"T2"}));
  engine::SegmentationRequest request;
  request.images["T2"] = image;
  return std::get<engine::SegmentationResult>(engine::segment(request, model)).labels;
}

}  // namespace

TEST_CASE("A tumour is looked for in the queue; its mask is a series, shown against the one before", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  const core::VolumePtr expert = shown.session().labels()->volume;
  const viewer::Snapshot before = shown.pane(Image::lr).snapshot();
  CHECK_FALSE(shown.window->findChild<QAction*>("segmentSr")->isEnabled());
  shown.window->findChild<QAction*>("segmentTruth")->trigger();
  CHECK(shown.session().runs().runs().size() == 1);
  REQUIRE(shown.waitIdle());
  letPass(150);
  REQUIRE(shown.session().labels());
  // The same voxels as the engine's, which the command line writes.
  const core::VolumePtr found = shown.session().labels()->volume;
  CHECK(found->voxels() == segmented(shown.session().images().truth)->voxels());
  REQUIRE(shown.session().comparison());
  CHECK(shown.session().comparison()->volume == expert);
  CHECK(largestDifference(before, shown.pane(Image::lr).snapshot()) > 40);
  const QTreeWidget& labels = tree(shown, "labelTable");
  REQUIRE(labels.topLevelItemCount() >= 1);
  CHECK(labels.topLevelItem(0)->text(0) == "Whole tumour");

  // Its pieces, against the expert's, by the command line's functions; measured when they can be seen.
  CHECK(tree(shown, "lesions").topLevelItemCount() == 0);
  shown.window->findChild<QDockWidget*>("trust")->raise();
  letPass(60);
  REQUIRE(shown.waitIdle());
  trust::LesionInput input;
  input.labels = found;
  input.other = expert;
  const PairImages& images = shown.session().images();
  input.images = {{"LR", images.lr}, {"HR", images.truth}, {"Ref", images.referenceVolume, false}};
  const trust::LesionTable expected = trust::lesionTable(input);
  const imaging::Overlap overlap =
      imaging::overlapOf(imaging::maskFrom(*found, 1), imaging::maskFrom(*expert, 1), found->geometry());
  CHECK(expected.overlap->dice == overlap.dice);
  const QString text = shown.window->findChild<QLabel*>("lesionText")->text();
  CHECK(text.contains(QString("Dice %1").arg(overlap.dice, 0, 'f', 3)));
  QTreeWidget& rows = tree(shown, "lesions");
  REQUIRE(rows.topLevelItemCount() == static_cast<int>(std::min<std::size_t>(50, expected.rows.size())));
  const imaging::Component& first = expected.rows.front().lesion.component;
  CHECK(rows.topLevelItem(0)->text(1) == QString::number(first.millilitres, 'f', first.millilitres < 10 ? 2 : 1));

  // A click on a piece goes there.
  emit rows.itemClicked(rows.topLevelItem(0), 0);
  for (std::size_t axis = 0; axis < 3; ++axis)
    CHECK(shown.display().cursor()[axis] == Approx(first.centre[axis]).margin(1e-6));

  // A label that is switched off is not drawn.
  const viewer::Snapshot with = shown.pane(Image::lr).snapshot();
  for (int n = 0; n < labels.topLevelItemCount(); ++n) labels.topLevelItem(n)->setCheckState(0, Qt::Unchecked);
  letPass(100);
  CHECK(largestDifference(with, shown.pane(Image::lr).snapshot()) > 20);

  QTemporaryDir folder;
  const QString file = folder.filePath("mask.nii.gz");
  shown.session().exportMask(file, false);
  REQUIRE(shown.waitIdle());
  CHECK(io::loadVolumeFile(file.toStdString())->voxels() == found->voxels());
  CHECK(contentOf(folder.filePath("mask.json")).find("tiny-swin 0.1.0") != std::string::npos);
}

TEST_CASE("Each image can have the mask that was found in it, side by side with others", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  Session& session = shown.session();
  const std::string expert = session.labels()->series.id;
  shown.window->findChild<QAction*>("segmentLr")->trigger();
  REQUIRE(shown.waitIdle());
  letPass(150);
  session.compareLabels({});
  letPass(100);
  const auto pictureOf = [&](Image image) {
    letPass(150);
    return shown.pane(image).snapshot();
  };
  const viewer::Snapshot found = pictureOf(Image::lr);
  session.loadLabels(expert);
  REQUIRE(shown.waitIdle());
  const viewer::Snapshot before = pictureOf(Image::lr), reference = pictureOf(Image::reference);
  REQUIRE(largestDifference(found, before) > 20);
  CHECK(session.maskFoundIn(Image::lr));
  CHECK_FALSE(session.maskFoundIn(Image::reference));

  auto* box = shown.window->findChild<QCheckBox*>("ownMasks");
  REQUIRE(box->isEnabled());
  box->click();
  CHECK(largestDifference(found, pictureOf(Image::lr)) == 0);
  CHECK(largestDifference(reference, pictureOf(Image::reference)) == 0);

  // What is drawn on is the mask on show.
  REQUIRE(session.beginEditing(Image::reference));
  shown.display().setTool(Tool::brush);
  CHECK(largestDifference(before, pictureOf(Image::lr)) < 20);
  shown.display().setTool(Tool::crosshair);
  CHECK(largestDifference(found, pictureOf(Image::lr)) == 0);

  session.clearLabels();
  CHECK(largestDifference(found, pictureOf(Image::lr)) == 0);
  CHECK(largestDifference(reference, pictureOf(Image::reference)) > 20);
}

TEST_CASE("Labels are renamed, coloured and hidden, also by a table's file, and a session keeps it", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  Session& session = shown.session();
  const std::string mask = session.labels()->series.id;
  QTreeWidget& labels = tree(shown, "labelTable");
  REQUIRE(labels.topLevelItemCount() == 3);
  CHECK(labels.topLevelItem(1)->text(0) == "Peritumoral oedema");
  const viewer::Snapshot before = shown.pane(Image::lr).snapshot();

  // By hand: an empty name is the file's again.
  labels.topLevelItem(1)->setText(0, "Swelling");
  REQUIRE(session.labelEntries(mask).size() == 1);
  CHECK(session.labelEntries(mask)[0] == io::LabelEntry{2, "Swelling", {}, true});
  CHECK(shown.window->compareView().labelTable()[1].name == "Swelling");
  labels.topLevelItem(1)->setText(0, " ");
  CHECK(labels.topLevelItem(1)->text(0) == "Peritumoral oedema");
  for (const auto& [step, name] : {std::pair("undo", "Swelling"), std::pair("undo", "Peritumoral oedema"),
                                   std::pair("redo", "Swelling"), std::pair("redo", "Peritumoral oedema")}) {
    shown.window->findChild<QAction*>(step)->trigger();
    CHECK(labels.topLevelItem(1)->text(0) == name);
  }

  // By a file; labels that it does not name stay.
  QTemporaryDir folder;
  const QString table = folder.filePath("names.txt"), bad = folder.filePath("bad.txt");
  std::ofstream(table.toStdString()) << "1 0 255 0 1 1 1 \"Core\"\n2 255 0 255 1 1 1 \"Water\"\n";
  std::ofstream(bad.toStdString()) << "nothing\n";
  session.openLabelTable(table);
  REQUIRE(shown.waitIdle());
  letPass(100);
  CHECK(labels.topLevelItem(0)->text(0) == "Core");
  CHECK(labels.topLevelItem(1)->text(0) == "Water");
  CHECK(labels.topLevelItem(2)->text(0) == "Enhancing tumour");
  CHECK(largestDifference(before, shown.pane(Image::lr).snapshot()) > 40);
  session.openLabelTable(bad);
  REQUIRE(shown.waitIdle());
  CHECK(shown.window->messages().sentences().back().contains("bad.txt is no label table: line 1"));
  CHECK(labels.topLevelItem(0)->text(0) == "Core");

  // Hidden ones stay hidden when the mask is taken off and on again.
  labels.topLevelItem(2)->setCheckState(0, Qt::Unchecked);
  session.clearLabels();
  CHECK(labels.topLevelItemCount() == 0);
  session.loadLabels(mask);
  REQUIRE(shown.waitIdle());
  REQUIRE(labels.topLevelItemCount() == 3);
  CHECK(labels.topLevelItem(1)->text(0) == "Water");
  CHECK(labels.topLevelItem(2)->checkState(0) == Qt::Unchecked);

  // A copy that is drawn on has them, and a session keeps those of both.
  REQUIRE(session.beginEditing(Image::lr));
  CHECK(labels.topLevelItem(0)->text(0) == "Core");
  session.compareLabels(mask);
  REQUIRE(shown.waitIdle());
  const fs::path file = folder.filePath("work.glmamba").toStdString();
  session.keepMasks(file);
  writeSessionFile(savedSession(session), file);
  const io::LabelEntries entries = session.labelEntries(mask);
  ShownWindow other;
  other.session().restore(readSessionFile(file));
  REQUIRE(other.waitIdle());
  CHECK(other.session().labelEntries(mask) == entries);
  REQUIRE(other.session().comparison());
  CHECK(other.session().comparison()->series.id == mask);
  REQUIRE(other.session().editedMask());
  CHECK(tree(other, "labelTable").topLevelItem(1)->text(0) == "Water");
  other.session().setLabelEntries(other.session().labels()->series.id, {});
  CHECK(tree(other, "labelTable").topLevelItem(1)->text(0) != "Water");

  // What is saved as a table is read as one.
  const QString saved = folder.filePath("saved.txt");
  session.saveLabelTable(saved, entries);
  REQUIRE(shown.waitIdle());
  const io::LabelEntries again = io::readLabelTable(saved.toStdString());
  REQUIRE(again.size() == 3);
  CHECK(again[0] == entries[0]);
  CHECK(again[1] == entries[1]);
  CHECK_FALSE(again[2].isVisible);
}

TEST_CASE("Several masks are drawn as outlines at once, up to a limit, and a session keeps which", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  Session& session = shown.session();
  const std::string expert = session.labels()->series.id;
  std::vector<std::string> drawn;
  for (int n = 0; n < 4; ++n) {
    REQUIRE(session.addEmptyMask(Image::lr));
    MaskStroke stroke(session.labels()->series.id, *session.labels()->volume);
    const core::Size3 size = session.labels()->volume->geometry().size();
    std::vector<std::size_t> voxels;
    for (int k = 0; k < size[2]; ++k)
      for (int j = size[1] / 4 + n; j < size[1] / 2; ++j)
        for (int i = size[0] / 4; i < size[0] / 2; ++i)
          voxels.push_back((static_cast<std::size_t>(k) * size[1] + j) * size[0] + i);
    stroke.give(voxels, 1);
    session.takeStroke(std::move(stroke));
    drawn.push_back(session.labels()->series.id);
  }
  session.loadLabels(expert);
  REQUIRE(shown.waitIdle());
  letPass(50);
  const viewer::Snapshot without = shown.pane(Image::lr).snapshot();
  // By the panel's menu.
  auto& button = *shown.window->findChild<QToolButton*>("outlines");
  const QString none = button.text();
  const auto action = [&](const std::string& id) {
    emit button.menu()->aboutToShow();
    const QString name = QString::fromStdString(session.studies().findSeries(id)->description);
    for (QAction* one : button.menu()->actions())
      if (one->text() == name) return one;
    return static_cast<QAction*>(nullptr);
  };
  CHECK(action(expert) == nullptr);
  for (int n = 0; n < 3; ++n) {
    REQUIRE(action(drawn[n]));
    action(drawn[n])->trigger();
  }
  REQUIRE(session.outlines().size() == 3);
  CHECK(button.text() != none);
  CHECK(action(drawn[1])->isChecked());
  CHECK_FALSE(action(drawn[1])->icon().isNull());
  letPass(50);
  CHECK(largestDifference(without, shown.pane(Image::lr).snapshot()) > 80);
  action(drawn[3])->trigger();
  CHECK(session.outlines().size() == 3);
  CHECK(shown.window->messages().sentences().size() == 1);
  action(drawn[0])->trigger();
  CHECK(session.outlines().size() == 2);

  // What is drawn on an outlined mask is seen, and one that goes from the list goes from the panes.
  session.loadLabels(drawn[1]);
  MaskStroke stroke(drawn[1], *session.labels()->volume);
  stroke.give({0}, 1);
  session.takeStroke(std::move(stroke));
  CHECK(session.outlines()[0].volume == session.labels()->volume);
  CHECK(action(drawn[1]) != nullptr);
  session.loadLabels(expert);
  REQUIRE(shown.waitIdle());
  QTemporaryDir folder;
  const fs::path file = folder.filePath("work.glmamba").toStdString();
  session.keepMasks(file);
  writeSessionFile(savedSession(session), file);
  ShownWindow other;
  other.session().restore(readSessionFile(file));
  REQUIRE(other.waitIdle());
  REQUIRE(other.session().outlines().size() == 2);
  CHECK(other.session().outlines()[0].volume->voxels() == session.outlines()[0].volume->voxels());
  session.removeSeries(drawn[1]);
  REQUIRE(session.outlines().size() == 1);
  CHECK(session.outlines()[0].series.id == drawn[2]);
}

TEST_CASE("Names that a user gave are those of the innermost segment", "[gui]") {
  std::vector<io::Segment> segments{{io::segmentKind("whole-tumour", 1), {1, 2, 3}},
                                    {io::segmentKind("tumour-core", 2), {2, 3}}};
  const auto named = renamed(segments, {{2, "Kern", io::Rgb{1, 2, 3}, true}, {1, "", {}, false}, {9, "x", {}, true}});
  CHECK(named[0].kind.label == segments[0].kind.label);
  CHECK(named[1].kind.label == "Kern");
  CHECK(named[1].kind.colour == io::Rgb{1, 2, 3});
  CHECK(named[1].kind.type.value == segments[1].kind.type.value);
}

TEST_CASE("An image of a contrast that the model does not take is refused in words", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.window->findChild<QAction*>("segmentReference")->trigger();
  REQUIRE(shown.waitIdle());
  REQUIRE(shown.window->messages().sentences().size() == 1);
  CHECK(shown.window->messages().sentences().front().contains("tiny-swin"));
  CHECK_FALSE(shown.session().comparison());
}

TEST_CASE("The window writes its report as one page and as PDF, and its maps", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.runToTheEnd();
  QTemporaryDir folder;
  const QString html = folder.filePath("report.html"), pdf = folder.filePath("report.pdf");
  shown.window->writeReportTo(html, false);
  REQUIRE(shown.waitIdle());
  shown.window->writeReportTo(pdf, true);
  REQUIRE(shown.waitIdle());
  const std::string page = contentOf(html);
  CHECK(page.find("tiny-x2 0.1.0") != std::string::npos);
  CHECK(page.find("detail was added") != std::string::npos);
  for (const core::TrustMap& map : shown.session().result()->trust.maps) {
    INFO(map.name);
    CHECK(page.find(map.name + ": ") != std::string::npos);
  }
  CHECK(contentOf(pdf).rfind("%PDF-1.", 0) == 0);
  // LR, reference, SR and HR, four pixels a voxel, the lesion on three of them, and each map with its colour bar.
  const QByteArray written = QByteArray::fromStdString(contentOf(pdf));
  CHECK(written.count("/Width 256") == 4 + 3);
  CHECK(written.count("/Width 272") == static_cast<int>(shown.session().result()->trust.maps.size()));

  const QString maps = folder.filePath("maps");
  shown.session().exportMaps(maps, false);
  REQUIRE(shown.waitIdle());
  for (const core::TrustMap& map : shown.session().result()->trust.maps) {
    INFO(map.name);
    const core::VolumePtr read = io::loadVolumeFile((maps + "/").toStdString() + map.name + ".nii.gz");
    CHECK(read->voxels() == map.volume->voxels());
  }
}

TEST_CASE("The viewer's command line takes a report's name", "[gui]") {
  const Options options = readOptions({"glmamba-viewer", "--demo", "--report", "made.pdf"}, "/tmp");
  CHECK(options.reportTo == "/tmp/made.pdf");
  CHECK_FALSE(canBeHandedOver(options));
  CHECK_THROWS(readOptions({"glmamba-viewer", "--demo", "--report", "made.txt"}, "/tmp"));
}
