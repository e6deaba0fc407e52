// SPDX-License-Identifier: Apache-2.0
#include "app/model/run_queue.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include "app/model/command_line.h"
#include "app/model/session.h"
#include "inference/imaging/phantom.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tiny_models.h"
#include "waiting.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

struct Opened {
  TinyModels models;
  Session session;
  QStringList problems;
  QStringList refusals;
  int slices = 0;

  explicit Opened(int tryFactor = 2, core::Size3 size = {48, 56, 32}) {
    QObject::connect(&session, &Session::problem, &session, [this](const QString& text) { problems << text; });
    QObject::connect(&session, &Session::pairRefused, &session, [this](const QString& text) { refusals << text; });
    QObject::connect(&session, &Session::sliceDone, &session, [this] { ++slices; });
    session.openDemoStudy({size, 5}, tryFactor);
    REQUIRE(waitIdle());
  }
  bool waitIdle() {
    return waitUntil([this] { return !session.isBusy(); });
  }
  core::Vector3 cursor() const { return session.images().lr->geometry().centre(); }
  const Run& run(std::size_t index) const { return *session.runs().runs().at(index); }
};

}  // namespace

TEST_CASE("Queued runs go one after the other, and each keeps its result and its provenance", "[runs]") {
  Opened opened;
  opened.session.addToQueue(opened.cursor());
  opened.session.setTryFactor(4);
  REQUIRE(waitUntil([&] { return opened.session.images().tryFactor == 4; }));
  opened.session.addToQueue(opened.cursor());
  CHECK(opened.session.runs().runs().size() == 2);
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.session.runs().runs().size() == 2);
  for (const std::size_t index : {0u, 1u}) {
    const Run& run = opened.run(index);
    REQUIRE(run.phase == RunPhase::complete);
    REQUIRE(run.record);
    CHECK(run.record->provenance.degradedBy == run.images.tryFactor);
    CHECK(run.record->srMetrics);
    CHECK(run.record->slices == 32);
  }
  CHECK(opened.session.result()->settings.scaleFactor == 4);

  // The first is shown again with its own pair, and nothing is computed for it.
  opened.session.showRun(opened.run(0).id);
  CHECK_FALSE(opened.session.isBusy());
  CHECK(opened.session.images().tryFactor == 2);
  CHECK(opened.session.settings().scaleFactor == 2);
  REQUIRE(opened.session.result());
  CHECK(opened.session.result()->settings.scaleFactor == 2);
  CHECK(opened.problems.isEmpty());

  opened.session.removeRun(opened.run(0).id);
  CHECK(opened.session.result() == nullptr);
  CHECK(opened.session.runs().runs().size() == 1);
}

TEST_CASE("A paused run holds between slices and then gives the same voxels", "[runs]") {
  Opened opened;
  opened.session.run(opened.cursor());
  REQUIRE(opened.waitIdle());
  const std::vector<float> straight = opened.session.result()->sr->voxels();

  opened.slices = 0;
  opened.session.run(opened.cursor());
  REQUIRE(waitUntil([&] { return opened.slices >= 2; }));
  opened.session.setPaused(true);
  int held = -1;
  while (held != opened.slices) {  // the slice that it was at, however busy the machine
    held = opened.slices;
    letPass(300);
  }
  CHECK(held < 32);
  CHECK(opened.session.isRunning());
  opened.session.setPaused(false);
  REQUIRE(opened.waitIdle());
  CHECK(opened.session.result()->complete);
  CHECK(opened.session.result()->sr->voxels() == straight);
}

TEST_CASE("A paused run is cancelled, at once as far as the user sees", "[runs]") {
  Opened opened;
  opened.session.run(opened.cursor());
  REQUIRE(waitUntil([&] { return opened.slices >= 1; }));
  opened.session.setPaused(true);
  letPass(100);
  QElapsedTimer timer;
  timer.start();
  opened.session.cancelRun();
  CHECK(opened.session.runs().active()->phase == RunPhase::cancelling);
  CHECK(timer.elapsed() < 250);
  REQUIRE(opened.waitIdle());
  CHECK(opened.run(0).phase == RunPhase::stopped);
  CHECK_FALSE(opened.session.runs().isPaused());
}

TEST_CASE("A run that waits is taken off the list by its cancel, and one that runs gives way to the next", "[runs]") {
  Opened opened;
  opened.session.run(opened.cursor());
  opened.session.addToQueue(opened.cursor());
  opened.session.addToQueue(opened.cursor());
  CHECK(opened.session.runs().waitingCount() == 2);
  opened.session.cancelRun(opened.run(1).id);
  CHECK(opened.session.runs().waitingCount() == 1);
  REQUIRE(waitUntil([&] { return opened.slices >= 1; }));
  opened.session.cancelRun();
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.session.runs().runs().size() == 2);
  CHECK(opened.run(0).phase == RunPhase::stopped);
  CHECK(opened.run(1).phase == RunPhase::complete);
}

TEST_CASE("A queued run goes on when another study is opened", "[runs]") {
  Opened opened;
  QTemporaryDir folder;
  const imaging::Phantom phantom = imaging::makePhantom({{40, 40, 32}, 7});
  io::writeNifti(*phantom.t1, folder.filePath("t1.nii.gz").toStdString());
  io::writeNifti(*phantom.t2, folder.filePath("t2.nii.gz").toStdString());
  opened.session.addToQueue(opened.cursor());
  opened.session.openFiles({folder.path()});
  REQUIRE(opened.waitIdle());
  CHECK(opened.session.images().target->format == core::FileFormat::nifti);
  CHECK(opened.session.images().lr->columns() == 40);
  CHECK(opened.session.result() == nullptr);
  REQUIRE(opened.run(0).phase == RunPhase::complete);
  opened.session.showRun(opened.run(0).id);
  CHECK(opened.session.images().lr->columns() == 24);
  CHECK(opened.session.result()->complete);
}

TEST_CASE("Some slices alone are those of the whole, and measured against their part of the truth", "[runs]") {
  Opened opened;
  opened.session.run(opened.cursor());
  REQUIRE(opened.waitIdle());
  const core::VolumePtr whole = opened.session.result()->sr;
  RunSettings settings = opened.session.settings();
  settings.slices = engine::SliceRange{10, 20};
  opened.session.setSettings(settings);
  opened.session.run(opened.cursor());
  REQUIRE(opened.waitIdle());
  const Result* result = opened.session.result();
  REQUIRE(result->totalSlices() == 10);
  CHECK(result->sr->voxels() == core::slices(*whole, 10, 20)->voxels());
  CHECK(result->srMetrics);
  CHECK(opened.problems.isEmpty());
  // Another target has other slices.
  opened.session.swapPair();
  REQUIRE(opened.waitIdle());
  CHECK_FALSE(opened.session.settings().slices);
}

TEST_CASE("A memory limit that is too small is told with what to do", "[runs]") {
  Opened opened;
  RunSettings settings = opened.session.settings();
  settings.memoryLimit = 1000;
  opened.session.setSettings(settings);
  opened.session.run(opened.cursor());
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.problems.size() == 1);
  CHECK(opened.problems.front().contains("limit"));
  CHECK(opened.run(0).phase == RunPhase::failed);
}

TEST_CASE("The reference is registered on request, and the pair on show says so", "[runs]") {
  Opened opened(0);
  CHECK_FALSE(opened.session.images().registration);
  opened.session.setRegistration(core::RegistrationChoice::yes);
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.session.images().registration);
  CHECK(opened.session.images().registration->shiftMm < 1);
  opened.session.setRegistration(core::RegistrationChoice::no);
  REQUIRE(opened.waitIdle());
  CHECK_FALSE(opened.session.images().registration);
  CHECK(opened.problems.isEmpty());
}

TEST_CASE("A pair that is refused is used when the user says so, and only then", "[runs]") {
  Opened opened;
  QTemporaryDir folder;
  // Sagittal slices of 8 mm can't guide axial ones of 1 mm.
  const imaging::Phantom phantom = imaging::makePhantom({{48, 48, 48}, 7});
  const core::Geometry& grid = phantom.t2->geometry();
  const double side = grid.spacing()[0];
  const core::Geometry thick({48, 48, 6}, {side, side, 8 * side}, grid.origin(),
                             {core::Vector3{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
  std::vector<float> voxels(thick.voxelCount());
  for (std::size_t n = 0; n < voxels.size(); ++n) voxels[n] = static_cast<float>(n % 97);
  io::writeNifti(*core::makeVolume(thick, voxels), folder.filePath("t1.nii.gz").toStdString());
  io::writeNifti(*phantom.t2, folder.filePath("t2.nii.gz").toStdString());
  opened.session.openPair(folder.filePath("t2.nii.gz"), folder.filePath("t1.nii.gz"), {}, 0, {});
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.refusals.size() == 1);
  CHECK(opened.problems.isEmpty());
  CHECK(opened.session.images().target->contrast == core::Contrast::t2);
  CHECK_FALSE(opened.session.images().reference);
  opened.session.acceptRefusedPair();
  REQUIRE(opened.waitIdle());
  CHECK(opened.session.images().reference);
  CHECK(opened.session.images().pairing.acceptRefused);
  CHECK(opened.session.canRun());
}

TEST_CASE("A run copied as a command line gives the same voxels to the last bit", "[runs]") {
  Opened opened;
  QTemporaryDir folder;
  // An odd side: its degraded half does not double to it.
  const imaging::Phantom phantom = imaging::makePhantom({{45, 40, 32}, 7});
  io::writeNifti(*phantom.t1, folder.filePath("t1.nii.gz").toStdString());
  io::writeNifti(*phantom.t2, folder.filePath("t2.nii.gz").toStdString());
  const int tryFactor = GENERATE(0, 2);
  opened.session.openPair({}, {}, {folder.path()}, tryFactor, {core::RegistrationChoice::yes, false});
  REQUIRE(opened.waitIdle());
  RunSettings settings = opened.session.settings();
  settings.scaleFactor = 2;
  settings.slices = engine::SliceRange{4, 8};
  opened.session.setSettings(settings);
  opened.session.run(opened.cursor());
  REQUIRE(opened.waitIdle());
  REQUIRE(opened.session.canExport());
  CHECK(opened.session.result()->provenance.registration.has_value());
  QString line;
  QObject::connect(&opened.session, &Session::commandLineFound, &opened.session,
                   [&](const QString& text) { line = text; });
  opened.session.findCommandLine(opened.session.shownRun()->id);
  REQUIRE(opened.waitIdle());
  REQUIRE(line.startsWith("glmamba sr "));
  QProcess shell;
  shell.setWorkingDirectory(folder.path());
  shell.start("/bin/sh", {"-c", QString(GLMAMBA_COMMAND_LINE) + line.mid(7)});
  REQUIRE(shell.waitForFinished(120000));
  INFO(shell.readAllStandardError().toStdString());
  REQUIRE(shell.exitCode() == 0);
  const core::VolumePtr again = io::loadVolumeFile(folder.filePath("SR.nii.gz").toStdString());
  CHECK(again->voxels() == opened.session.result()->sr->voxels());
}

TEST_CASE("A command line names images, numbers and every choice, and is quoted for a shell", "[runs]") {
  QTemporaryDir folder;
  const std::filesystem::path place = folder.filePath("it's a study").toStdString();
  std::filesystem::create_directory(place);
  const imaging::Phantom phantom = imaging::makePhantom({{32, 32, 32}, 7});
  io::writeNifti(*phantom.t1, place / "t1.nii.gz");
  io::writeNifti(*phantom.t2, place / "t2.nii.gz");
  Session session;
  session.openFiles({folder.path()});
  REQUIRE(waitUntil([&] { return !session.isBusy(); }));
  CommandRequest request{*session.images().target, *session.images().reference, 2, {}, {}, {}};
  request.pairing.acceptRefused = true;
  request.settings.slices = engine::SliceRange{3, 9};
  request.settings.memoryLimit = 1500000000;
  request.provenance.modelName = "tiny-x2";
  request.provenance.scaleFactor = 2;
  request.provenance.device = "cuda:0";
  request.provenance.precision = "fp32";
  const std::string line = commandLine(request);
  CHECK(line.find("it'\\''s a study/t2.nii.gz' --lr-volume 1") != std::string::npos);
  for (const char* part : {" --scale 2 --try --model tiny-x2 --device cuda --precision fp32 --register no",
                           " --accept-pair", " --slices 3:9", " --memory 1.5"})
    CHECK(line.find(part) != std::string::npos);
}
