// SPDX-License-Identifier: Apache-2.0
#include "io/scan.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "core/series_pair.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "tests/io/reading.h"
#include "tests/io/small_study.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;
using core::Contrast;

namespace {

std::vector<core::Series> allSeries(const io::ScanResult& result) {
  std::vector<core::Series> all;
  for (const core::Study& study : result.studies) all.insert(all.end(), study.series.begin(), study.series.end());
  return all;
}

bool anyWarning(const io::ScanResult& result, const std::string& words) {
  for (const io::FileWarning& warning : result.warnings)
    if (warning.message.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("A folder of NIfTI is one study whose names give contrasts and label maps", "[scan]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "patient");
  const std::vector<std::pair<std::string, Contrast>> names{
      {"BraTS2021_00000_t1.nii", Contrast::t1},
      {"BraTS2021_00000_t1ce.nii", Contrast::t1ContrastEnhanced},
      {"BraTS2021_00000_t2.nii", Contrast::t2},
      {"BraTS2021_00000_flair.nii.gz", Contrast::flair},
      {"BraTS-GLI-00000-000-t1c.nii", Contrast::t1ContrastEnhanced},
      {"BraTS-GLI-00000-000-t1n.nii", Contrast::t1},
      {"BraTS-GLI-00000-000-t2f.nii", Contrast::flair},
      {"BraTS-GLI-00000-000-t2w.nii", Contrast::t2},
      {"IXI012-HH-1211-PD.nii", Contrast::pd},
      {"IXI012-HH-1211-T2.nii", Contrast::t2},
      {"avg152T1.nii", Contrast::t1},
      {"T2W.nii", Contrast::t2},
      {"BRATS_001_0000.nii", Contrast::flair},
      {"BRATS_001_0003.nii", Contrast::t2},
      {"scan_0001.nii", Contrast::unknown},
      {"scan.nii", Contrast::unknown}};
  for (const auto& [name, contrast] : names)
    io::writeNifti(*numberedVolume({{4, 4, 4}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), folder / "patient" / name);
  for (const char* name : {"BraTS2021_00000_seg.nii", "lesions.nii", "T2_mask.nii"})
    io::writeNifti(*numberedVolume({{4, 4, 4}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), folder / "patient" / name);

  const io::ScanResult result = io::scan({folder.path()});
  REQUIRE(result.studies.size() == 1);
  CHECK(result.studies[0].description == "patient");
  REQUIRE(result.studies[0].series.size() == names.size() + 3);
  CHECK(result.warnings.empty());
  for (const core::Series& series : result.studies[0].series) {
    CAPTURE(series.description);
    const std::string file = series.files.at(0).filename().string();
    const auto named = std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.first == file; });
    CHECK((series.kind == core::SeriesKind::labelMap) == (named == names.end()));
    if (named != names.end()) CHECK(series.contrast == named->second);
  }
}

TEST_CASE("Missing, empty and unusable paths are errors that say what was expected", "[scan]") {
  const TemporaryFolder folder;
  CHECK(scanMessage({folder / "nowhere"}).find("'nowhere' does not exist") != std::string::npos);
  CHECK(scanMessage({folder.path()}).find("expected NIfTI") != std::string::npos);
  std::ofstream(folder / "notes.txt") << "nothing to see";
  CHECK(scanMessage({folder.path()}).find("expected NIfTI") != std::string::npos);
  CHECK(scanMessage({folder / "notes.txt"}).find("neither DICOM nor NIfTI") != std::string::npos);
  std::ofstream(folder / "empty.dcm").close();
  CHECK(scanMessage({folder / "empty.dcm"}).find("is empty") != std::string::npos);
  std::ofstream(folder / "magic.dcm") << std::string(128, '\0') << "DICM";
  CHECK(scanMessage({folder / "magic.dcm"}).find("'magic.dcm' has no image") != std::string::npos);
  CHECK_FALSE(scanMessage({}).empty());
}

TEST_CASE("A bad file in a folder is a warning, and the others open", "[scan]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "good.nii");
  std::ofstream(folder / "bad.nii") << "short";
  const io::ScanResult result = io::scan({folder.path()});
  CHECK(allSeries(result).size() == 1);
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].file.filename() == "bad.nii");
  CHECK(io::loadVolumeFile(folder.path())->columns() == 12);
}

TEST_CASE("A series says that a damaged slice is missing from it", "[scan]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const auto lastOf = [](const core::Series& series) { return series.files.back(); };
  fs::resize_file(lastOf(*study.target), fs::file_size(lastOf(*study.target)) / 2);
  const std::vector<core::Series> all = allSeries(io::scan({folder.path()}));
  REQUIRE(all.size() == 2);
  const auto hurt = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.id == study.target->id; });
  REQUIRE(hurt != all.end());
  CHECK(hurt->files.size() + 1 == study.target->files.size());
  const std::string expected =
      "'" + lastOf(*study.target).filename().string() + "' in its folder can't be read: slices may be missing.";
  CHECK(std::count(hurt->warnings.begin(), hurt->warnings.end(), expected) == 1);
  const core::Series& whole = all[hurt == all.begin() ? 1 : 0];
  CHECK(whole.files == study.reference->files);
  CHECK(whole.warnings == study.reference->warnings);
}

TEST_CASE("A file named twice is one series, and several volumes are listed", "[scan]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a_t1.nii");
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a_t2.nii");
  CHECK(allSeries(io::scan({folder / "a_t1.nii", folder.path(), folder / "a_t1.nii"})).size() == 2);
  try {
    io::loadVolumeFile(folder.path());
    FAIL("expected a choice");
  } catch (const core::Error& error) {
    CHECK(std::string(error.what()).find("a_t1.nii") != std::string::npos);
    CHECK(std::string(error.what()).find("a_t2.nii") != std::string::npos);
  }
}

TEST_CASE("A folder that gives nothing beside one that does is a warning", "[scan]") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "barren");
  fs::create_directory(folder / "good");
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "good" / "a.nii");
  CHECK(anyWarning(io::scan({folder / "good", folder / "barren"}), "Nothing in 'barren'"));
  CHECK(io::scan({folder / "good" / ""}).warnings.empty());
}

TEST_CASE("A scan can be cancelled", "[scan]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  const core::CancelToken cancel;
  cancel.requestCancel();
  CHECK_THROWS_AS(io::scan({folder.path()}, cancel), core::CancelToken::Requested);
}

TEST_CASE("What is found is told while the scan goes on", "[scan]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  std::vector<std::size_t> slices;
  const auto countSlices = [&](const std::vector<core::Study>& studies) {
    std::size_t count = 0;
    for (const core::Study& one : studies)
      for (const core::Series& series : one.series) count += series.files.size();
    slices.push_back(count);
  };
  // A slow disk: a look each half second, of some fifty.
  const auto slowly = [](const core::Progress&) { std::this_thread::sleep_for(std::chrono::milliseconds(40)); };
  const io::ScanResult result = io::scan({folder.path()}, {}, slowly, countSlices);
  REQUIRE(slices.size() >= 2);
  CHECK(std::is_sorted(slices.begin(), slices.end()));
  CHECK(slices.front() > 0);
  CHECK(slices.front() < study.target->files.size() + study.reference->files.size());
  CHECK(allSeries(result).size() == 2);
}

TEST_CASE("The Philips study opens as a T1 and a b = 0 that share a frame of reference", "[scan][data]") {
  const auto data = realData("dicom/philips-t1-dwi-study");
  if (!data) return;
  const io::ScanResult result = io::scan({*data / "1301_MPRAGE", *data / "2301_DWI_b0"});
  REQUIRE(result.studies.size() == 1);
  REQUIRE(result.studies[0].series.size() == 2);
  const core::Series& t1 = result.studies[0].series[0];
  const core::Series& b0 = result.studies[0].series[1];
  CHECK(t1.geometry.size() == core::Size3{256, 256, 170});
  CHECK(t1.geometry.spacing()[2] == Approx(1.0).epsilon(1e-4));
  CHECK(t1.contrast == Contrast::t1);
  CHECK(b0.geometry.size() == core::Size3{128, 128, 82});
  CHECK(b0.geometry.spacing()[0] == Approx(2.0));
  CHECK(b0.geometry.spacing()[2] == Approx(2.0).epsilon(1e-4));
  CHECK(b0.contrast == Contrast::t2);
  CHECK(t1.geometry.frameOfReferenceUid() == b0.geometry.frameOfReferenceUid());
  CHECK_FALSE(t1.geometry.frameOfReferenceUid().empty());
  CHECK(std::holds_alternative<core::SeriesPair>(core::SeriesPair::make(b0, t1)));

  const core::VolumePtr volume = io::loadVolume(t1);
  // 1187 · 2.36166056166056: the largest stored value by the slope, as pydicom reads them.
  CHECK(core::voxelRange(*volume).highest == Approx(2803.291).epsilon(1e-6));
}

TEST_CASE("A series of two b-values is two volumes, never one of twice the slices", "[scan][data]") {
  const auto data = realData("dicom/philips-t1-dwi-study/2301_DWI_mixed_b0_b2000_12sl");
  if (!data) return;
  const std::vector<core::Series> series = allSeries(io::scan({*data}));
  REQUIRE(series.size() == 2);
  for (const core::Series& volume : series) CHECK(volume.geometry.size()[2] == 12);
  CHECK(series[0].id != series[1].id);
  CHECK((series[0].contrast == Contrast::diffusion) != (series[1].contrast == Contrast::diffusion));
}

TEST_CASE("Slice spacing comes from positions", "[scan][data]") {
  const auto siemens = realData("dicom/siemens-positions/HFS_t1_full");
  const auto ge = realData("dicom/papaya-ge-pd-oblique");
  if (!siemens || !ge) return;
  const core::Series t1 = allSeries(io::scan({*siemens})).at(0);
  CHECK(t1.geometry.size()[2] == 35);
  CHECK(t1.geometry.spacing()[2] == Approx(4.8).epsilon(1e-4));  // the slices are 4 mm thick
  const core::Series pd = allSeries(io::scan({*ge})).at(0);
  CHECK(pd.geometry.size()[2] == 20);
  CHECK(pd.geometry.spacing()[2] == Approx(7.0).margin(2e-3));  // the header says 2, the positions have one decimal
  CHECK(pd.contrast == Contrast::pd);
  CHECK(io::loadVolume(pd)->at(100, 60, 0) == 379.0F);  // by pydicom
}

TEST_CASE("The same head in three patient positions keeps its own axes", "[scan][data]") {
  const auto data = realData("dicom/siemens-positions");
  if (!data) return;
  for (const char* position : {"HFP_t1_4sl", "HFDL_t1_4sl"}) {
    const core::Series series = allSeries(io::scan({*data / position})).at(0);
    CHECK(series.geometry.size()[2] == 4);
    CHECK(series.geometry.spacing()[2] == Approx(4.8).epsilon(1e-4));
  }
}

TEST_CASE("Time points are split by what headers say, or by the order of their images", "[scan][data]") {
  const auto ge = realData("dicom/ge-epi-3timepoints");
  const auto philips = realData("dicom/philips-epi-interleaved-oblique");
  if (!ge || !philips) return;
  const std::vector<core::Series> volumes = allSeries(io::scan({*ge}));
  REQUIRE(volumes.size() == 3);
  for (std::size_t n = 0; n < 3; ++n) {
    CHECK(volumes[n].geometry.size()[2] == 15);
    REQUIRE(volumes[n].warnings.size() == 1);
    CHECK(volumes[n].warnings[0].find("Instance Number") != std::string::npos);
    // Files are numbered as the scanner sent them: fifteen slices, and again.
    for (const fs::path& file : volumes[n].files)
      CHECK((std::stoul(file.stem().string().substr(file.stem().string().size() - 5)) - 1) / 15 == n);
  }
  const std::vector<core::Series> times = allSeries(io::scan({*philips}));
  REQUIRE(times.size() == 3);
  for (const core::Series& time : times) CHECK(time.geometry.size()[2] == 9);
}

TEST_CASE("Row and column spacing are not swapped", "[scan][data]") {
  const auto data = realData("dicom/philips-t1-nonsquare-8sl");
  if (!data) return;
  const core::Series series = allSeries(io::scan({*data})).at(0);
  CHECK(series.geometry.size() == core::Size3{274, 384, 8});
  CHECK(series.geometry.spacing()[0] == Approx(0.69999).epsilon(1e-4));  // between columns
  CHECK(series.geometry.spacing()[1] == Approx(0.66667).epsilon(1e-4));  // between rows
}

TEST_CASE("Enhanced MR opens as a volume a file, by its functional groups", "[scan][data]") {
  const auto data = realData("dicom/siemens-xa30-enhanced-study");
  if (!data) return;
  const std::vector<core::Series> series = allSeries(io::scan({*data}));
  REQUIRE(series.size() == 4);
  const auto numbered = [&](int number) {
    return *std::find_if(series.begin(), series.end(), [&](const core::Series& s) { return s.number == number; });
  };
  const core::Series t1 = numbered(5);
  CHECK(t1.geometry.size() == core::Size3{128, 128, 96});
  CHECK(t1.geometry.spacing()[0] == Approx(2.0));
  CHECK(t1.geometry.spacing()[2] == Approx(2.0).epsilon(1e-4));
  CHECK(t1.contrast == Contrast::t1);
  REQUIRE(t1.frames.size() == 96);
  CHECK(std::set<int>(t1.frames.begin(), t1.frames.end()).size() == 96);
  CHECK(std::set<fs::path>(t1.files.begin(), t1.files.end()).size() == 1);
  // Phase: 0 … 4095 stored, by slope 2 and intercept −4096.
  const core::VoxelRange phase = core::voxelRange(*io::loadVolume(numbered(9)));
  CHECK(phase.lowest == -4096);
  CHECK(phase.highest <= 4094);
  CHECK(phase.highest > 4000);
}

TEST_CASE("Enhanced and classic MR of one scanner open alike", "[scan][data]") {
  const auto data = realData("dicom/philips-cs-t1");
  if (!data) return;
  const std::vector<core::Series> series = allSeries(io::scan({*data}));
  REQUIRE(series.size() == 2);
  CHECK(series[0].geometry.size() == core::Size3{256, 256, 12});
  CHECK(series[0].geometry.spacing()[2] == Approx(5.0).epsilon(1e-4));
  CHECK(series[0].contrast == Contrast::t1);
  CHECK(series[1].geometry.size() == core::Size3{256, 256, 8});
  CHECK(core::voxelRange(*io::loadVolume(series[0])).highest > 0);
}

/// `file` with its Image Type made that of no mosaic: the picture of tiles then reads as one slice.
fs::path asPlainSlice(const fs::path& file, const fs::path& copy) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  for (std::size_t at = bytes.find("MOSAIC"); at != std::string::npos; at = bytes.find("MOSAIC", at)) {
    if (at > 2000) break;
    bytes.replace(at, 6, "NORMAL");
  }
  std::ofstream(copy, std::ios::binary) << bytes;
  return copy;
}

TEST_CASE("One picture in nine transfer syntaxes decodes to the same values", "[scan][data]") {
  const auto data = realData("dicom/siemens-mosaic-transfersyntaxes");
  if (!data) return;
  const TemporaryFolder folder;
  std::vector<core::VolumePtr> volumes;
  for (const fs::directory_entry& entry : fs::directory_iterator(*data)) {
    if (entry.path().extension() != ".dcm") continue;
    CAPTURE(entry.path().filename().string());
    volumes.push_back(io::loadVolumeFile(asPlainSlice(entry.path(), folder / entry.path().filename().string())));
    CHECK(largestDifference(*volumes.front(), *volumes.back()) == 0);
  }
  CHECK(volumes.size() == 9);
}

TEST_CASE("Twelve signed bits are extended from the highest, whatever lies above", "[scan][data]") {
  const auto data = realData("dicom/siemens-12bit-signed");
  if (!data) return;
  const TemporaryFolder folder;
  const auto opened = [&](const char* name) { return io::loadVolumeFile(asPlainSlice(*data / name, folder / name)); };
  const auto countOf = [](const core::Volume& volume, float value) {
    return std::count(volume.voxels().begin(), volume.voxels().end(), value);
  };
  // 232 pixels of either file are stored as 0x0F0F.
  const core::VolumePtr isSigned = opened("12bitSigned_0x0F0F.dcm");
  CHECK(countOf(*isSigned, -241) >= 232);
  CHECK(core::voxelRange(*isSigned).lowest >= -2048);
  CHECK(core::voxelRange(*isSigned).highest <= 2047);
  const core::VolumePtr isUnsigned = opened("12bitUnsigned_0x0F0F.dcm");
  CHECK(countOf(*isUnsigned, 3855) >= 232);
  CHECK(core::voxelRange(*isUnsigned).lowest >= 0);
  CHECK(core::voxelRange(*isUnsigned).highest <= 4095);
  CHECK(core::voxelRange(*opened("12bitUnsigned.dcm")).highest <= 4095);
}

TEST_CASE("A DICOMDIR stands for the folder that it lies in", "[scan]") {
  const auto data = realData("dicom/pydicom-dicomdir");
  if (!data) return;
  const TemporaryFolder folder;
  fs::copy(*data / "DICOMDIR", folder / "DICOMDIR");
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "t1.nii");
  CHECK(allSeries(io::scan({folder / "DICOMDIR"})).size() == 1);
  CHECK(allSeries(io::scan({folder.path(), folder / "DICOMDIR"})).size() == 1);
  for (const char* name : {"DICOMDIR", "DICOMDIR-bigEnd", "DICOMDIR-implicit", "DICOMDIR-nooffset",
                           "DICOMDIR-nopatient", "DICOMDIR-reordered"}) {
    CAPTURE(name);
    CHECK(scanMessage({*data / name}).find("Nothing in '" + std::string(name)) == 0);
  }
}

TEST_CASE("Reports and parametric maps are named and left out, segmentations are label maps", "[scan][data]") {
  const auto mosaics = realData("dicom/siemens-mosaic");
  const auto others = realData("dicom/dcmqi-seg-multiframe");
  if (!mosaics || !others) return;
  CHECK(anyWarning(io::scan({*mosaics}), "is a structured report"));
  const io::ScanResult found = io::scan({*others});
  CHECK_FALSE(anyWarning(found, "is a segmentation"));
  const std::vector<core::Series> all = allSeries(found);
  const auto isLabelMap = [](const core::Series& series) { return series.kind == core::SeriesKind::labelMap; };
  CHECK(std::count_if(all.begin(), all.end(), isLabelMap) == 5);
  CHECK(anyWarning(found, "copy of another segmentation"));  // two files with one SOP Instance UID
}

TEST_CASE("All encodings of one slice decode to the same values", "[scan][data]") {
  const auto data = realData("dicom/pydicom-mr-small");
  if (!data) return;
  std::vector<core::VolumePtr> volumes;
  for (const char* name : {"MR_small", "MR_small_RLE", "MR_small_bigendian", "MR_small_implicit",
                           "MR_small_jp2klossless", "MR_small_jpeg_ls_lossless", "MR_small_padded"}) {
    volumes.push_back(io::loadVolumeFile(*data / (std::string(name) + ".dcm")));
    CHECK(largestDifference(*volumes.front(), *volumes.back()) == 0);
  }
  CHECK(core::voxelRange(*volumes.front()).highest == 2145.0F);  // by pydicom
}

TEST_CASE("A DICOM file cut anywhere is refused by name and ends nothing", "[scan][data]") {
  const auto data = realData("dicom/pydicom-mr-small/MR_small.dcm");
  if (!data) return;
  std::ifstream stream(*data, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(stream), {}};
  const TemporaryFolder folder;
  for (std::size_t length = 1; length < whole.size() - 200; length += 97) {
    std::ofstream(folder / "cut.dcm", std::ios::binary).write(whole.data(), static_cast<std::streamsize>(length));
    CAPTURE(length);
    CHECK(scanMessage({folder / "cut.dcm"}).find("'cut.dcm'") != std::string::npos);
  }
}
