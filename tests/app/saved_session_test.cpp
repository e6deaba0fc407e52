// SPDX-License-Identifier: Apache-2.0
#include "app/model/saved_session.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <fstream>

#include <catch2/catch.hpp>

#include "app/model/display_json.h"
#include "inference/imaging/phantom.h"
#include "io/nifti_writer.h"
#include "tiny_models.h"
#include "waiting.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

namespace fs = std::filesystem;

struct Recorded {
  Session session;
  QStringList problems, notices;
  int restored = 0;

  Recorded() {
    QObject::connect(&session, &Session::problem, &session, [this](const QString& text) { problems << text; });
    QObject::connect(&session, &Session::notice, &session, [this](const QString& text) { notices << text; });
    QObject::connect(&session, &Session::restored, &session, [this] { ++restored; });
  }
  bool waitIdle() {
    return waitUntil([this] { return !session.isBusy(); });
  }
};

// A study of T1, T2, labels and a PD that is taken off the list.
void writeStudy(const fs::path& folder) {
  fs::create_directories(folder);
  const imaging::Phantom phantom = imaging::makePhantom({{40, 44, 32}, 7});
  io::writeNifti(*phantom.t1, folder / "t1.nii.gz");
  io::writeNifti(*phantom.t2, folder / "t2.nii.gz");
  io::writeNifti(*phantom.pd, folder / "pd.nii.gz");
  io::writeNifti(*phantom.labels, folder / "seg.nii.gz", {}, io::NiftiContent::labels);
}

}  // namespace

TEST_CASE("A session file restores studies, pair, labels, settings and results, also after a move", "[saved]") {
  const TinyModels models;
  QTemporaryDir root;
  const fs::path first = fs::path(root.path().toStdString()) / "first";
  writeStudy(first / "data");
  SavedSession saved;
  std::vector<float> voxels;
  {
    Recorded before;
    before.session.openFiles({QString::fromStdString((first / "data").string())}, 2);
    REQUIRE(before.waitIdle());
    for (const core::Series& series : before.session.studies().allSeries())
      if (series.contrast == core::Contrast::pd) before.session.removeSeries(series.id);
    before.session.setRegistration(core::RegistrationChoice::no);
    REQUIRE(before.waitIdle());
    RunSettings settings = before.session.settings();
    settings.slices = engine::SliceRange{8, 20};
    before.session.setSettings(settings);
    before.session.run(before.session.images().lr->geometry().centre());
    REQUIRE(before.waitIdle());
    before.session.exportNifti(QString::fromStdString((first / "sr.nii.gz").string()));
    REQUIRE(before.waitIdle());
    REQUIRE(before.problems.isEmpty());
    voxels = before.session.result()->sr->voxels();
    CHECK(writeSessionFile(savedSession(before.session), first / "work.glmamba").empty());
  }
  std::ifstream stream(first / "work.glmamba");
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  CHECK(text.find(root.path().toStdString()) == std::string::npos);

  const fs::path second = fs::path(root.path().toStdString()) / "second";
  fs::rename(first, second);
  Recorded after;
  after.session.openDemoStudy({{32, 32, 32}, 5}, 0);  // goes
  REQUIRE(after.waitIdle());
  after.session.restore(readSessionFile(second / "work.glmamba"));
  REQUIRE(after.waitIdle());
  INFO(after.problems.join(" ").toStdString());
  REQUIRE(after.problems.isEmpty());
  CHECK(after.restored == 1);
  CHECK(after.session.studies().studies().size() == 1);
  CHECK(after.session.studies().allSeries().size() == 3);
  CHECK(after.session.images().tryFactor == 2);
  CHECK(after.session.images().target->contrast == core::Contrast::t2);
  CHECK(after.session.images().pairing.registration == core::RegistrationChoice::no);
  CHECK(after.session.labels().has_value());
  REQUIRE(after.session.settings().slices);
  CHECK(after.session.settings().slices->last == 20);
  REQUIRE(after.session.result());
  CHECK(after.session.result()->sr->voxels() == voxels);
  CHECK(after.session.result()->srMetrics);
  const Run& run = *after.session.runs().runs().front();
  CHECK(run.record->provenance.modelName == "tiny-x2");
  CHECK(run.record->provenance.weightsSha256.size() == 64);
}

TEST_CASE("The demo study comes back from its seed", "[saved]") {
  Recorded before;
  before.session.openDemoStudy({{36, 40, 32}, 11}, 2);
  REQUIRE(before.waitIdle());
  const QByteArray json = sessionJson(savedSession(before.session), "/");
  Recorded after;
  after.session.restore(sessionFromJson(json, "/"));
  REQUIRE(after.waitIdle());
  REQUIRE(after.problems.isEmpty());
  CHECK(after.session.images().lr->voxels() == before.session.images().lr->voxels());
  CHECK(after.session.labels().has_value());
  CHECK(after.session.studies().allSeries().size() == 4);
}

TEST_CASE("A session whose images are gone says so and leaves what is open", "[saved]") {
  QTemporaryDir root;
  const fs::path folder = root.path().toStdString();
  writeStudy(folder / "data");
  Recorded recorded;
  recorded.session.openFiles({root.filePath("data")});
  REQUIRE(recorded.waitIdle());
  const SavedSession whole = savedSession(recorded.session);
  fs::remove(folder / "data" / "pd.nii.gz");
  recorded.session.restore(whole);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.problems.isEmpty());
  CHECK(recorded.notices.join(" ").contains("pd.nii.gz"));
  CHECK(recorded.session.images().target.has_value());
  const core::VolumePtr lr = recorded.session.images().lr;
  fs::remove_all(folder / "data");
  recorded.session.restore(whole);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.problems.size() == 1);
  CHECK(recorded.session.images().lr == lr);
}

TEST_CASE("Damaged and later session files are refused in words, and kept when another is written", "[saved]") {
  QTemporaryDir root;
  const fs::path file = root.filePath("work.glmamba").toStdString();
  const auto write = [&](const std::string& text) { std::ofstream(file) << text; };
  const auto message = [&] {
    try {
      readSessionFile(file);
    } catch (const core::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(message().find("work.glmamba") != std::string::npos);
  Session session;
  for (const std::string& text :
       {std::string("{ \"format\": \"glmamba-ses"), std::string("[1, 2]"), std::string(),
        std::string("{\"format\": \"glmamba-session\", \"version\": 99, \"program\": \"9.1\"}")}) {
    write(text);
    CHECK(message().find("work.glmamba") != std::string::npos);
    const fs::path kept = writeSessionFile(savedSession(session), file);
    REQUIRE_FALSE(kept.empty());
    std::ifstream stream(kept);
    CHECK(std::string((std::istreambuf_iterator<char>(stream)), {}) == text);
    CHECK(message().empty());
  }
  // Fields of another type are passed over.
  write(
      "{\"format\": \"glmamba-session\", \"version\": 1, \"paths\": 7, \"series\": [1, {}], \"pair\": [], \"runs\": "
      "[{\"settings\": {\"slices\": [5, 2]}}], \"demo\": {\"size\": [1e9, -4]}, \"shownRun\": 44}");
  const SavedSession odd = readSessionFile(file);
  CHECK(odd.series.empty());
  CHECK(odd.shownRun == -1);
  REQUIRE(odd.demo);
  CHECK(odd.demo->size == core::Size3{512, 32, 32});
}

TEST_CASE("What one sees goes through JSON and back", "[saved]") {
  DisplayState before;
  Outlooks outlooks{};
  for (const Viewpoint viewpoint : kViewpoints) {
    const double n = static_cast<double>(indexOf(viewpoint));
    outlooks[indexOf(viewpoint)] = {{{n, 2, 3}, {4, 5, n}, 77 + n}, {0, 1, 0}};
  }
  before.showEverywhere(Orientation::coronal, outlooks, core::Vector3{5, 2, 3});
  before.setLinks({true, true, false, false, false, false});
  before.setGroup(Image::reference, 2);
  before.setConvention(Convention::neurological);
  before.setWindow(Image::reference, {100, 50});
  before.setWindow(Image::sr, {200, 80});
  before.setInterpolation(Image::lr, Interpolation::nearest);
  before.setInterpolation(Image::sr, Interpolation::cubic);
  Layout layout = withImages({}, {Image::sr, Image::truth, Image::lr});
  layout.divider = {0.25, 0.75};
  layout.dividerDegrees = 30;
  layout.lensRadius = 64;
  layout.squareSide = 20;
  before.setLayout(layout);
  Layers layers;
  layers.labelOpacity = 0.75;
  layers.crosshair = false;
  before.setLayers(layers);
  before.setTool(Tool::window);
  before.setMaximised(1);

  DisplayState after;
  CHECK(orientationOf(placesJson(before)) == Orientation::coronal);
  after.showEverywhere(Orientation::coronal, outlooks);
  restoreLook(after, lookJson(before));
  restorePlaces(after, placesJson(before));
  CHECK(lookJson(after) == lookJson(before));
  CHECK(placesJson(after) == placesJson(before));
  CHECK(after.layout() == layout);
  CHECK(after.maximised() == 1);
  CHECK(after.group(Image::reference) == 2);
  CHECK(after.cursor() == core::Vector3{5, 2, 3});
  CHECK(after.place(Viewpoint::sagittal).heightMm == before.place(Viewpoint::sagittal).heightMm);
  CHECK(after.window(Image::sr).width == 80);
  CHECK(after.window(Image::lr).width != 80);
  CHECK(after.interpolation(Image::sr) == Interpolation::cubic);
  CHECK(after.interpolation(Image::lr) == Interpolation::nearest);
}

TEST_CASE("Every tool is kept in a session", "[saved]") {
  for (int n = 0; n < kToolCount; ++n) {
    DisplayState before, after;
    before.setTool(static_cast<Tool>(n));
    restorePlaces(after, placesJson(before));
    CHECK(after.tool() == static_cast<Tool>(n));
  }
}

TEST_CASE("What no display can look like leaves what is there", "[saved]") {
  DisplayState display;
  const QJsonObject look = lookJson(display), places = placesJson(display);
  restoreLook(display, {{"layout", QJsonObject{{"kind", "heap"},
                                               {"compared", QJsonArray{"nothing", 3}},
                                               {"alone", 7},
                                               {"divider", QJsonArray{1}},
                                               {"dividerDegrees", -1}}},
                        {"groups", QJsonObject{{"lr", 99}, {"sr", -2}, {"truth", "x"}}},
                        {"windows", QJsonObject{{"lr", QJsonArray{1, 0}}, {"sr", 5}}},
                        {"interpolations", QJsonObject{{"lr", "rough"}}}});
  restorePlaces(display, {{"maximised", 4}, {"viewpoints", QJsonObject{{"lr", QJsonObject{{"heightMm", -3}}}}}});
  CHECK(lookJson(display) == look);
  CHECK(placesJson(display) == places);
}
