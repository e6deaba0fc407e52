// SPDX-License-Identifier: Apache-2.0
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>

#include "app/desktop/trust_words.h"
#include "app/model/saved_session.h"
#include "shown_window.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

void choose(ShownWindow& shown, const char* map) {
  auto* box = shown.window->findChild<QComboBox*>("trustMap");
  const int index = box->findData(QString(map));
  REQUIRE(index >= 0);
  box->setCurrentIndex(index);
  emit box->activated(index);
  letPass(150);
}

QString text(ShownWindow& shown, const char* label) { return shown.window->findChild<QLabel*>(label)->text(); }

trust::TrustInput inputOf(const Session& session) {
  const Result& result = *session.result();
  return {session.images().lr,
          session.images().truth,
          {0, session.images().lr->sliceCount()},
          result.sr,
          result.interpolated,
          nullptr,
          result.provenance.alignment};
}

}  // namespace

TEST_CASE("After a run its trust maps are there, with the numbers of the command line's functions", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.runToTheEnd();
  const trust::TrustSet& made = shown.session().result()->trust;
  trust::TrustMaker maker(inputOf(shown.session()), {});
  maker.error();
  maker.measurement(true, true);
  maker.resolution();
  const trust::TrustSet expected = maker.take();
  REQUIRE(made.maps.size() == expected.maps.size());
  for (std::size_t n = 0; n < expected.maps.size(); ++n) {
    INFO(expected.maps[n].name);
    const core::TrustMap* map = made.find(expected.maps[n].name);
    REQUIRE(map);
    CHECK(map->volume->voxels() == expected.maps[n].volume->voxels());
    CHECK(made.spreadOf(map->name)->quantile95 == expected.spreads[n].quantile95);
  }
  CHECK(made.added->shareInHead == expected.added->shareInHead);

  const viewer::Snapshot plain = shown.pane(Image::sr).snapshot();
  const viewer::Snapshot lr = shown.pane(Image::lr).snapshot();
  choose(shown, "added-energy");
  for (const trust::Saying& one : expected.says)
    if (one.group == trust::Group::added)
      CHECK(text(shown, "mapFigures").contains(QString::fromStdString(one.sentence), Qt::CaseInsensitive));
  CHECK(text(shown, "mapCannotSee") == mapChoice("added-energy")->cannotSee);
  // Its scale is fixed, whatever the values are.
  CHECK(shown.display().window(Image::error).low() == 0);
  CHECK(shown.display().window(Image::error).high() == 1);
  CHECK(largestDifference(plain, shown.pane(Image::sr).snapshot()) > 40);
  CHECK(largestDifference(lr, shown.pane(Image::lr).snapshot()) == 0);

  SECTION("over every image, when that is asked for") {
    shown.window->findChild<QAbstractButton*>("mapOnAll")->click();
    letPass(100);
    CHECK(largestDifference(lr, shown.pane(Image::lr).snapshot()) > 40);
  }
  SECTION("and nothing below its threshold") {
    choose(shown, "absolute-error");
    shown.window->findChild<QSlider*>("mapThreshold")->setValue(50);
    letPass(100);
    CHECK(text(shown, "mapThresholdText").startsWith("only above"));
    const viewer::Snapshot some = shown.pane(Image::sr).snapshot();
    shown.window->findChild<QSlider*>("mapThreshold")->setValue(0);
    letPass(100);
    const viewer::Snapshot all = shown.pane(Image::sr).snapshot();
    std::size_t changedBySome = 0, changedByAll = 0;
    for (std::size_t n = 0; n < plain.rgb.size(); ++n) {
      changedBySome += some.rgb[n] != plain.rgb[n];
      changedByAll += all.rgb[n] != plain.rgb[n];
    }
    CHECK(changedBySome < changedByAll);
  }
  SECTION("and a session keeps which one is shown, and how") {
    shown.window->findChild<QSlider*>("mapOpacity")->setValue(40);
    shown.display().setWindow(Image::error, {0.25, 0.5});
    QTemporaryDir folder;
    const QString file = folder.filePath("trust.glmamba");
    shown.window->saveSession(file);
    choose(shown, "ssim");
    CHECK(shown.display().window(Image::error).low() == 0.5);
    shown.window->openSession(file);
    REQUIRE(shown.waitIdle());
    letPass(100);
    CHECK(shown.display().layers().map == "added-energy");
    CHECK(shown.display().layers().mapOpacity == 0.4);
    CHECK(shown.display().window(Image::error).high() == 0.5);
  }
}

TEST_CASE("Reference influence is computed in the queue, slice on the screen first, and can be cancelled", "[gui]") {
  ShownWindow shown;
  shown.openDemo();
  shown.runToTheEnd();
  choose(shown, "reference-influence");
  auto* compute = shown.window->findChild<QPushButton*>("computeMap");
  REQUIRE_FALSE(compute->isHidden());
  std::vector<int> order;
  QObject::connect(&shown.session(), &Session::mapSliceDone, shown.window.get(),
                   [&](const std::shared_ptr<MapSlice>& slice) { order.push_back(slice->index); });
  compute->click();
  CHECK_FALSE(compute->isEnabled());
  REQUIRE(waitUntil([&] { return order.size() >= 2; }));
  const core::Volume& sr = *shown.session().result()->sr;
  const auto cursorSlice = static_cast<int>(std::lround(sr.geometry().indexFromLps(shown.display().cursor())[2]));
  CHECK(order.front() == cursorSlice);
  QTest::keyClick(shown.window.get(), Qt::Key_Escape);
  REQUIRE(shown.waitIdle());
  CHECK(shown.session().result()->trust.find("reference-influence") == nullptr);
  CHECK(shown.session().result()->complete);
  CHECK(text(shown, "mapFigures").contains("slices are there"));

  compute->click();
  REQUIRE(shown.waitIdle());
  letPass(100);
  const trust::TrustSet& made = shown.session().result()->trust;
  REQUIRE(made.find("reference-influence"));
  engine::Model model = engine::Model::load(engine::findModel("tiny-x2"));
  const PairImages& images = shown.session().images();
  engine::SuperResolutionRequest request;
  request.lr = images.lr;
  request.reference = images.guide;
  const auto outcome = engine::referenceInfluence(request, shown.session().result()->sr, model, {});
  const auto& expected = std::get<engine::ReferenceInfluence>(outcome);
  CHECK(made.find("reference-influence-mirrored")->volume->voxels() == expected.mirrored->voxels());
  trust::TrustMaker maker(inputOf(shown.session()), {});
  maker.reference(expected, model.card().normalisationQuantile);
  CHECK(made.find("reference-correlation")->volume->voxels() ==
        maker.take().find("reference-correlation")->volume->voxels());

  // Uncertainty with a truth says how well it is calibrated.
  choose(shown, "uncertainty");
  compute->click();
  REQUIRE(shown.waitIdle());
  CHECK(text(shown, "mapFigures").contains("calibration error"));
  CHECK(shown.session().runs().runs().size() == 3);
}

TEST_CASE("Without a truth no map that needs one is offered", "[gui]") {
  ShownWindow shown;
  shown.openDemo(0);
  const auto* box = shown.window->findChild<QComboBox*>("trustMap");
  CHECK(box->findData(QString("absolute-error")) < 0);
  CHECK(box->findData(QString("effective-resolution")) < 0);
  CHECK(box->findData(QString("dc-residual")) > 0);
}
