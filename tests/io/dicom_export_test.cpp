// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_export.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tests/io/conformance.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;

TEST_CASE("UIDs are UUIDs in decimal", "[dicom]") {
  CHECK(io::uidFromBytes({}) == "2.25.0");
  std::array<std::uint8_t, 16> ones;
  ones.fill(0xFF);
  CHECK(io::uidFromBytes(ones) == "2.25.340282366920938463463374607431768211455");
  // The example of DICOM PS3.5, B.2: f81d4fae-7dec-11d0-a765-00a0c91e6bf6
  CHECK(io::uidFromBytes({0xf8, 0x1d, 0x4f, 0xae, 0x7d, 0xec, 0x11, 0xd0, 0xa7, 0x65, 0x00, 0xa0, 0xc9, 0x1e, 0x6b,
                          0xf6}) == "2.25.329800735698586629295641978511506172918");
  CHECK(io::makeUid() != io::makeUid());
  CHECK(io::makeUid().size() <= 44);
}

TEST_CASE("A phantom series comes back from DICOM in its place and with its values", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  CHECK(study.target->geometry.sameGrid(study.volume->geometry(), 1e-3));
  CHECK(study.reference->geometry.sameGrid(study.fine->geometry(), 1e-3));
  CHECK(largestDifference(*io::loadVolume(*study.target), *study.volume) == 0);
  CHECK(study.target->contrast == core::Contrast::t2);
  CHECK(study.reference->contrast == core::Contrast::t1);
  CHECK(study.target->geometry.frameOfReferenceUid() == study.reference->geometry.frameOfReferenceUid());
  CHECK(io::scan({folder.path()}).studies.size() == 1);
  CHECK(io::scan({folder.path()}).studies[0].patientName == "PHANTOM DEMO");
  CHECK(conformanceErrors(folder / "t2" / "00001.dcm") == "");
}

TEST_CASE("A stack that leans keeps its direction along the slices", "[dicom]") {
  const TemporaryFolder folder;
  auto axes = obliqueAxes();
  const core::Vector3 lean{axes[2][0] + 0.2 * axes[0][0], axes[2][1] + 0.2 * axes[0][1], axes[2][2] + 0.2 * axes[0][2]};
  const double norm = core::length(lean);
  axes[2] = {lean[0] / norm, lean[1] / norm, lean[2] / norm};
  const core::VolumePtr volume = numberedVolume({{8, 7, 6}, {0.9, 1.1, 3.3}, {5, 6, 7}, axes});
  io::writeMrSeries(*volume, {}, folder / "a");
  CHECK(onlySeries(folder / "a").geometry.sameGrid(volume->geometry(), 1e-3));
}

TEST_CASE("Where slices are missing the series is offered in parts, each in its place", "[dicom]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  const auto files = io::writeMrSeries(*volume, {}, folder / "a");
  fs::remove(files[3]);
  const io::ScanResult result = io::scan({folder / "a"});
  REQUIRE(result.studies.at(0).series.size() == 2);
  CHECK(result.warnings.at(0).message.find("slices missing") != std::string::npos);
  CHECK(result.studies[0].series[0].geometry.sameGrid(volume->geometry().slices(0, 3), 1e-3));
  CHECK(result.studies[0].series[1].geometry.sameGrid(volume->geometry().slices(4, 7), 1e-3));
}

TEST_CASE("Copies of slices are used once", "[dicom]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  const auto files = io::writeMrSeries(*volume, {}, folder / "a");
  fs::copy(files[2], folder / "a" / "copy");
  CHECK(onlySeries(folder / "a").geometry.sameGrid(volume->geometry(), 1e-3));
  CHECK(io::scan({folder / "a"}).warnings.at(0).message.find("copies") != std::string::npos);
}

TEST_CASE("A few slices called a localizer are no volume, and one slice of another series is", "[dicom]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = core::slices(*numberedVolume(obliqueGeometry()), 2, 3);
  io::MrSeriesDescription description;
  description.seriesDescription = "T2 one slice";
  io::writeMrSeries(*volume, description, folder / "one");
  const core::Series series = onlySeries(folder / "one");
  CHECK(series.geometry.sameGrid(volume->geometry(), 1e-3));
  CHECK(series.warnings.size() == 1);
  description.seriesDescription = "Localizer";
  io::writeMrSeries(*volume, description, folder / "loc");
  CHECK_THROWS_AS(io::scan({folder / "loc"}), core::Error);
}

TEST_CASE("A file that changed after the scan is not read as the slice it was", "[dicom]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  const auto files = io::writeMrSeries(*volume, {}, folder / "a");
  const core::Series series = onlySeries(folder / "a");
  fs::copy_file(files[5], files[2], fs::copy_options::overwrite_existing);
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
  fs::resize_file(files[2], fs::file_size(files[2]) - 100);
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
  fs::remove(files[2]);
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
}

TEST_CASE("Values that are no large integers keep their precision by a value mapping", "[dicom]") {
  const TemporaryFolder folder;
  std::vector<float> voxels(obliqueGeometry().voxelCount());
  for (std::size_t i = 0; i < voxels.size(); ++i) voxels[i] = static_cast<float>(i) / static_cast<float>(voxels.size());
  for (const float lowest : {0.0F, -1.0F}) {
    voxels[0] = lowest;
    const core::VolumePtr volume = core::makeVolume(obliqueGeometry(), voxels);
    const fs::path place = folder / (lowest < 0 ? "signed" : "unsigned");
    io::writeMrSeries(*volume, {}, place);
    // At least 2048 steps for the range of one.
    CHECK(largestDifference(*io::loadVolumeFile(place), *volume) < 0.5 / 2048);
    CHECK(conformanceErrors(place / "00001.dcm") == "");
  }
}

TEST_CASE("A super-resolved series keeps the target's place, study and frame of reference", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  for (const auto alignment : {core::GridAlignment::fourier, core::GridAlignment::area}) {
    for (const int scale : {2, 4}) {
      CAPTURE(scale, static_cast<int>(alignment));
      const core::VolumePtr sr = repeated(*study.volume, scale, alignment);
      const fs::path place = folder / ("sr" + std::to_string(scale) + std::to_string(static_cast<int>(alignment)));
      const auto files = io::exportSrSeries(*sr, *study.target, *study.reference, provenance(scale, alignment), place);
      REQUIRE(files.size() == 7);
      const core::Series series = onlySeries(place);
      CHECK(series.geometry.sameGrid(sr->geometry(), 1e-3));
      CHECK(series.geometry.frameOfReferenceUid() == study.target->geometry.frameOfReferenceUid());
      CHECK(series.id != study.target->id);
      CHECK(series.number == 201);
      CHECK(series.description.rfind("AI-SR x" + std::to_string(scale) + " T2", 0) == 0);
      CHECK(largestDifference(*io::loadVolume(series), *sr) == 0);
      CHECK(files == series.files);
      CHECK(conformanceErrors(files.front()) == "");
      CHECK(io::scan({place}).studies[0].id == io::scan({folder / "t2"}).studies[0].id);
    }
  }
}

TEST_CASE("Some slices of a super-resolved series go to their own places", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::VolumePtr sr = core::slices(*repeated(*study.volume, 2, core::GridAlignment::fourier), 2, 5);
  io::exportSrSeries(*sr, *study.target, *study.reference, provenance(2, core::GridAlignment::fourier), folder / "sr");
  const core::Series series = onlySeries(folder / "sr");
  CHECK(series.geometry.sameGrid(sr->geometry(), 1e-3));
  CHECK(largestDifference(*io::loadVolume(series), *sr) == 0);
}

TEST_CASE("A registered guide says so in the file, with how far it was moved", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  core::Provenance p = provenance(2, core::GridAlignment::fourier);
  p.registration = core::Registration{};
  p.registration->shiftMm = 2.94;
  p.registration->degrees = 0.81;
  p.registration->informationBefore = 0.71;
  p.registration->informationAfter = 0.8;
  const auto files = io::exportSrSeries(*study.volume, *study.target, *study.reference, p, folder / "sr");
  std::ifstream stream(files.front(), std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  CHECK(content.find("registered to it first: moved by 2.9 mm and turned by 0.8 degrees; mutual information 0.71 -> "
                     "0.80") != std::string::npos);
}

TEST_CASE("A result of a degraded source says so in the file", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  core::Provenance p = provenance(2, core::GridAlignment::fourier);
  for (const int degradedBy : {1, 2}) {
    p.degradedBy = degradedBy;
    const auto files = io::exportSrSeries(*study.volume, *study.target, *study.reference, p,
                                          folder / ("sr" + std::to_string(degradedBy)));
    std::ifstream stream(files.front(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    CHECK(content.find("AI super-resolution x2 in-plane") != std::string::npos);
    CHECK((content.find("first degraded x2 in k-space") != std::string::npos) == (degradedBy == 2));
  }
}

TEST_CASE("An export never overwrites and leaves nothing behind when it fails", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::VolumePtr sr = repeated(*study.volume, 2, core::GridAlignment::fourier);
  const auto run = [&](const core::Volume& volume, const core::CancelToken& cancel) {
    io::exportSrSeries(volume, *study.target, *study.reference, provenance(2, core::GridAlignment::fourier),
                       folder / "sr", cancel);
  };
  const auto entries = [&] { return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()); };
  const auto before = entries();
  const core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(run(*sr, cancel), core::CancelToken::Requested);
  const core::Geometry& g = sr->geometry();
  const core::VolumePtr elsewhere =
      core::makeVolume({g.size(), g.spacing(), {500, 500, 500}, g.directions()}, sr->voxels());
  CHECK_THROWS_AS(run(*elsewhere, {}), core::Error);
  CHECK(entries() == before);

  fs::create_directory(folder / "sr");
  std::ofstream(folder / "sr" / "mine.txt") << "keep";
  CHECK_THROWS_AS(run(*sr, {}), core::Error);
  CHECK(fs::exists(folder / "sr" / "mine.txt"));
  CHECK(std::distance(fs::directory_iterator(folder / "sr"), fs::directory_iterator()) == 1);
  fs::remove(folder / "sr" / "mine.txt");
  run(*sr, {});  // an empty folder is as good as none
  CHECK(entries() == before + 1);
}

TEST_CASE("A NIfTI target gives a DICOM series that stands alone", "[dicom]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  io::writeNifti(*volume, folder / "a_t2.nii.gz");
  const core::Series target = onlySeries(folder / "a_t2.nii.gz");
  const core::VolumePtr sr = repeated(*volume, 2, core::GridAlignment::fourier);
  const auto files =
      io::exportSrSeries(*sr, target, target, provenance(2, core::GridAlignment::fourier), folder / "sr");
  const core::Series series = onlySeries(folder / "sr");
  CHECK(series.geometry.sameGrid(sr->geometry(), 1e-3));
  CHECK(largestDifference(*io::loadVolume(series), *sr) == 0);
  CHECK(conformanceErrors(files.front()) == "");
}
