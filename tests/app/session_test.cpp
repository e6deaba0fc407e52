// SPDX-License-Identifier: Apache-2.0
#include "app/model/session.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <cmath>
#include <fstream>

#include <catch2/catch.hpp>

#include "inference/imaging/kspace.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/scan.h"
#include "tiny_models.h"
#include "waiting.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

const imaging::PhantomOptions kSmall{{48, 56, 32}, 5};

/// A session with its signals written down.
struct Recorded {
  Session session;
  QStringList problems;
  int imagesChanged = 0;
  std::vector<int> slices;

  Recorded() {
    QObject::connect(&session, &Session::problem, &session, [this](const QString& text) { problems << text; });
    QObject::connect(&session, &Session::imagesChanged, &session, [this] { ++imagesChanged; });
    QObject::connect(&session, &Session::sliceDone, &session, [this](int index) { slices.push_back(index); });
  }
  bool waitIdle() {
    return waitUntil([this] { return !session.isBusy(); });
  }
  void openDemo(int tryFactor = 2, const imaging::PhantomOptions& phantom = kSmall) {
    session.openDemoStudy(phantom, tryFactor);
    REQUIRE(waitIdle());
    REQUIRE(problems.isEmpty());
  }
};

core::Vector3 centreOf(const Session& session) { return session.images().lr->geometry().centre(); }

}  // namespace

TEST_CASE("The demo study opens as a degraded T2 with a T1 to guide it, and its truth", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  const PairImages& images = recorded.session.images();
  REQUIRE(images.target);
  REQUIRE(images.reference);
  CHECK(images.target->contrast == core::Contrast::t2);
  CHECK(images.reference->contrast == core::Contrast::t1);
  CHECK(images.tryFactor == 2);
  CHECK(images.truth->columns() == 48);
  CHECK(images.lr->columns() == 24);
  CHECK(images.lr->voxels() == imaging::degrade(*images.truth, 2)->voxels());
  CHECK(recorded.session.labels().has_value());
  CHECK(recorded.session.settings().scaleFactor == 2);
}

TEST_CASE("Target and reference swap", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  recorded.session.swapPair();
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.images().target->contrast == core::Contrast::t1);
  CHECK(recorded.session.images().reference->contrast == core::Contrast::t2);
  CHECK(recorded.problems.isEmpty());
}

TEST_CASE("A label map is refused as target and as reference, and the pair stays", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  const core::VolumePtr lr = recorded.session.images().lr;
  const std::string labels = recorded.session.labels()->series.id;
  const int changes = recorded.imagesChanged;
  recorded.session.useAsTarget(labels);
  REQUIRE(recorded.waitIdle());
  recorded.session.useAsReference(labels);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.problems.size() == 2);
  CHECK(recorded.problems.front().contains("label map"));
  CHECK(recorded.session.images().lr == lr);
  CHECK(recorded.imagesChanged == changes);
}

TEST_CASE("An image is refused as label map, and the overlay stays", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  const core::VolumePtr overlay = recorded.session.labels()->volume;
  recorded.session.loadLabels(recorded.session.images().target->id);
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.problems.size() == 1);
  CHECK(recorded.problems.front().contains("not a label map"));
  CHECK(recorded.session.labels()->volume == overlay);
}

TEST_CASE("A failed open says why and leaves everything as it was", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  QTemporaryDir folder;
  const QString broken = folder.filePath("broken.nii");
  std::ofstream(broken.toStdString()) << "this is no image";
  const PairImages before = recorded.session.images();
  const std::size_t studies = recorded.session.studies().studies().size();
  for (const QString& path : {broken, folder.filePath("missing.nii.gz"), folder.path()}) {
    recorded.session.openFiles({path});
    REQUIRE(recorded.waitIdle());
  }
  CHECK(recorded.problems.size() == 3);
  CHECK(recorded.problems.join(" ").contains("broken.nii"));
  CHECK(recorded.problems.join(" ").contains("missing.nii.gz"));
  CHECK(recorded.session.images().lr == before.lr);
  CHECK(recorded.session.images().target->id == before.target->id);
  CHECK(recorded.session.studies().studies().size() == studies);
  CHECK(recorded.session.labels().has_value());
}

TEST_CASE("Of two answers in a row only the last is shown", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  recorded.session.setTryFactor(4);
  recorded.session.setTryFactor(0);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.images().tryFactor == 0);
  CHECK(recorded.session.images().truth == nullptr);
  CHECK(recorded.imagesChanged == 2);
  // Also when the last is what is on show already.
  recorded.session.setTryFactor(2);
  recorded.session.setTryFactor(0);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.images().tryFactor == 0);
}

TEST_CASE("A run without a model says so and leaves no result", "[session]") {
  QTemporaryDir empty;
  Recorded recorded;
  recorded.openDemo();
  RunSettings settings = recorded.session.settings();
  settings.model = "no-such-model";
  recorded.session.setSettings(settings);
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.problems.size() == 1);
  CHECK(recorded.problems.front().contains("no-such-model"));
  CHECK(recorded.session.result() == nullptr);
  CHECK_FALSE(recorded.session.isRunning());
}

TEST_CASE("A run goes outwards from the cursor's slice and ends measured", "[session]") {
  const TinyModels models;
  Recorded recorded;
  recorded.openDemo();
  const core::Geometry& grid = recorded.session.images().lr->geometry();
  recorded.session.run(grid.lpsFromIndex({3, 3, 10}));
  CHECK(recorded.session.isRunning());
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.problems.isEmpty());
  REQUIRE(recorded.slices.size() == 32);
  CHECK(recorded.slices.front() == 10);
  CHECK(std::abs(recorded.slices[1] - 10) == 1);
  CHECK(std::abs(recorded.slices[2] - 10) == 1);
  const Result* result = recorded.session.result();
  REQUIRE(result);
  CHECK(result->complete);
  CHECK(result->voxels.capacity() == 0);  // the volume has them now
  CHECK(result->againstTruth);
  CHECK(result->finishedSlices == 32);
  CHECK(result->sr->geometry().sameGrid(recorded.session.images().truth->geometry()));
  REQUIRE(result->srMetrics);
  REQUIRE(result->interpolatedMetrics);
  CHECK(result->interpolatedMetrics->psnr > 15);
  CHECK(result->error);
  CHECK(result->srAt(grid.lpsFromIndex({3, 3, 10})) ==
        Approx(core::sampleLinear(*result->sr, grid.lpsFromIndex({3, 3, 10}))));
}

TEST_CASE("Without a ground truth no quality is measured", "[session]") {
  const TinyModels models;
  Recorded recorded;
  recorded.openDemo(0, {{32, 32, 32}, 5});
  CHECK(recorded.session.images().truth == nullptr);
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(recorded.waitIdle());
  const Result* result = recorded.session.result();
  REQUIRE(result);
  CHECK(result->complete);
  CHECK_FALSE(result->againstTruth);
  CHECK_FALSE(result->srMetrics);
  CHECK_FALSE(result->interpolatedMetrics);
  CHECK(result->error);
}

TEST_CASE("A cancelled run keeps the slices that were done, marked as partial", "[session]") {
  const TinyModels models;
  Recorded recorded;
  recorded.openDemo();
  QObject::connect(&recorded.session, &Session::sliceDone, &recorded.session, [&] {
    if (recorded.slices.size() == 3) recorded.session.cancelRun();
  });
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(recorded.waitIdle());
  const Result* result = recorded.session.result();
  REQUIRE(result);
  CHECK_FALSE(result->complete);
  CHECK(result->finishedSlices >= 3);
  CHECK(result->finishedSlices < 32);
  CHECK_FALSE(result->srMetrics);
  CHECK(recorded.problems.isEmpty());
  CHECK_FALSE(recorded.session.canExport());
  // A slice that is done has values, one that is not has none.
  const core::Geometry& grid = result->start.grid;
  CHECK(std::isfinite(result->srAt(grid.lpsFromIndex({5, 5, static_cast<double>(recorded.slices.front())}))));
  CHECK(std::isnan(result->srAt(grid.lpsFromIndex({5, 5, 0}))));
}

TEST_CASE("A second run replaces the first, and another study ends a run", "[session]") {
  const TinyModels models;
  Recorded recorded;
  recorded.openDemo();
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(waitUntil([&] { return !recorded.slices.empty(); }));
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.result()->complete);
  CHECK(recorded.session.result()->finishedSlices == 32);

  recorded.slices.clear();
  recorded.session.run(centreOf(recorded.session));
  REQUIRE(waitUntil([&] { return !recorded.slices.empty(); }));
  recorded.session.openDemoStudy({{48, 48, 32}, 6}, 4);
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.result() == nullptr);
  CHECK_FALSE(recorded.session.isRunning());
  CHECK(recorded.session.images().tryFactor == 4);
  CHECK(recorded.session.settings().scaleFactor == 4);
}

TEST_CASE("A session can go while a run is on", "[session]") {
  const TinyModels models;
  auto recorded = std::make_unique<Recorded>();
  recorded->openDemo();
  recorded->session.run(centreOf(recorded->session));
  REQUIRE(waitUntil([&] { return !recorded->slices.empty(); }));
  recorded.reset();
  letPass(20);
}

TEST_CASE("NIfTI files open as a pair, and their result is exported with its geometry and provenance", "[session]") {
  const TinyModels models;
  QTemporaryDir folder;
  const imaging::Phantom phantom = imaging::makePhantom(kSmall);
  const auto file = [&](const char* name) { return std::filesystem::path(folder.filePath(name).toStdString()); };
  io::writeNifti(*phantom.t1, file("case_t1.nii.gz"));
  io::writeNifti(*phantom.t2, file("case_t2.nii.gz"));
  io::writeNifti(*phantom.labels, file("case_seg.nii.gz"), {}, io::NiftiContent::labels);

  Recorded recorded;
  recorded.session.openFiles({folder.filePath("case_t1.nii.gz"), folder.filePath("case_t2.nii.gz")}, 2);
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.problems.isEmpty());
  CHECK(recorded.session.images().target->description.find("t2") != std::string::npos);
  recorded.session.openFiles({folder.filePath("case_seg.nii.gz")});
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.labels().has_value());
  CHECK(recorded.session.images().tryFactor == 2);

  // Labels of which neither name nor header tells are listed as such once they are shown as such.
  io::writeNifti(*phantom.labels, file("case_regions.nii.gz"));
  recorded.session.openFiles({folder.filePath("case_regions.nii.gz")});
  REQUIRE(recorded.waitIdle());
  const auto regions = [&] {
    for (const core::Series& series : recorded.session.studies().allSeries())
      if (series.description == "case_regions") return series;
    throw std::runtime_error("not listed");
  };
  CHECK(regions().kind == core::SeriesKind::image);
  recorded.session.openFiles({folder.filePath("case_t1.nii.gz"), folder.filePath("case_t2.nii.gz")}, 2);
  REQUIRE(recorded.waitIdle());
  recorded.session.loadLabels(regions().id);
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.session.labels());
  CHECK(recorded.session.labels()->series.id == regions().id);
  CHECK(regions().kind == core::SeriesKind::labelMap);

  recorded.session.run(centreOf(recorded.session));
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.session.canExport());
  QStringList exported;
  QObject::connect(&recorded.session, &Session::exported, &recorded.session,
                   [&](const QString& path) { exported << path; });
  recorded.session.exportNifti(folder.filePath("sr.nii.gz"));
  recorded.session.exportDicom(folder.filePath("sr_dicom"));
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.problems.isEmpty());
  CHECK(exported.size() == 2);

  const core::VolumePtr sr = recorded.session.result()->sr;
  CHECK(io::loadVolumeFile(file("sr.nii.gz"))->geometry().sameGrid(sr->geometry(), 1e-3));
  const io::ScanResult dicom = io::scan({file("sr_dicom")});
  REQUIRE(dicom.studies.size() == 1);
  REQUIRE(dicom.studies.front().series.size() == 1);
  CHECK(dicom.studies.front().series.front().geometry.sameGrid(sr->geometry(), 1e-3));

  QFile provenance(folder.filePath("sr.json"));
  REQUIRE(provenance.open(QIODevice::ReadOnly));
  const QJsonObject json = QJsonDocument::fromJson(provenance.readAll()).object();
  CHECK(json["model"].toString() == "tiny-x2 0.1.0");
  CHECK(json["scaleFactor"].toInt() == 2);
  CHECK(json["content"].toString().contains("AI, research use"));
  CHECK(json["command"].toString().contains(" --try "));
}

TEST_CASE("Two folders opened at once are both there, and a label map does not follow into another study",
          "[session]") {
  QTemporaryDir folder;
  const imaging::Phantom phantom = imaging::makePhantom(kSmall);
  const std::filesystem::path root = folder.path().toStdString();
  for (const char* name : {"a", "b"}) {
    std::filesystem::create_directory(root / name);
    io::writeNifti(*phantom.t1, root / name / "t1.nii.gz");
    io::writeNifti(*phantom.t2, root / name / "t2.nii.gz");
  }
  io::writeNifti(*phantom.labels, root / "a" / "seg.nii.gz", {}, io::NiftiContent::labels);
  Recorded recorded;
  recorded.session.openFiles({folder.filePath("a")});
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.labels().has_value());  // it came with the pair
  recorded.session.openLabelFile(folder.filePath("a/seg.nii.gz"));
  REQUIRE(recorded.waitIdle());
  REQUIRE(recorded.session.studies().studies().size() == 1);
  CHECK(recorded.session.studies().studies().front().series.size() == 3);
  recorded.session.openLabelFile(folder.filePath("a/seg.nii.gz"));
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.labels().has_value());
  recorded.session.openFiles({folder.filePath("b/t2.nii.gz")});
  REQUIRE(recorded.waitIdle());
  CHECK(recorded.session.studies().studies().size() == 2);
  CHECK_FALSE(recorded.session.labels().has_value());
  CHECK(recorded.problems.isEmpty());
}

TEST_CASE("A removed target takes its picture along, a removed reference leaves the target", "[session]") {
  Recorded recorded;
  recorded.openDemo();
  recorded.session.removeSeries(recorded.session.images().reference->id);
  CHECK(recorded.session.images().target.has_value());
  CHECK_FALSE(recorded.session.canRun());
  recorded.session.removeSeries(recorded.session.images().target->id);
  CHECK_FALSE(recorded.session.images().target.has_value());
  CHECK(recorded.session.images().lr == nullptr);
  recorded.session.removeStudy(recorded.session.studies().studies().front().id);
  CHECK(recorded.session.studies().isEmpty());
}
