// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <regex>

#include <catch2/catch.hpp>
#include <gdcmReader.h>
#include <gdcmWriter.h>

#include "io/csa_header.h"
#include "io/dicom_dataset.h"
#include "io/dicom_mosaic.h"
#include "io/dicom_text.h"
#include "io/load.h"
#include "io/mr_series.h"
#include "io/scan.h"
#include "tests/io/reading.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

std::string number(std::uint32_t value) { return {reinterpret_cast<const char*>(&value), 4}; }

/// A CSA header with these elements.
std::string csaHeader(const std::vector<std::pair<std::string, std::vector<std::string>>>& elements) {
  std::string csa = "SV10" + number(0x01020304) + number(static_cast<std::uint32_t>(elements.size())) + number(77);
  for (const auto& [name, values] : elements) {
    csa += name + std::string(64 - name.size(), '\0') + number(1) + std::string("DS\0\0", 4) + number(3) +
           number(static_cast<std::uint32_t>(values.size())) + number(77);
    for (const std::string& value : values) {
      const auto length = static_cast<std::uint32_t>(value.size());
      csa += number(length) + number(length) + number(77) + number(length) + value;
      csa += std::string((4 - value.size() % 4) % 4, '\0');
    }
  }
  return csa;
}

/// A mosaic of 3 × 2 tiles of 5 × 4 voxels, five of them used; voxel (i, j) of tile k is 100 k + 10 j + i.
fs::path mosaic(const TemporaryFolder& folder, const std::string& csa, double distance, int columns = 15) {
  constexpr int kColumns = 5, kRows = 4;
  const core::Geometry grid({columns, 3 * kRows, 2}, {2, 3, 4}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}});
  std::vector<float> voxels(grid.voxelCount());
  for (int row = 0; row < 3 * kRows; ++row)
    for (int column = 0; column < columns; ++column)
      voxels[static_cast<std::size_t>(row * columns + column)] =
          static_cast<float>(100 * (row / kRows * 3 + column / kColumns) + 10 * (row % kRows) + column % kColumns);
  const fs::path file = io::writeMrSeries(*core::makeVolume(grid, voxels), {}, folder / "plain").at(0);
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  REQUIRE(reader.Read());
  gdcm::DataSet& d = reader.GetFile().GetDataSet();
  io::setText(d, io::attribute::kImageType, "ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC");
  io::setText(d, io::attribute::kImagePositionPatient, "10\\20\\30");
  d.Remove(io::tagOf(io::attribute::kSpacingBetweenSlices));
  if (distance > 0) io::setText(d, io::attribute::kSpacingBetweenSlices, io::decimalString(distance));
  if (!csa.empty()) {
    io::setText(d, {0x0029, 0x0011, gdcm::VR::LO}, "SIEMENS CSA HEADER");  // in the second block
    io::setBytes(d, {0x0029, 0x1110, gdcm::VR::OB}, csa.data(), csa.size());
  }
  const fs::path written = folder / "mosaic.dcm";
  gdcm::Writer writer;
  writer.SetFile(reader.GetFile());
  writer.SetFileName(written.c_str());
  REQUIRE(writer.Write());
  return written;
}

/// Slice centres that the scanner's protocol lists, in its order: the text lies in a private element as it is.
std::vector<core::Vector3> protocolCentres(const fs::path& file) {
  const std::string bytes = bytesOf(file);
  std::map<int, core::Vector3> centres;
  const std::regex line(R"(sSliceArray\.asSlice\[(\d+)\]\.sPosition\.d(Sag|Cor|Tra)\s*=\s*([-+.0-9eE]+))");
  for (std::sregex_iterator found(bytes.begin(), bytes.end(), line), end; found != end; ++found) {
    const std::string axis = (*found)[2];
    centres[std::stoi((*found)[1])][axis == "Sag" ? 0 : axis == "Cor" ? 1 : 2] = std::stod((*found)[3]);
  }
  std::vector<core::Vector3> sorted;
  for (const auto& [index, centre] : centres) sorted.push_back(centre);
  return sorted;
}

}  // namespace

TEST_CASE("The tiles of a mosaic become slices in their places", "[mosaic]") {
  const TemporaryFolder folder;
  for (const double sign : {1.0, -1.0}) {
    CAPTURE(sign);
    const std::string csa = csaHeader({{"Other", {"x", "yz"}},
                                       {"SliceNormalVector", {"0.0", "0.0", sign > 0 ? "1.0" : "-1.0"}},
                                       {"NumberOfImagesInMosaic", {"7 "}}});
    const core::Series series = onlySeries(mosaic(folder, csa, 4.5));
    const core::Geometry& grid = series.geometry;
    CHECK(grid.size() == core::Size3{5, 4, 7});
    CHECK(grid.spacing()[2] == Approx(4.5));
    const core::VolumePtr volume = io::loadVolume(series);
    for (const int tile : {0, 2, 6}) {
      // The header's position is that of 15 columns of 2 mm and 12 rows of 3 mm about the centre of the slice.
      const core::Vector3 expected{10 + 2 * 5.0, 20 + 3 * 4.0, 30 + sign * 4.5 * tile};
      const core::Vector3 index = grid.indexFromLps(expected);
      CHECK(index[0] == Approx(0).margin(1e-6));
      CHECK(index[1] == Approx(0).margin(1e-6));
      const int k = static_cast<int>(std::lround(index[2]));
      CHECK(index[2] == Approx(k).margin(1e-6));
      CHECK(volume->at(3, 2, k) == 100.0F * static_cast<float>(tile) + 23);
    }
    fs::remove_all(folder / "plain");
  }
}

TEST_CASE("A mosaic that does not say where its slices lie is refused with the reason", "[mosaic]") {
  const TemporaryFolder folder;
  const auto said = [&](const std::string& csa, double distance, int columns = 15) {
    fs::remove_all(folder / "plain");
    return scanMessage({mosaic(folder, csa, distance, columns)});
  };
  const std::pair<std::string, std::vector<std::string>> normal{"SliceNormalVector", {"0", "0", "1"}},
      count{"NumberOfImagesInMosaic", {"7"}};
  CHECK(said(csaHeader({normal, count}), 4).empty());
  CHECK(has(said("", 4), "has lost the private header"));
  CHECK(has(said(csaHeader({normal}), 4), "does not say how many"));
  CHECK(has(said(csaHeader({normal, {"NumberOfImagesInMosaic", {"9999"}}}), 4), "does not say how many"));
  CHECK(has(said(csaHeader({count}), 4), "along which normal"));
  CHECK(has(said(csaHeader({count, {"SliceNormalVector", {"0", "1", "0"}}}), 4), "along which normal"));
  CHECK(has(said(csaHeader({normal, count}), 0), "how far apart"));
  CHECK(has(said(csaHeader({normal, count}), 4, 16), "does not divide"));
  CHECK(has(said(csaHeader({normal, count}).substr(0, 200), 4), "does not say how many"));
}

TEST_CASE("A CSA header cut or changed anywhere gives values or none", "[mosaic]") {
  const std::string csa = csaHeader({{"A", {"1", "22", "333"}}, {"NumberOfImagesInMosaic", {"7"}}});
  CHECK(io::csaValues(csa, "A") == std::vector<std::string>{"1", "22", "333"});
  CHECK(io::csaValues(csa, "NumberOfImagesInMosaic") == std::vector<std::string>{"7"});
  CHECK(io::csaValues(csa, "B").empty());
  for (std::size_t length = 0; length < csa.size(); ++length)
    CHECK(io::csaValues(csa.substr(0, length), "NumberOfImagesInMosaic").size() <= 1);
  for (std::size_t at = 0; at < csa.size(); ++at) {
    std::string other = csa;
    other[at] = static_cast<char>(~other[at]);
    CHECK(io::csaValues(other, "NumberOfImagesInMosaic").size() <= 1);
  }
}

TEST_CASE("Siemens mosaics lie where the scanner's own protocol says", "[mosaic][data]") {
  const auto data = realData("dicom");
  if (!data) return;
  struct Known {
    const char* file;
    int slices, side;
  };
  for (const Known& known : {Known{"siemens-mosaic/ax_axint35", 35, 64},
                             {"siemens-mosaic/cor_corasc36", 36, 64},
                             {"siemens-mosaic/sag_sagasc35", 35, 64},
                             {"siemens-mosaic/axmb_AxAsc36mb2a_compressed", 36, 86},
                             {"siemens-12bit-signed/12bitUnsigned.dcm", 35, 64},
                             {"nibabel-nicom/siemens_dwi_0.dcm", 48, 128}}) {
    CAPTURE(known.file);
    const core::Series series = onlySeries(*data / known.file);
    CHECK(series.geometry.size() == core::Size3{known.side, known.side, known.slices});
    std::vector<core::Vector3> centres = protocolCentres(series.files.front());
    REQUIRE(centres.size() == static_cast<std::size_t>(known.slices));
    // Slices of the series are sorted along their normal, those of the protocol perhaps the other way.
    for (const core::Vector3& centre : centres) {
      const core::Vector3 index = series.geometry.indexFromLps(centre);
      CHECK(index[0] == Approx(known.side / 2.0).margin(1e-3));  // Siemens centres the field of view on a voxel
      CHECK(index[1] == Approx(known.side / 2.0).margin(1e-3));
      CHECK(std::abs(index[2] - std::round(index[2])) < 1e-3);
    }
    const auto depth = [&](const core::Vector3& centre) { return series.geometry.indexFromLps(centre)[2]; };
    const bool ascending = depth(centres.front()) < depth(centres.back());
    CHECK(depth(centres.front()) == Approx(ascending ? 0 : known.slices - 1).margin(1e-3));
    CHECK(depth(centres.back()) == Approx(ascending ? known.slices - 1 : 0).margin(1e-3));
  }
}

TEST_CASE("The tiles of Siemens and United Imaging hold the values that pydicom reads there", "[mosaic][data]") {
  const auto data = realData("dicom");
  if (!data) return;
  struct Known {
    const char* path;
    int tile, value;
    double sum;
    bool reversed;  ///< tiles follow each other against the normal of rows and columns
  };
  const char* sagittal = "siemens-mosaic/sag_sagasc35";
  const char* axial = "siemens-mosaic/ax_axint35";
  const char* grid = "uih-t1-dwi/dwi_vframe_grid/00000002.dcm";
  for (const Known& known : {Known{sagittal, 0, 83, 792046, true},
                             {sagittal, 17, 695, 1523631, true},
                             {sagittal, 34, 367, 251240, true},
                             {axial, 0, 29, 341894, false},
                             {axial, 17, 62, 1424934, false},
                             {axial, 34, 79, 617468, false},
                             {grid, 0, 104, 233983, false},
                             {grid, 17, 13, 81448, false},
                             {grid, 19, 37, 37819, false}}) {
    CAPTURE(known.path, known.tile);
    const core::Series series = onlySeries(*data / known.path);
    const core::VolumePtr volume = io::loadVolume(series);
    const int k = known.reversed ? volume->sliceCount() - 1 - known.tile : known.tile;
    CHECK(volume->at(30, 20, k) == static_cast<float>(known.value));
    double sum = 0;
    for (int j = 0; j < volume->rows(); ++j)
      for (int i = 0; i < volume->columns(); ++i) sum += volume->at(i, j, k);
    CHECK(sum == known.sum);
  }
}

TEST_CASE("United Imaging's tiles lie where each says", "[mosaic][data]") {
  const auto data = realData("dicom/uih-t1-dwi/dwi_vframe_grid");
  if (!data) return;
  const io::ScanResult found = io::scan({*data});
  REQUIRE(found.studies.size() == 1);
  REQUIRE(found.studies[0].series.size() == 3);
  for (const core::Series& series : found.studies[0].series) {
    const core::Geometry& grid = series.geometry;
    CHECK(grid.size() == core::Size3{64, 64, 20});
    CHECK(grid.spacing()[2] == Approx(4.2).epsilon(1e-4));
    // Tiles 0 and 2, by dcmdump.
    const core::Vector3 first = grid.lpsFromIndex({0, 0, 0}), third = grid.lpsFromIndex({0, 0, 2});
    const core::Vector3 expected[] = {{-154.647507, -58.5786934, -9.21860886},
                                      {-154.890732, -58.5786934, -0.822131157}};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      CHECK(first[axis] == Approx(expected[0][axis]).margin(1e-3));
      CHECK(third[axis] == Approx(expected[1][axis]).margin(1e-3));
    }
  }
}

TEST_CASE("One mosaic in nine transfer syntaxes is nine volumes alike, never one of nine slices", "[mosaic][data]") {
  const auto data = realData("dicom/siemens-mosaic-transfersyntaxes");
  if (!data) return;
  const io::ScanResult found = io::scan({*data});
  REQUIRE(found.studies.size() == 1);
  const std::vector<core::Series>& series = found.studies[0].series;
  REQUIRE(series.size() == 9);
  const core::VolumePtr first = io::loadVolume(series[0]);
  CHECK(first->geometry().size() == core::Size3{64, 64, 35});
  CHECK(first->at(30, 20, 17) == 370);  // by pydicom
  for (const core::Series& one : series) {
    const core::VolumePtr volume = io::loadVolume(one);
    CHECK(volume->geometry().sameGrid(first->geometry()));
    CHECK(largestDifference(*volume, *first) == 0);
  }
}
