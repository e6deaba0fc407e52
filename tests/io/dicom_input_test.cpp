// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_input.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "io/load.h"
#include "io/mr_series.h"
#include "tests/io/reading.h"
#include "tests/io/test_data.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

/// Without a header, as PS3.5, A.5 asks for: `bytes`, and `zeros` more.
std::string deflated(const std::string& bytes, std::size_t zeros = 0) {
  z_stream z{};
  deflateInit2(&z, 1, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string packed, chunk(1 << 20, '\0'), out(1 << 21, '\0');
  const auto put = [&](const std::string& part, std::size_t length, int flush) {
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));
    z.avail_in = static_cast<uInt>(length);
    do {
      z.next_out = reinterpret_cast<Bytef*>(out.data());
      z.avail_out = static_cast<uInt>(out.size());
      deflate(&z, flush);
      packed.append(out, 0, out.size() - z.avail_out);
    } while (z.avail_out == 0);
  };
  put(bytes, bytes.size(), Z_NO_FLUSH);
  for (; zeros > 0; zeros -= std::min(zeros, chunk.size())) put(chunk, std::min(zeros, chunk.size()), Z_NO_FLUSH);
  put(chunk, 0, Z_FINISH);
  deflateEnd(&z);
  return packed;
}

/// The parts of an Explicit VR Little Endian file: all up to its data set, said to be deflated, and the data set.
std::pair<std::string, std::string> asDeflated(const std::string& file) {
  std::uint32_t length = 0;
  std::copy_n(file.data() + 140, 4, reinterpret_cast<char*>(&length));  // of the File Meta Information
  std::string meta = file.substr(0, 144 + length);
  const std::string data = file.substr(meta.size());
  const std::size_t syntax = meta.find(std::string("\2\0\x10\0UI", 6));
  REQUIRE(syntax != std::string::npos);
  REQUIRE(meta.substr(syntax + 6, 2) == std::string("\x14\0", 2));
  meta.replace(syntax + 6, 22, std::string("\x16\0", 2) + "1.2.840.10008.1.2.1.99");
  length += 2;
  meta.replace(140, 4, reinterpret_cast<const char*>(&length), 4);
  return {meta, data};
}

}  // namespace

TEST_CASE("DICOM that is compressed as a whole opens as what it was made from", "[deflated]") {
  const TemporaryFolder folder;
  const core::VolumePtr volume = numberedVolume(obliqueGeometry());
  fs::create_directory(folder / "deflated");
  for (const fs::path& file : io::writeMrSeries(*volume, {}, folder / "plain")) {
    const auto [meta, data] = asDeflated(bytesOf(file));
    std::ofstream(folder / "deflated" / file.filename(), std::ios::binary) << meta << deflated(data);
  }
  const core::VolumePtr plain = io::loadVolumeFile(folder / "plain"), read = io::loadVolumeFile(folder / "deflated");
  CHECK(read->geometry().sameGrid(plain->geometry()));
  CHECK(largestDifference(*read, *plain) == 0);
}

TEST_CASE("Deflated DICOM that breaks off, or grows without end, is refused by name", "[deflated]") {
  const TemporaryFolder folder;
  const fs::path file = io::writeMrSeries(*numberedVolume(obliqueGeometry()), {}, folder / "plain").at(0);
  const auto [meta, data] = asDeflated(bytesOf(file));
  const std::string packed = deflated(data);
  for (const double part : {0.0, 0.1, 0.5, 0.99}) {
    std::ofstream(folder / "cut.dcm", std::ios::binary)
        << meta << packed.substr(0, static_cast<std::size_t>(part * static_cast<double>(packed.size())));
    CHECK(loadMessage(folder / "cut.dcm").find("'cut.dcm' is damaged") == 0);
  }
  std::ofstream(folder / "bomb.dcm", std::ios::binary) << meta << deflated("", std::size_t{500} << 20);
  CHECK(loadMessage(folder / "bomb.dcm").find("'bomb.dcm'") == 0);
  CHECK(largestReaderMegabytes() < kMostReaderMegabytes);
}
