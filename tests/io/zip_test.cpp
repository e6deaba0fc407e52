// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "core/error.h"
#include "io/load.h"
#include "io/mr_series.h"
#include "io/nifti_writer.h"
#include "io/scan.h"
#include "io/zip_archive.h"
#include "tests/io/reading.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
  return text;
}

std::string deflated(const std::string& bytes) {
  z_stream z{};
  deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(packed.data());
  z.avail_out = static_cast<uInt>(packed.size());
  deflate(&z, Z_FINISH);
  packed.resize(z.total_out);
  deflateEnd(&z);
  return packed;
}

/// An archive byte by byte, so that it can lie. APPNOTE.TXT, 4.3.
class Zip {
 public:
  struct Lies {
    std::uint64_t size = 0;    ///< what is promised; 0: the truth
    std::uint16_t flags = 0;   ///< 1: encrypted
    std::uint64_t packed = 0;  ///< packed size that is promised; 0: the truth
  };
  Zip& add(const std::string& name, const std::string& content) { return add(name, content, Lies()); }
  Zip& add(const std::string& name, const std::string& content, const Lies& lies) {
    const std::string packed = deflated(content);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
    const std::string middle = little(lies.flags, 2) + little(8, 2) + little(0, 4) + little(sum, 4) +
                               little(lies.packed != 0 ? lies.packed : packed.size(), 4) +
                               little(lies.size != 0 ? lies.size : content.size(), 4) + little(name.size(), 2) +
                               little(0, 2);
    m_directory += "PK\1\2" + little(20, 2) + little(20, 2) + middle + little(0, 2) + little(0, 2) + little(0, 2) +
                   little(0, 4) + little(m_files.size(), 4) + name;
    m_files += "PK\3\4" + little(20, 2) + middle + name + packed;
    ++m_count;
    return *this;
  }
  fs::path write(const fs::path& file) const {
    std::ofstream(file, std::ios::binary)
        << m_files << m_directory << "PK\5\6" << little(0, 4) << little(m_count, 2) << little(m_count, 2)
        << little(m_directory.size(), 4) << little(m_files.size(), 4) << little(0, 2);
    return file;
  }

 private:
  std::string m_files, m_directory;
  std::uint64_t m_count = 0;
};

}  // namespace

TEST_CASE("A ZIP of a folder opens as the folder does", "[zip]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  Zip zip;
  for (const fs::path& file : io::writeMrSeries(*volume, {}, folder / "series"))
    zip.add("study/series/" + file.filename().string(), bytesOf(file));
  io::writeNifti(*volume, folder / "a_t1.nii.gz");
  zip.add("study/a_t1.nii.gz", bytesOf(folder / "a_t1.nii.gz")).add("study/", "").add("notes.txt", "hello");
  zip.add("__MACOSX/study/._a_t1.nii.gz", "resource fork").add("study/.hidden.nii", "x");
  const fs::path archive = zip.write(folder / "study.zip");

  const io::ScanResult found = io::scan({archive});
  REQUIRE(found.studies.size() == 2);
  CHECK(found.warnings.empty());
  for (const core::Study& study : found.studies) {
    REQUIRE(study.series.size() == 1);
    const core::VolumePtr read = io::loadVolume(study.series[0]);
    CHECK(read->geometry().sameGrid(volume->geometry(), 1e-3));
    CHECK(largestDifference(*read, *volume) <= 0.5);
  }
  CHECK(fs::is_regular_file(archive));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 3);  // nothing was unpacked
}

TEST_CASE("A pair of NIfTI files in an archive belongs together", "[zip]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  std::string bytes = bytesOf(folder / "a.nii");
  std::string header = bytes.substr(0, 352);
  header.replace(344, 3, "ni1");
  header.replace(108, 4, std::string(4, '\0'));
  const fs::path archive = Zip().add("x/a.hdr", header).add("x/a.img", bytes.substr(352)).write(folder / "pair.zip");
  CHECK(largestDifference(*io::loadVolumeFile(archive), *numberedVolume(obliqueGeometry())) == 0);
}

TEST_CASE("Names that lead out of the archive, encrypted entries and copies are passed over", "[zip]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  const std::string good = bytesOf(folder / "a.nii");
  Zip zip;
  for (const char* name : {"../a.nii", "x/../../a.nii", "/etc/a.nii", "C:/a.nii", "x\\..\\a.nii", "./a.nii", "x//a.nii",
                           "a\nb.nii", "..", "secret.nii"}) {
    CAPTURE(name);
    const bool encrypted = std::string(name) == "secret.nii";
    if (!encrypted) CHECK_FALSE(io::isSafeEntryName(name));
    zip.add(name, good, {0, static_cast<std::uint16_t>(encrypted ? 1 : 0)});
  }
  zip.add("good.nii", good).add("good.nii", "another");
  const io::ScanResult found = io::scan({zip.write(folder / "hostile.zip")});
  REQUIRE(found.studies.size() == 1);
  CHECK(found.studies[0].series.size() == 1);
  REQUIRE(found.warnings.size() == 1);
  CHECK(has(found.warnings[0].message, "11 entries"));
  CHECK(io::loadVolume(found.studies[0].series[0])->columns() == 12);
}

TEST_CASE("Bombs are refused by what they promise, and those that lie by what comes", "[zip]") {
  const TemporaryFolder folder;
  const std::string zeros(20 << 20, '\0');
  // 900 MB promised by 20 kB.
  Zip big;
  big.add("a.nii", zeros, {900000000, 0});
  CHECK(has(scanMessage({big.write(folder / "a.zip")}), "'a.nii'"));
  // Together more than 2 GiB and a hundred times the archive.
  Zip many;
  for (int i = 0; i < 50; ++i) many.add("file" + std::to_string(i), "x", {60000000, 0});
  CHECK(has(scanMessage({many.write(folder / "b.zip")}), "holds far more"));
  // An entry that is longer, and one that is shorter, than it says.
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  const std::string good = bytesOf(folder / "a.nii");
  Zip lying;
  lying.add("longer.nii", good + zeros, {good.size(), 0}).add("shorter.nii", good, {good.size() + 1000, 0});
  const std::string said = scanMessage({lying.write(folder / "c.zip")});
  CHECK(has(said, "is damaged"));
  CHECK(largestReaderMegabytes() < kMostReaderMegabytes);
}

// Found by tests/fuzz: the gigabyte was taken before a byte of it had come.
TEST_CASE("An entry that promises more than its archive holds is refused before memory is taken", "[zip]") {
  const TemporaryFolder folder;
  Zip zip;
  zip.add("a.nii", "little", {1000000000, 0, 900000000});
  CHECK(has(scanMessage({zip.write(folder / "a.zip")}), "is damaged"));
  CHECK(largestReaderMegabytes() < kMostReaderMegabytes);
}

TEST_CASE("Damaged and empty archives are refused by name", "[zip]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  Zip zip;
  zip.add("a.nii", bytesOf(folder / "a.nii"));
  const std::string whole = bytesOf(zip.write(folder / "whole.zip"));
  for (std::size_t length = 4; length < whole.size(); length += 211) {
    std::ofstream(folder / "cut.zip", std::ios::binary).write(whole.data(), static_cast<std::streamsize>(length));
    CAPTURE(length);
    CHECK(has(scanMessage({folder / "cut.zip"}), "'cut.zip'"));
  }
  std::string flipped = whole;
  flipped[100] ^= 0x20;
  std::ofstream(folder / "flipped.zip", std::ios::binary) << flipped;
  CHECK(has(scanMessage({folder / "flipped.zip"}), "is damaged"));
  CHECK(has(scanMessage({Zip().write(folder / "empty.zip")}), "Nothing in 'empty.zip'"));
}

TEST_CASE("An archive that is gone or changed after the scan is an error, not other voxels", "[zip]") {
  const TemporaryFolder folder;
  io::writeNifti(*numberedVolume(obliqueGeometry()), folder / "a.nii");
  Zip zip;
  zip.add("a.nii", bytesOf(folder / "a.nii"));
  const fs::path archive = zip.write(folder / "a.zip");
  const core::Series series = io::scan({archive}).studies.at(0).series.at(0);
  Zip other;
  other.add("b.nii", bytesOf(folder / "a.nii") + std::string(1000, 'x'));
  other.write(archive);
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
  fs::remove(archive);
  CHECK_THROWS_AS(io::loadVolume(series), core::Error);
}
