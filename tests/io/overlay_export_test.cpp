// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <catch2/catch.hpp>
#include <gdcmReader.h>

#include "core/error.h"
#include "core/reorient.h"
#include "io/dicom_dataset.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/load.h"
#include "io/parametric_map.h"
#include "io/segmentation.h"
#include "tests/io/conformance.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;
using namespace glmamba::io::attribute;

namespace {

gdcm::DataSet objectIn(const fs::path& file) {
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  REQUIRE(reader.Read());
  return reader.GetFile().GetDataSet();
}

io::SegmentationDescription tumourLabels() {
  io::SegmentationDescription description;
  description.segments = {{io::segmentKind("non-enhancing", 1), {1}},
                          {io::segmentKind("oedema", 2), {2}},
                          {io::segmentKind("enhancing", 3), {4}}};
  description.algorithm = "Tumour network";
  description.algorithmVersion = "1.0";
  description.programVersion = "0.1.0";
  return description;
}

/// Labels as numbers of the segments of tumourLabels().
core::VolumePtr segmentNumbers(const core::Volume& labels) {
  std::vector<float> numbers(labels.voxels());
  for (float& number : numbers) number = number == 4 ? 3 : number;
  return core::makeVolume(labels.geometry(), numbers);
}

/// As programs that write NIfTI like it: other axes first, some of them turned round.
core::VolumePtr turned(const core::Volume& volume) {
  const core::Geometry& g = volume.geometry();
  const auto minus = [](const core::Vector3& v) { return core::Vector3{-v[0], -v[1], -v[2]}; };
  const core::Geometry like{
      {1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {minus(g.direction(2)), g.direction(0), minus(g.direction(1))}};
  return core::alongAxesOf(like, core::makeVolume(g, volume.voxels()));
}

/// Spatial Locations Preserved of the sources of the first frame, in their order.
std::string locationsPreserved(const gdcm::DataSet& object) {
  const gdcm::DataSet frame = io::itemsOf(object, kPerFrameFunctionalGroupsSequence).at(0);
  const gdcm::DataSet derivation = io::itemsOf(frame, kDerivationImageSequence).at(0);
  std::string all;
  for (const gdcm::DataSet& source : io::itemsOf(derivation, kSourceImageSequence))
    all += io::textOf(source, io::tagOf(kSpatialLocationsPreserved)) + " ";
  return all;
}

}  // namespace

TEST_CASE("Volumes turned along other axes keep every voxel in its place", "[dicom]") {
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  const core::VolumePtr other = turned(*volume);
  CHECK(other->geometry().size() == core::Size3{7, 12, 9});
  for (const core::Vector3& index : {core::Vector3{0, 0, 0}, {11, 3, 2}, {4, 8, 6}}) {
    const core::Vector3 there = other->geometry().indexFromLps(volume->geometry().lpsFromIndex(index));
    const auto at = [](double x) { return static_cast<int>(std::lround(x)); };
    CHECK(other->at(at(there[0]), at(there[1]), at(there[2])) == volume->at(at(index[0]), at(index[1]), at(index[2])));
  }
  const core::VolumePtr back = core::alongAxesOf(volume->geometry(), other);
  CHECK(back->geometry().sameGrid(volume->geometry(), 1e-9));
  CHECK(back->voxels() == volume->voxels());
}

TEST_CASE("Colours of segments are CIELab as DICOM scales it", "[dicom]") {
  // Computed apart from this program, sRGB to L*a*b* of D50.
  const auto near = [](const io::Rgb& rgb, std::array<int, 3> expected) {
    const auto lab = io::dicomCieLab(rgb);
    for (std::size_t i = 0; i < 3; ++i) CHECK(std::abs(static_cast<int>(lab[i]) - expected[i]) <= 8);
  };
  near({86, 180, 233}, {45400, 28579, 23766});
  near({213, 94, 0}, {35976, 44539, 49401});
  near({0, 158, 115}, {37753, 21404, 36035});
  near({240, 228, 66}, {58687, 30716, 52165});
}

TEST_CASE("A segmentation lies on its source, voxel for voxel, whatever the order of the label map's axes", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::VolumePtr labels = patchedLabels(study.volume->geometry());
  for (const bool isTurned : {false, true}) {
    const fs::path place = folder / (isTurned ? "turned" : "seg");
    const fs::path file =
        io::exportSegmentation(isTurned ? turned(*labels) : labels, tumourLabels(), *study.target, {}, place);
    CHECK(conformanceErrors(file, "Segmentation") == "");
    CHECK(differencesElsewhere({{place, segmentNumbers(*labels)}}) == "");
    const gdcm::DataSet object = objectIn(file);
    CHECK(locationsPreserved(object) == "YES ");
    CHECK(io::itemsOf(object, kSegmentSequence).size() == 3);
    // Six slices of two labels, and one of the third: empty ones are left out.
    CHECK(io::textOf(object, io::tagOf(kNumberOfFrames)) == "13");
  }
}

TEST_CASE("Segments may share labels, and say so", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  io::SegmentationDescription description = tumourLabels();
  description.method = io::SegmentMethod::manual;
  description.segments.push_back({io::segmentKind("whole-tumour", 4), {1, 2, 4}});
  description.segments.push_back({io::segmentKind("Nothing here", 5), {9}});
  const fs::path file =
      io::exportSegmentation(patchedLabels(study.volume->geometry()), description, *study.target, {}, folder / "seg");
  CHECK(conformanceErrors(file, "Segmentation") == "");
  const gdcm::DataSet object = objectIn(file);
  CHECK(io::textOf(object, io::tagOf(kSegmentsOverlap)) == "YES");
  CHECK(io::itemsOf(object, kSegmentSequence).size() == 4);
}

TEST_CASE("A segmentation that can't be is refused and leaves nothing", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::VolumePtr labels = patchedLabels(study.volume->geometry());
  const auto refused = [&](const core::VolumePtr& volume, const core::Series& source, const std::string& word) {
    try {
      io::exportSegmentation(volume, {}, source, {}, folder / "seg");
      FAIL("was written");
    } catch (const core::Error& error) {
      CHECK_THAT(error.what(), Catch::Contains(word));
    }
    CHECK_FALSE(fs::exists(folder / "seg"));
  };
  const core::Geometry& g = labels->geometry();
  const auto of = [&](float value) { return core::makeVolume(g, std::vector<float>(g.voxelCount(), value)); };
  refused(of(0), *study.target, "No voxel");
  refused(of(0.5F), *study.target, "whole number");
  refused(of(std::nanf("")), *study.target, "whole number");
  refused(numberedVolume(g), *study.target, "as an image has");
  refused(core::makeVolume({g.size(), g.spacing(), {500, 0, 0}, g.directions()}, labels->voxels()), *study.target,
          "does not lie");
  core::Series nifti = *study.target;
  nifti.format = core::FileFormat::nifti;
  refused(labels, nifti, "is not DICOM");
}

TEST_CASE("Parametric maps hold their values exactly, over the series they belong to", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const auto alignment = core::GridAlignment::area;
  const core::VolumePtr sr = repeated(*study.volume, 2, alignment);
  io::exportSrSeries(*sr, *study.target, *study.reference, provenance(2, alignment), folder / "sr");
  const core::Series srSeries = onlySeries(folder / "sr");
  std::vector<float> values(sr->voxels());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::sin(static_cast<float>(i)) / 3;
  const core::VolumePtr map = core::makeVolume(sr->geometry(), values);
  std::vector<io::ParametricMap> maps;
  for (const core::MapQuantity& quantity : core::mapQuantities()) maps.push_back({map, &quantity});
  const auto files = io::exportParametricMaps(maps, srSeries, {*study.target}, {"0.1.0", "GLMamba 1"}, folder / "maps");
  REQUIRE(files.size() == core::mapQuantities().size());
  for (const fs::path& file : files) {
    CHECK(conformanceErrors(file, "ParametricMap") == "");
    const gdcm::DataSet object = objectIn(file);
    CHECK(locationsPreserved(object) == "YES NO ");
    const gdcm::DataSet shared = io::itemsOf(object, kSharedFunctionalGroupsSequence).at(0);
    const gdcm::DataSet mapping = io::itemsOf(shared, kRealWorldValueMappingSequence).at(0);
    CHECK(io::realOf(mapping, io::tagOf(kDoubleFloatRealWorldValueFirstValueMapped)) ==
          *std::min_element(values.begin(), values.end()));
    CHECK(io::realOf(mapping, io::tagOf(kDoubleFloatRealWorldValueLastValueMapped)) ==
          *std::max_element(values.begin(), values.end()));
    CHECK_FALSE(object.FindDataElement(io::tagOf(kBitsStored)));
  }
  for (std::size_t i = 1; i < files.size(); ++i) fs::remove(files[i]);
  CHECK(differencesElsewhere({{folder / "maps", map}}) == "");

  values[7] = std::nanf("");
  const core::VolumePtr hole = core::makeVolume(sr->geometry(), values);
  CHECK_THROWS_AS(io::exportParametricMaps({{hole, core::mapQuantity("ssim")}}, srSeries, {}, {}, folder / "nan"),
                  core::Error);
  CHECK_FALSE(fs::exists(folder / "nan"));
  CHECK(core::mapQuantity("nothing") == nullptr);
}

TEST_CASE("Points stay where they are in the patient, x2 and x4, on both alignments", "[dicom]") {
  const TemporaryFolder folder;
  // Voxels of the target that are 1, and their places in space, by the target's own files.
  const core::Vector3 points[] = {{2, 3, 0}, {9, 1, 3}, {5, 7, 6}};
  std::vector<float> lr(obliqueGeometry().voxelCount());
  for (const core::Vector3& p : points) lr[static_cast<std::size_t>((p[2] * 9 + p[1]) * 12 + p[0])] = 2000;
  io::writeMrSeries(*core::makeVolume(obliqueGeometry(), lr), {}, folder / "lr");
  const core::Series target = onlySeries(folder / "lr");
  std::vector<Expected> expected;
  for (const auto alignment : {core::GridAlignment::fourier, core::GridAlignment::area}) {
    for (const int scale : {2, 4}) {
      CAPTURE(scale, static_cast<int>(alignment));
      // By what the alignment means for indices, not by geometry: a block of voxels around the point when areas
      // coincide, voxel scale·i alone when voxel 0 does.
      const core::Geometry fine = target.geometry.upsampledInPlane(scale, alignment);
      std::vector<float> values(fine.voxelCount());
      const int width = alignment == core::GridAlignment::area ? scale : 1;
      for (std::size_t n = 0; n < 3; ++n)
        for (int j = 0; j < width; ++j)
          for (int i = 0; i < width; ++i) {
            const auto at = [&](double index, int more) { return static_cast<std::size_t>(scale * index + more); };
            const std::size_t row =
                static_cast<std::size_t>(points[n][2]) * static_cast<std::size_t>(fine.size()[1]) + at(points[n][1], j);
            values[row * static_cast<std::size_t>(fine.size()[0]) + at(points[n][0], i)] = static_cast<float>(n + 1);
          }
      const core::VolumePtr marks = core::makeVolume(fine, values);
      const std::string name = std::to_string(scale) + std::to_string(static_cast<int>(alignment));
      io::exportSrSeries(*marks, target, target, provenance(scale, alignment), folder / ("sr" + name));
      io::exportSegmentation(marks, {}, target, {}, folder / ("seg" + name));
      io::exportParametricMaps({{marks, core::mapQuantity("added-energy")}}, target, {}, {}, folder / ("map" + name));
      expected.push_back({folder / ("sr" + name), marks, 1e-3});
      expected.push_back({folder / ("seg" + name), marks});
      expected.push_back({folder / ("map" + name), marks});
      // Where the points are in the series as it is opened again.
      const core::VolumePtr again = io::loadVolumeFile(folder / ("sr" + name));
      for (std::size_t n = 0; n < 3; ++n) {
        core::Vector3 centre{};
        double count = 0;
        for (int k = 0; k < again->sliceCount(); ++k)
          for (int j = 0; j < again->rows(); ++j)
            for (int i = 0; i < again->columns(); ++i) {
              if (std::abs(again->at(i, j, k) - static_cast<float>(n + 1)) > 0.01) continue;
              const core::Vector3 point = again->geometry().lpsFromIndex({1.0 * i, 1.0 * j, 1.0 * k});
              for (std::size_t axis = 0; axis < 3; ++axis) centre[axis] += point[axis];
              ++count;
            }
        REQUIRE(count == width * width);
        const core::Vector3 place = target.geometry.lpsFromIndex(points[n]);
        for (std::size_t axis = 0; axis < 3; ++axis) CHECK(std::abs(centre[axis] / count - place[axis]) < 1e-3);
      }
    }
  }
  // All frames of all objects lie where these marks do.
  CHECK(differencesElsewhere(expected) == "");
}
