// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_file.h"

#include <cstdlib>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>

#include "io/segmentation.h"
#include "io/segmentation_series.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

io::SegmentationDescription tumourLabels() {
  io::SegmentationDescription description;
  description.segments = {{io::segmentKind("non-enhancing", 1), {1}},
                          {io::segmentKind("oedema", 2), {2}},
                          {io::segmentKind("Dr. Who's", 3), {4}}};
  description.method = io::SegmentMethod::manual;
  description.programVersion = "0.1.0";
  return description;
}

/// Labels as numbers of the segments of tumourLabels().
std::vector<float> segmentNumbers(const core::Volume& labels) {
  std::vector<float> numbers(labels.voxels());
  for (float& number : numbers) number = number == 4 ? 3 : number;
  return numbers;
}

/// The label map among the series of these paths.
core::Series labelMapIn(const std::vector<fs::path>& paths) {
  const io::ScanResult found = io::scan(paths);
  std::vector<core::Series> maps;
  for (const core::Study& study : found.studies)
    for (const core::Series& series : study.series)
      if (series.kind == core::SeriesKind::labelMap) maps.push_back(series);
  REQUIRE(maps.size() == 1);
  return maps.front();
}

/// Whether a voxel is in a segment, for each voxel.
std::vector<bool> voxelsOf(const io::Segment& segment, const core::Volume& labels) {
  const std::set<int> own(segment.labels.begin(), segment.labels.end());
  std::vector<bool> isIn;
  for (const float label : labels.voxels()) isIn.push_back(own.count(static_cast<int>(label)) > 0);
  return isIn;
}

/// A SmallStudy with a segmentation of patchedLabels() by tumourLabels().
struct SegmentedStudy {
  TemporaryFolder folder;
  SmallStudy study{folder};
  core::VolumePtr labels = patchedLabels(study.volume->geometry());
  fs::path file = io::exportSegmentation(labels, tumourLabels(), *study.target, {}, folder / "seg");

  /// The same in another form; nothing, with a message, when pydicom is not installed.
  std::optional<fs::path> rewritten(const std::string& kind) const {
    const fs::path to = folder / (kind + ".dcm");
    const std::string command = GLMAMBA_PYTHON " '" GLMAMBA_SOURCE "/tests/io/rewrite_segmentation.py' '" +
                                file.string() + "' '" + to.string() + "' " + kind;
    if (std::system((GLMAMBA_PYTHON " -c 'import pydicom, numpy' > /dev/null 2>&1")) != 0) {
      std::cerr << "Skipped: pydicom is not installed; segmentations of other programs were not opened.\n";
      return {};
    }
    REQUIRE(std::system(command.c_str()) == 0);
    return to;
  }
};

}  // namespace

TEST_CASE("A segmentation opens as the label map that it was, on the grid of its images", "[dicom]") {
  const SegmentedStudy made;
  const core::Series series = labelMapIn({made.folder / "t2", made.folder / "t1", made.folder / "seg"});
  CHECK(io::isSegmentation(series));
  CHECK_FALSE(io::isSegmentation(*made.study.target));
  CHECK(series.studyUid == made.study.target->studyUid);
  CHECK(series.geometry.sameGrid(made.study.target->geometry, 1e-9));
  const core::VolumePtr read = io::loadVolume(series);
  CHECK(read->voxels() == segmentNumbers(*made.labels));
  // In the study of its images, and no image itself.
  const io::ScanResult found = io::scan({made.folder.path()});
  REQUIRE(found.studies.size() == 1);
  CHECK(found.studies[0].series.size() == 3);

  const std::vector<io::Segment> segments = io::segmentsOf(series);
  REQUIRE(segments.size() == 3);
  for (std::size_t n = 0; n < 3; ++n) {
    const io::Segment written = tumourLabels().segments[n];
    CHECK(segments[n].kind.label == written.kind.label);
    CHECK(segments[n].kind.name == written.kind.name);
    CHECK(segments[n].kind.description == written.kind.description);
    CHECK(segments[n].kind.type.value == written.kind.type.value);
    CHECK(segments[n].kind.colour == written.kind.colour);
    CHECK(segments[n].labels == std::vector<int>{static_cast<int>(n) + 1});
    CHECK(segments[n].trackingUid.size() > 10);
  }
}

TEST_CASE("A segmentation alone has the slices from its first frame to its last", "[dicom]") {
  const SegmentedStudy made;
  const core::Series series = labelMapIn({made.file});
  // None of the labels is in the first slice.
  CHECK(series.geometry.sameGrid(made.study.target->geometry.slices(1, 7), 1e-3));
  CHECK(series.geometry.frameOfReferenceUid() == made.study.target->geometry.frameOfReferenceUid());
  const std::vector<float> all = segmentNumbers(*made.labels);
  const auto slice = static_cast<std::ptrdiff_t>(made.labels->sliceSize());
  CHECK(io::loadVolumeFile(made.file)->voxels() == std::vector<float>(all.begin() + slice, all.end()));

  // Beside an image with other frame of reference it stays on its own grid.
  const core::Geometry& g = made.study.target->geometry;
  CHECK(io::gridOn(series.geometry, g).sameGrid(g));
  CHECK(io::gridOn(series.geometry, g.withFrameOfReference("2.25.99")).sameGrid(series.geometry));
  CHECK(io::gridOn(series.geometry, g.slices(2, 7)).sameGrid(series.geometry));
}

TEST_CASE("Segments that overlap keep every voxel, and are written again as they were", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::VolumePtr labels = patchedLabels(study.volume->geometry());
  io::SegmentationDescription description = tumourLabels();
  SECTION("one within the other") {
    description.segments = {{io::segmentKind("whole-tumour", 1), {1, 2, 4}},
                            {io::segmentKind("Core", 2), {1, 4}},
                            {io::segmentKind("enhancing", 3), {4}}};
  }
  SECTION("in part") {
    description.segments = {{io::segmentKind("Left", 1), {1, 2}},
                            {io::segmentKind("Right", 2), {2, 4}},
                            {io::segmentKind("Middle", 3), {2}}};
  }
  const fs::path file = io::exportSegmentation(labels, description, *study.target, {}, folder / "seg");
  const core::Series series = labelMapIn({folder / "t2", folder / "seg"});
  const core::VolumePtr read = io::loadVolume(series);
  std::vector<io::Segment> segments = io::segmentsOf(series);
  REQUIRE(segments.size() == 3);
  for (std::size_t n = 0; n < 3; ++n) CHECK(voxelsOf(segments[n], *read) == voxelsOf(description.segments[n], *labels));

  io::SegmentationDescription again = description;
  again.segments = segments;
  const fs::path copy = io::exportSegmentation(read, again, *study.target, {}, folder / "again");
  const core::VolumePtr second = io::loadVolumeFile(copy);
  CHECK(second->voxels() == io::loadVolumeFile(file)->voxels());
  const std::vector<io::Segment> secondSegments = io::segmentsOf(labelMapIn({copy}));
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(secondSegments[n].labels == segments[n].labels);
    CHECK(secondSegments[n].trackingUid == segments[n].trackingUid);
    CHECK(secondSegments[n].kind.colour == description.segments[n].kind.colour);
  }
}

TEST_CASE("Regions that lie within one another have the labels of the innermost", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::Geometry& g = study.volume->geometry();
  std::vector<float> depths(g.voxelCount());
  for (std::size_t n = 0; n < depths.size(); ++n) depths[n] = static_cast<float>(n % 97 < 40 ? n % 97 / 10 : 0);
  io::SegmentationDescription description = tumourLabels();
  description.segments = {{io::segmentKind("whole-tumour", 1), {1, 2, 3}},
                          {io::segmentKind("Tumour core", 2), {2, 3}},
                          {io::segmentKind("enhancing", 3), {3}}};
  io::exportSegmentation(core::makeVolume(g, depths), description, *study.target, {}, folder / "seg");
  CHECK(io::loadVolume(labelMapIn({folder / "t2", folder / "seg"}))->voxels() == depths);
}

TEST_CASE("A segmentation whose segments overlap in too many ways is refused by name", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const core::Geometry& g = study.fine->geometry();
  std::vector<float> labels(g.voxelCount());
  for (std::size_t n = 0; n < labels.size(); ++n) labels[n] = static_cast<float>(n % 1024);
  io::SegmentationDescription description = tumourLabels();
  description.segments.clear();
  for (int bit = 0; bit < 10; ++bit) {
    io::Segment segment{io::segmentKind("Bit " + std::to_string(bit), bit + 1), {}};
    for (int label = 1; label < 1024; ++label)
      if ((label >> bit & 1) != 0) segment.labels.push_back(label);
    description.segments.push_back(segment);
  }
  const fs::path file =
      io::exportSegmentation(core::makeVolume(g, labels), description, *study.reference, {}, folder / "seg");
  const std::string message = scanMessage({file});
  CHECK_THAT(message, Catch::Contains("'" + file.filename().string() + "' can't be opened. Its segments overlap"));
}

TEST_CASE("Segmentations of other forms open alike", "[dicom]") {
  const SegmentedStudy made;
  const core::VolumePtr expected = io::loadVolumeFile(made.file);
  for (const std::string kind : {"fractional", "labelmap", "perframe", "deflated"}) {
    CAPTURE(kind);
    const auto file = made.rewritten(kind);
    if (!file) return;
    const core::Series series = labelMapIn({*file});
    CHECK(series.geometry.sameGrid(expected->geometry(), 1e-3));
    CHECK(io::loadVolume(series)->voxels() == expected->voxels());
    CHECK(io::segmentsOf(series)[1].kind.name == "oedema");
    CHECK(series.warnings.size() == (kind == "fractional" ? 1 : 0));
  }
}

TEST_CASE("A segmentation that makes no sense is refused in a sentence", "[dicom]") {
  const SegmentedStudy made;
  const std::pair<const char*, const char*> kinds[] = {
      {"uneven", "uneven distances"}, {"far", "mostly empty"}, {"unknown", "not there"}, {"short", "truncated"}};
  for (const auto& [kind, words] : kinds) {
    CAPTURE(kind);
    const auto file = made.rewritten(kind);
    if (!file) return;
    const std::string message = scanMessage({*file});
    CHECK_THAT(message, Catch::Contains(words));
    CHECK_THAT(message, Catch::Contains(std::string("'") + kind + ".dcm'"));
  }
}

TEST_CASE("Colours of segments come back from CIELab", "[dicom]") {
  for (int red = 0; red < 256; red += 15)
    for (int green = 0; green < 256; green += 15)
      for (int blue = 0; blue < 256; blue += 15) {
        const io::Rgb colour{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                             static_cast<std::uint8_t>(blue)};
        if (io::rgbOfCieLab(io::dicomCieLab(colour)) != colour) FAIL(red << " " << green << " " << blue);
      }
  // Beyond what a screen shows: the nearest.
  CHECK(io::rgbOfCieLab({65535, 65535, 65535})[0] == 255);
}

TEST_CASE("Segmentations by dcmqi open where they lie", "[dicom][data]") {
  const auto data = realData("dicom/dcmqi-seg-multiframe/segmentations");
  if (!data) return;
  const core::Series liver = labelMapIn({*data / "liver.dcm"});
  CHECK(liver.geometry.size() == core::Size3{512, 512, 3});
  CHECK(liver.geometry.spacing()[2] == Approx(1.0));
  CHECK(liver.geometry.origin()[2] == Approx(-128.69));
  const io::Segment segment = io::segmentsOf(liver).at(0);
  CHECK(segment.kind.label == "Liver");
  // Computed from 41661, 41167, 40792 apart from this program.
  CHECK(segment.kind.colour == io::Rgb{217, 130, 101});

  // A frame is left out between the two that are there.
  const core::VolumePtr sparse = io::loadVolumeFile(*data / "sparse-labelmap-ppv5.dcm");
  CHECK(sparse->geometry().size() == core::Size3{24, 38, 3});
  const auto voxelsIn = [&](int k) {
    return std::count(sparse->slice(k), sparse->slice(k) + sparse->sliceSize(), 1.0F);
  };
  CHECK(voxelsIn(0) > 0);
  CHECK(voxelsIn(1) == 0);
  CHECK(voxelsIn(2) > 0);
  const core::VolumePtr other = io::loadVolumeFile(*data / "sparse-labelmap-noppv.dcm");
  CHECK(core::voxelRange(*other).highest == 1);

  const core::Series overlapping = labelMapIn({*data / "partial_overlaps.dcm"});
  const core::VolumePtr labels = io::loadVolume(overlapping);
  std::vector<std::ptrdiff_t> voxels;
  for (const io::Segment& one : io::segmentsOf(overlapping)) {
    const std::vector<bool> isIn = voxelsOf(one, *labels);
    voxels.push_back(std::count(isIn.begin(), isIn.end(), true));
  }
  CHECK(voxels == std::vector<std::ptrdiff_t>{9602, 11888, 10743, 6693, 4713});  // by pydicom
}
