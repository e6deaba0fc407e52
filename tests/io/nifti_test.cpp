// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <limits>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "io/load.h"
#include "io/nifti_writer.h"
#include "io/scan.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

void writeBytes(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

template <typename T>
T fieldOf(const std::string& header, std::size_t offset) {
  T value;
  std::copy_n(header.data() + offset, sizeof value, reinterpret_cast<char*>(&value));
  return value;
}

core::ErrorCode codeOf(const fs::path& file) {
  try {
    io::loadVolumeFile(file);
  } catch (const core::Error& error) {
    INFO(error.what());
    // Each message names the file.
    CHECK(std::string(error.what()).find(file.filename().string()) != std::string::npos);
    return error.code();
  }
  FAIL("expected an error for " << file.filename());
  return {};
}

}  // namespace

TEST_CASE("An oblique volume comes back from NIfTI in its place and with its values", "[nifti]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  for (const char* name : {"a_t2.nii", "a_t2.nii.gz"}) {
    io::writeNifti(*volume, folder / name);
    const core::VolumePtr back = io::loadVolumeFile(folder / name);
    // 1e-3 mm is the project's tolerance; float32 headers keep about 1e-5 mm at 100 mm.
    CHECK(back->geometry().sameGrid(volume->geometry(), 1e-3));
    CHECK(largestDifference(*back, *volume) == 0);
  }
}

TEST_CASE("A left-handed grid keeps its handedness in NIfTI", "[nifti]") {
  const TemporaryFolder folder;
  auto axes = obliqueAxes();
  axes[2] = {-axes[2][0], -axes[2][1], -axes[2][2]};
  const core::VolumePtr volume = numberedVolume({{5, 6, 4}, {1.1, 0.7, 2}, {10, 20, -30}, axes});
  io::writeNifti(*volume, folder / "left.nii");
  CHECK(io::loadVolumeFile(folder / "left.nii")->geometry().sameGrid(volume->geometry(), 1e-3));
}

TEST_CASE("Every half-turn survives the quaternion of the qform", "[nifti]") {
  const TemporaryFolder folder;
  const std::array<core::Vector3, 3> unit{core::Vector3{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  for (int first = 0; first < 3; ++first) {
    for (const double sign : {1.0, -1.0}) {
      for (const double other : {1.0, -1.0}) {
        const auto scaled = [](double s, const core::Vector3& v) {
          return core::Vector3{s * v[0], s * v[1], s * v[2]};
        };
        const core::Vector3 x = scaled(sign, unit[static_cast<std::size_t>(first)]);
        const core::Vector3 y = scaled(other, unit[static_cast<std::size_t>((first + 1) % 3)]);
        const core::VolumePtr volume = numberedVolume({{3, 4, 5}, {1, 2, 3}, {7, -8, 9}, {x, y, core::cross(x, y)}});
        io::writeNifti(*volume, folder / "turn.nii");
        CHECK(io::loadVolumeFile(folder / "turn.nii")->geometry().sameGrid(volume->geometry(), 1e-3));
      }
    }
  }
}

TEST_CASE("qform, sform and units of a written NIfTI are set and agree", "[nifti]") {
  const TemporaryFolder folder;
  const core::Geometry geometry = obliqueGeometry();
  io::writeNifti(*numberedVolume(geometry), folder / "a.nii");
  const std::string header = bytesOf(folder / "a.nii");
  CHECK(fieldOf<std::int16_t>(header, 252) == 1);                       // qform_code: scanner
  CHECK(fieldOf<std::int16_t>(header, 254) == 1);                       // sform_code
  CHECK(static_cast<int>(header[123]) == 2);                            // xyzt_units: mm
  CHECK(fieldOf<float>(header, 268) == Approx(-geometry.origin()[0]));  // RAS against LPS
  CHECK(fieldOf<float>(header, 276) == Approx(geometry.origin()[2]));
  CHECK(fieldOf<float>(header, 280 + 12) == Approx(-geometry.origin()[0]));
  CHECK(fieldOf<float>(header, 280) == Approx(-geometry.direction(0)[0] * geometry.spacing()[0]));
}

TEST_CASE("A label map is stored as integers, and as numbers when it has fractions", "[nifti]") {
  const TemporaryFolder folder;
  const core::Geometry geometry = obliqueGeometry();
  const core::VolumePtr labels = numberedVolume(geometry);
  io::writeNifti(*labels, folder / "a_seg.nii", {}, io::NiftiContent::labels);
  CHECK(fieldOf<std::int16_t>(bytesOf(folder / "a_seg.nii"), 70) == 4);
  CHECK(fieldOf<std::int16_t>(bytesOf(folder / "a_seg.nii"), 68) == 1002);  // NIFTI_INTENT_LABEL
  io::writeNifti(*labels, folder / "a.nii");
  CHECK(fieldOf<std::int16_t>(bytesOf(folder / "a.nii"), 68) == 0);
  CHECK(largestDifference(*io::loadVolumeFile(folder / "a_seg.nii"), *labels) == 0);

  std::vector<float> voxels(geometry.voxelCount(), 0.5F);
  const core::VolumePtr fractions = core::makeVolume(geometry, std::move(voxels));
  io::writeNifti(*fractions, folder / "b_seg.nii", {}, io::NiftiContent::labels);
  CHECK(largestDifference(*io::loadVolumeFile(folder / "b_seg.nii"), *fractions) == 0);
}

TEST_CASE("NaNs pass through NIfTI", "[nifti]") {
  const TemporaryFolder folder;
  std::vector<float> voxels(obliqueGeometry().voxelCount(), 3.0F);
  voxels[5] = std::numeric_limits<float>::quiet_NaN();
  io::writeNifti(*core::makeVolume(obliqueGeometry(), voxels), folder / "nan.nii.gz", {}, io::NiftiContent::labels);
  const core::VolumePtr back = io::loadVolumeFile(folder / "nan.nii.gz");
  CHECK(std::isnan(back->voxels()[5]));
  CHECK(back->voxels()[6] == 3.0F);
}

TEST_CASE("Provenance lies beside the NIfTI file, and nothing else is left", "[nifti]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "sr.nii.gz", R"({"scale": 2})");
  CHECK(bytesOf(folder / "sr.json") == R"({"scale": 2})");
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("A NIfTI file that can't be written leaves the old one", "[nifti]") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.img"), core::Error);
  fs::create_directory(folder / "taken.nii");
  CHECK_THROWS_AS(io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "taken.nii"), core::Error);
  CHECK(fs::is_directory(folder / "taken.nii"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("Truncated, empty and foreign NIfTI files are refused by name", "[nifti]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume({{40, 40, 40}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()});
  for (const std::string ending : {".nii", ".nii.gz"}) {
    io::writeNifti(*volume, folder / ("whole" + ending));
    const std::string bytes = bytesOf(folder / ("whole" + ending));
    for (const double part : {0.0, 0.001, 0.5, 0.9, 0.9999}) {
      CAPTURE(ending, part);
      const auto length = static_cast<std::size_t>(part * static_cast<double>(bytes.size()));
      writeBytes(folder / ("cut" + ending), bytes.substr(0, length));
      CHECK(codeOf(folder / ("cut" + ending)) == core::ErrorCode::badFile);
    }
  }
  writeBytes(folder / "text.nii", std::string(5000, 'x'));
  CHECK(codeOf(folder / "text.nii") == core::ErrorCode::badFile);
  CHECK(codeOf(folder / "missing.nii") == core::ErrorCode::notFound);
}

TEST_CASE("A bit flipped in the voxels of a compressed NIfTI is noticed", "[nifti]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume({{30, 30, 30}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), folder / "a.nii.gz");
  std::string bytes = bytesOf(folder / "a.nii.gz");
  bytes[bytes.size() * 3 / 4] ^= 0x10;
  writeBytes(folder / "a.nii.gz", bytes);
  CHECK(codeOf(folder / "a.nii.gz") == core::ErrorCode::badFile);
}

TEST_CASE("2-D, 4-D, complex and huge NIfTI files are refused with the reason", "[nifti]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  const std::string whole = bytesOf(folder / "a.nii");
  const auto with = [&](std::initializer_list<std::pair<std::size_t, std::int16_t>> fields) {
    std::string changed = whole;
    for (const auto& [offset, value] : fields) changed.replace(offset, 2, reinterpret_cast<const char*>(&value), 2);
    writeBytes(folder / "changed.nii", changed);
    return codeOf(folder / "changed.nii");
  };
  CHECK(with({{40, 2}}) == core::ErrorCode::unsupported);
  CHECK(with({{46, 1}}) == core::ErrorCode::unsupported);
  CHECK(with({{40, 4}, {46, 1}, {48, 7}}) == core::ErrorCode::unsupported);
  CHECK(with({{70, 32}, {72, 64}}) == core::ErrorCode::unsupported);
  CHECK(with({{42, 32767}, {44, 32767}, {46, 32767}}) == core::ErrorCode::tooLarge);
  CHECK(with({{42, -3}}) == core::ErrorCode::badFile);
  CHECK(with({{40, 40}}) == core::ErrorCode::badFile);
}

TEST_CASE("A NIfTI file that changed after the scan is not read into the old grid", "[nifti]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  const core::Series series = io::scan({folder / "a.nii"}).studies.at(0).series.at(0);
  io::writeNifti(*numberedVolume({{4, 4, 4}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), folder / "a.nii");
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
}

TEST_CASE("A compressed file that would fill the memory is refused by its header", "[nifti]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume({{4, 4, 4}, {1, 1, 1}, {0, 0, 0}, obliqueAxes()}), folder / "small.nii");
  std::string content = bytesOf(folder / "small.nii").substr(0, 352);
  const std::int16_t size[] = {1000, 1000, 400};
  content.replace(42, sizeof size, reinterpret_cast<const char*>(size), sizeof size);
  content.resize(3000000);
  // gzip with stored blocks. RFC 1952, 2.3; RFC 1951, 3.2.4.
  std::string gz{"\x1f\x8b\x08\0\0\0\0\0\0\3", 10};
  for (std::size_t at = 0; at < content.size(); at += 60000) {
    const std::string block = content.substr(at, 60000);
    const auto length = static_cast<std::uint16_t>(block.size());
    const auto inverse = static_cast<std::uint16_t>(~length);
    gz += '\0';
    gz.append(reinterpret_cast<const char*>(&length), 2).append(reinterpret_cast<const char*>(&inverse), 2);
    gz += block;
  }
  writeBytes(folder / "bomb.nii.gz", gz);
  CHECK(codeOf(folder / "bomb.nii.gz") == core::ErrorCode::tooLarge);
}
