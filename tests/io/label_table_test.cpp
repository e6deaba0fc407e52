// SPDX-License-Identifier: Apache-2.0
#include "io/label_table.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/temporary_folder.h"

using namespace glmamba;
using Catch::Contains;

TEST_CASE("Label tables of ITK-SNAP, FreeSurfer, 3D Slicer and BIDS name the same labels", "[label-table]") {
  const io::LabelEntries expected{{1, "Necrotic core", io::Rgb{255, 0, 16}, true},
                                  {17, "Hippocampus", io::Rgb{220, 216, 20}, true}};
  const io::LabelEntries itkSnap = io::parseLabelTable(
      "################\n# ITK-SnAP Label Description File\n"
      "    0     0    0    0        0  0  0    \"Clear Label\"\n"
      "    1   255    0   16        1  1  1    \"Necrotic core\"\r\n"
      "   17   220  216   20      0.5  0  1    \"Hippocampus\"\n");
  REQUIRE(itkSnap.size() == 2);
  CHECK(itkSnap[0] == expected[0]);
  CHECK_FALSE(itkSnap[1].isVisible);
  CHECK(itkSnap[1].colour == expected[1].colour);
  const io::LabelEntries freeSurfer = io::parseLabelTable(
      "#$Id: a table $\n#No. Label Name:   R   G   B   A\n\n0   Unknown   0   0   0   0\n17  Hippocampus   220 216 20  "
      "0\n");
  REQUIRE(freeSurfer.size() == 1);
  CHECK(freeSurfer[0] == expected[1]);
  const io::LabelEntries bids = io::parseLabelTable(
      "\xef\xbb\xbfname\tindex\tabbreviation\tcolor\r\nHippocampus\t17\tHC\t#DCd814\r\nNecrotic "
      "core\t1\tNC\t#ff0010\r\nOther\t3\tO\tn/a\r\n");
  REQUIRE(bids.size() == 3);
  CHECK(bids[0] == expected[0]);
  CHECK(bids[1] == io::LabelEntry{3, "Other", {}, true});
  CHECK(bids[2] == expected[1]);
  CHECK(io::parseLabelTable("index\tname\n2\tWhite matter\n")[0] == io::LabelEntry{2, "White matter", {}, true});
}

TEST_CASE("A label table that is written is read as it was", "[label-table]") {
  const io::LabelEntries entries{
      {2, "Oedema \"edema\"", io::Rgb{1, 2, 3}, true}, {300, "Größe", io::Rgb{0, 0, 0}, false}, {301, "", {}, true}};
  const io::LabelEntries again = io::parseLabelTable(io::labelTableText(entries));
  REQUIRE(again.size() == 3);
  CHECK(again[0] == io::LabelEntry{2, "Oedema 'edema'", io::Rgb{1, 2, 3}, true});
  CHECK(again[1] == entries[1]);
  CHECK(again[2] == io::LabelEntry{301, "Label 301", io::segmentColour(301), true});
}

TEST_CASE("What is no label table is refused with the line, and a file with its name", "[label-table]") {
  const auto refused = [](const char* text, const char* words) {
    CAPTURE(text);
    CHECK_THROWS_WITH(io::parseLabelTable(text), Contains(words));
  };
  refused("", "names no label");
  refused("0 Unknown 0 0 0 0\n", "names no label");
  refused("# only words\n\nhello there\n", "line 3");
  refused("1 Core 300 0 0 0\n", "line 1");
  refused("1 Core 30 0 -1 0\n", "line 1");
  refused("99999999999999 Core 30 0 1 0\n", "line 1");
  refused("65536 Core 30 0 1 0\n", "line 1");
  refused("1 255 0 0 1 1 1 \"Core\n", "line 1");
  refused("1 255 0 \"Core\"\n", "line 1");
  refused("index\tname\tcolor\n1\tCore\t#12345g\n", "line 2");
  refused("index\tname\nfour\tCore\n", "line 2");
  refused("index\tname\n4\n", "line 2");
  const test::TemporaryFolder folder;
  CHECK_THROWS_WITH(io::readLabelTable(folder / "none.txt"), Contains("none.txt is not there"));
  std::ofstream(folder / "notes.txt") << "to do\n";
  CHECK_THROWS_WITH(io::readLabelTable(folder / "notes.txt"), Contains("notes.txt is no label table: line 1"));
  std::filesystem::resize_file(folder / "notes.txt", std::uintmax_t{9} << 20);
  CHECK_THROWS_WITH(io::readLabelTable(folder / "notes.txt"), Contains("too large"));
}
