// SPDX-License-Identifier: Apache-2.0
#include "io/nifti_header.h"

#include <cstring>
#include <fstream>
#include <limits>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "core/error.h"
#include "io/load.h"
#include "io/scan.h"
#include "tests/io/reading.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

/// A header made byte by byte, by the offsets of nifti1.h or nifti2.h.
class Header {
 public:
  explicit Header(int version, const char* magic) : m_bytes(version == 1 ? 352 : 544, '\0'), m_version(version) {
    set<std::int32_t>(0, version == 1 ? 348 : 540);
    std::memcpy(m_bytes.data() + (version == 1 ? 344 : 4), magic, version == 1 ? 4 : 8);
    set<std::int16_t>(version == 1 ? 70 : 12, 4);   // int16
    set<std::int16_t>(version == 1 ? 72 : 14, 16);  // bits
    setOffset(static_cast<double>(m_bytes.size()));
  }
  template <typename T>
  Header& set(std::size_t offset, T value) {
    std::memcpy(&m_bytes[offset], &value, sizeof value);
    return *this;
  }
  Header& setOffset(double bytes) {
    return m_version == 1 ? set<float>(108, static_cast<float>(bytes)) : set<std::int64_t>(168, std::int64_t(bytes));
  }
  Header& sizes(std::initializer_list<int> sizes) {
    std::size_t axis = 0;
    setSize(axis++, static_cast<int>(sizes.size()));
    for (const int size : sizes) setSize(axis++, size);
    return *this;
  }
  Header& reals(std::size_t first, std::size_t second, std::initializer_list<double> values) {
    std::size_t i = 0;
    for (const double value : values) {
      m_version == 1 ? set<float>(first + 4 * i, static_cast<float>(value)) : set<double>(second + 8 * i, value);
      ++i;
    }
    return *this;
  }
  /// pixdim[0] is qfac.
  Header& pixdim(std::initializer_list<double> values) { return reals(76, 104, values); }
  Header& qform(int code, std::initializer_list<double> quaternionAndOffset) {
    m_version == 1 ? set<std::int16_t>(252, std::int16_t(code)) : set<std::int32_t>(344, code);
    return reals(256, 352, quaternionAndOffset);
  }
  Header& sform(int code, std::initializer_list<double> rows) {
    m_version == 1 ? set<std::int16_t>(254, std::int16_t(code)) : set<std::int32_t>(348, code);
    return reals(280, 400, rows);
  }
  Header& scale(double slope, double intercept) { return reals(112, 176, {slope, intercept}); }
  Header& units(int units) {
    return m_version == 1 ? set<std::uint8_t>(123, std::uint8_t(units)) : set<std::int32_t>(500, units);
  }
  Header& intent(int code) {
    return m_version == 1 ? set<std::int16_t>(68, std::int16_t(code)) : set<std::int32_t>(504, code);
  }
  const std::string& bytes() const { return m_bytes; }

 private:
  void setSize(std::size_t axis, int size) {
    m_version == 1 ? set<std::int16_t>(40 + 2 * axis, std::int16_t(size)) : set<std::int64_t>(16 + 8 * axis, size);
  }
  std::string m_bytes;
  int m_version;
};

constexpr char kOne[] = "n+1", kOnePair[] = "ni1", kTwo[] = "n+2\0\r\n\032\n", kTwoPair[] = "ni2\0\r\n\032\n";

Header headerOf(int version, bool pair = false) {
  Header header(version, version == 1 ? (pair ? kOnePair : kOne) : (pair ? kTwoPair : kTwo));
  header.sizes({4, 3, 2}).pixdim({1, 2, 3, 4}).qform(1, {0, 0, 0, 10, 20, 30});
  if (pair) header.setOffset(0);
  return header;
}

/// 0, 1, 2, … as int16.
std::string voxels(int count) {
  std::string bytes;
  for (std::int16_t i = 0; i < count; ++i) bytes.append(reinterpret_cast<const char*>(&i), 2);
  return bytes;
}

fs::path written(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

fs::path writtenGz(const fs::path& file, const std::string& bytes) {
  const gzFile gz = gzopen(file.c_str(), "wb");
  gzwrite(gz, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(gz);
  return file;
}

core::Geometry geometryOf(const Header& header, std::vector<std::string>* warnings = nullptr) {
  const std::vector<unsigned char> bytes(header.bytes().begin(), header.bytes().end());
  std::vector<std::string> own;
  return io::niftiGeometry(io::parsedNiftiHeader(bytes, "a.nii"), "a.nii", warnings != nullptr ? *warnings : own);
}

void checkNear(const core::Vector3& a, const core::Vector3& b) {
  for (std::size_t i = 0; i < 3; ++i) CHECK(a[i] == Approx(b[i]).margin(1e-5));
}

std::vector<core::Series> seriesIn(const fs::path& path) {
  std::vector<core::Series> all;
  for (const core::Study& study : io::scan({path}).studies)
    all.insert(all.end(), study.series.begin(), study.series.end());
  return all;
}

}  // namespace

TEST_CASE("Both versions of NIfTI place a voxel where their qform says", "[nifti]") {
  for (const int version : {1, 2}) {
    CAPTURE(version);
    // b = c = d = 1/2 turns x to y, y to z, z to x; qfac −1 then turns k round.
    Header header = headerOf(version).pixdim({-1, 2, 3, 4}).qform(1, {0.5, 0.5, 0.5, 10, 20, 30});
    const core::Geometry grid = geometryOf(header);
    CHECK(grid.size() == core::Size3{4, 3, 2});
    checkNear(grid.spacing(), {2, 3, 4});
    checkNear(grid.origin(), {-10, -20, 30});  // RAS to LPS
    checkNear(grid.direction(0), {0, -1, 0});  // RAS +y
    checkNear(grid.direction(1), {0, 0, 1});   // RAS +z
    checkNear(grid.direction(2), {1, 0, 0});   // RAS −x
    checkNear(grid.lpsFromIndex({1, 2, 1}), {-6, -22, 36});
  }
}

TEST_CASE("A file whose header calls it labels is a label map, whatever its name", "[nifti]") {
  const TemporaryFolder folder;
  for (const int version : {1, 2}) {
    INFO("version " << version);
    for (const int intent : {0, 1001, 1002}) {
      const fs::path file = written(folder / "t2.nii", headerOf(version).intent(intent).bytes() + voxels(24));
      const io::ScanResult found = io::scan({file});
      REQUIRE(found.studies.size() == 1);
      CHECK((found.studies[0].series.at(0).kind == core::SeriesKind::labelMap) == (intent == 1002));
    }
  }
}

TEST_CASE("A quaternion beyond one by rounding is a half-turn", "[nifti]") {
  const core::Geometry grid = geometryOf(headerOf(1).qform(1, {0, 1.0000002, 0, 0, 0, 0}));
  checkNear(grid.direction(0), {1, 0, 0});  // about y: RAS −x
  checkNear(grid.direction(1), {0, -1, 0});
  checkNear(grid.direction(2), {0, 0, -1});
}

TEST_CASE("The sform goes before the qform, and a difference is said", "[nifti]") {
  for (const int version : {1, 2}) {
    CAPTURE(version);
    Header header = headerOf(version).sform(2, {0, 0, 5, -7, 2, 0, 0, 8, 0, 3, 0, 9});
    std::vector<std::string> warnings;
    const core::Geometry grid = geometryOf(header, &warnings);
    checkNear(grid.spacing(), {2, 3, 5});
    checkNear(grid.lpsFromIndex({1, 1, 1}), {2, -10, 12});  // RAS (5 − 7, 2 + 8, 3 + 9)
    REQUIRE(warnings.size() == 1);
    CHECK(has(warnings[0], "sform was used"));
    header.sform(0, {});
    warnings.clear();
    checkNear(geometryOf(header, &warnings).spacing(), {2, 3, 4});
    CHECK(warnings.empty());
  }
}

TEST_CASE("An sform of zeros gives way to the qform, and alone is refused", "[nifti]") {
  std::vector<std::string> warnings;
  Header header = headerOf(1).sform(1, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  checkNear(geometryOf(header, &warnings).spacing(), {2, 3, 4});
  REQUIRE(warnings.size() == 1);
  CHECK(has(warnings[0], "the qform was used"));
  header.qform(0, {});
  CHECK_THROWS_AS(geometryOf(header), core::Error);
}

TEST_CASE("Without qform and sform the position is a guess, and said to be one", "[nifti]") {
  std::vector<std::string> warnings;
  const core::Geometry grid = geometryOf(headerOf(1).qform(0, {}), &warnings);
  checkNear(grid.spacing(), {2, 3, 4});
  REQUIRE(warnings.size() == 1);
  CHECK(has(warnings[0], "guesses"));
}

TEST_CASE("Metres and micrometres become millimetres, also those of the sform", "[nifti]") {
  for (const int version : {1, 2}) {
    Header metres = headerOf(version).pixdim({1, 0.002, 0.003, 0.004}).qform(1, {0, 0, 0, 0.01, 0.02, 0.03}).units(1);
    checkNear(geometryOf(metres).spacing(), {2, 3, 4});
    checkNear(geometryOf(metres).origin(), {-10, -20, 30});
    Header micrometres = headerOf(version).units(3 + 8).sform(  // and seconds
        1, {500, 0, 0, 1000, 0, 600, 0, 2000, 0, 0, 700, 3000});
    checkNear(geometryOf(micrometres).spacing(), {0.5, 0.6, 0.7});
    checkNear(geometryOf(micrometres).origin(), {-1, -2, 3});
    checkNear(geometryOf(headerOf(version).units(0)).spacing(), {2, 3, 4});
  }
}

TEST_CASE("Spacings of nothing, of atoms and of houses are refused in a sentence", "[nifti]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const double width : {0.0, 1e-30, 1e-6, 1e6, 1e30, double(nan)}) {
    CAPTURE(width);
    for (const bool placed : {true, false}) {
      Header header = headerOf(1).pixdim({1, width, 3, 4});
      if (!placed) header.qform(0, {});
      try {
        geometryOf(header);
        FAIL("expected an error");
      } catch (const core::Error& error) {
        CHECK(error.code() == core::ErrorCode::badFile);
        CHECK(has(error.what(), "'a.nii'"));
      }
    }
  }
  checkNear(geometryOf(headerOf(1).pixdim({1, -2, 3, 4})).spacing(), {2, 3, 4});  // signs say nothing here
}

TEST_CASE("Each volume of a 4-D file is a series of its own", "[nifti]") {
  const TemporaryFolder folder;
  for (const int version : {1, 2}) {
    CAPTURE(version);
    const Header header = headerOf(version).sizes({4, 3, 2, 3}).scale(2, 100);
    const std::string bytes = header.bytes() + voxels(72);
    for (const fs::path& file : {written(folder / "fmri.nii", bytes), writtenGz(folder / "fmri.nii.gz", bytes)}) {
      const std::vector<core::Series> series = seriesIn(file);
      REQUIRE(series.size() == 3);
      for (std::size_t n = 0; n < 3; ++n) {
        CHECK(series[n].description == "fmri (volume " + std::to_string(n + 1) + " of 3)");
        const core::VolumePtr volume = io::loadVolume(series[n]);
        CHECK(volume->at(0, 0, 0) == 100.0F + 2 * 24 * float(n));
        CHECK(volume->at(3, 2, 1) == 100.0F + 2 * (24 * float(n) + 23));
      }
      CHECK(series[0].id != series[1].id);
      CHECK(has(loadMessage(file), "holds 3 volumes"));
    }
  }
  // Axes beyond the fourth count too; those of one voxel don't.
  written(folder / "5d.nii", headerOf(1).sizes({4, 3, 2, 1, 2}).bytes() + voxels(48));
  CHECK(seriesIn(folder / "5d.nii").size() == 2);
  written(folder / "5d.nii", headerOf(1).sizes({4, 3, 2, 1, 1}).bytes() + voxels(24));
  CHECK(io::loadVolumeFile(folder / "5d.nii")->at(1, 0, 0) == 1);
  written(folder / "many.nii", headerOf(1).sizes({4, 3, 2, 32767, 32767, 32767, 32767}).bytes() + voxels(24));
  CHECK(has(loadMessage(folder / "many.nii"), "volumes"));
}

TEST_CASE("A pair of header and voxels opens by either name, once from a folder, and never alone", "[nifti]") {
  for (const int version : {1, 2}) {
    CAPTURE(version);
    const TemporaryFolder folder;
    const std::string header = headerOf(version, true).bytes();
    written(folder / "a.hdr", header);
    written(folder / "a.img", voxels(24));
    writtenGz(folder / "b.hdr.gz", header);
    writtenGz(folder / "b.img.gz", voxels(24));
    for (const char* name : {"a.hdr", "a.img", "b.hdr.gz", "b.img.gz"}) {
      CAPTURE(name);
      const core::VolumePtr volume = io::loadVolumeFile(folder / name);
      CHECK(volume->at(3, 2, 1) == 23);
      checkNear(volume->geometry().origin(), {-10, -20, 30});
    }
    CHECK(seriesIn(folder.path()).size() == 2);
    written(folder / "c.hdr", header);
    CHECK(has(loadMessage(folder / "c.hdr"), "has no voxels beside it"));
    written(folder / "d.img", voxels(24));
    CHECK(has(loadMessage(folder / "d.img"), "has no header beside it"));
    written(folder / "c.img", voxels(23));
    CHECK(has(loadMessage(folder / "c.hdr"), "truncated"));
    written(folder / "e.nii", header + voxels(24));
    CHECK(has(loadMessage(folder / "e.nii"), "half of a pair"));
  }
}

TEST_CASE("Analyze 7.5, which knows no left, is refused by name", "[nifti]") {
  const TemporaryFolder folder;
  written(folder / "old.hdr", Header(1, "\0\0\0").sizes({4, 3, 2}).bytes());
  written(folder / "old.img", voxels(24));
  CHECK(has(loadMessage(folder / "old.hdr"), "is Analyze 7.5"));
}

TEST_CASE("Headers of the other byte order are read, and their voxels", "[nifti]") {
  const TemporaryFolder folder;
  std::string bytes = headerOf(1).scale(2, 3).bytes() + voxels(24);
  const auto swap = [&](std::size_t first, std::size_t last, std::size_t width) {
    for (std::size_t at = first; at < last; at += width)
      std::reverse(bytes.begin() + std::ptrdiff_t(at), bytes.begin() + std::ptrdiff_t(at + width));
  };
  swap(0, 4, 4), swap(40, 56, 2), swap(70, 74, 2), swap(76, 120, 4), swap(252, 256, 2), swap(256, 328, 4);
  swap(352, bytes.size(), 2);
  written(folder / "big.nii", bytes);
  const core::VolumePtr volume = io::loadVolumeFile(folder / "big.nii");
  CHECK(volume->at(3, 2, 1) == 49);
  checkNear(volume->geometry().spacing(), {2, 3, 4});
}

TEST_CASE("A gzip of several members is read through, and a damaged one refused", "[nifti]") {
  const TemporaryFolder folder;
  const std::string bytes = headerOf(1).bytes() + voxels(24);
  const auto contentOf = [](const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(stream), {}};
  };
  const std::string first = contentOf(writtenGz(folder / "x.gz", bytes.substr(0, 370)));
  const std::string second = contentOf(writtenGz(folder / "y.gz", bytes.substr(370)));
  written(folder / "two.nii.gz", first + second);
  CHECK(io::loadVolumeFile(folder / "two.nii.gz")->at(3, 2, 1) == 23);
  std::string damaged = second;
  damaged[damaged.size() - 6] ^= 1;  // of its checksum
  written(folder / "two.nii.gz", first + damaged);
  CHECK(has(loadMessage(folder / "two.nii.gz"), "damaged"));
}
