// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <catch2/catch.hpp>

#include "viewer/colour_map.h"

using namespace glmamba;
using namespace glmamba::viewer;

namespace {

/// CIE relative luminance of an sRGB colour, 0–1.
double luminance(const Colour& colour) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.red / 255.0) + 0.7152 * linear(colour.green / 255.0) +
         0.0722 * linear(colour.blue / 255.0);
}

}  // namespace

TEST_CASE("Grey is the identity", "[colour_map]") {
  const auto& grey = colourTable(ColourMap::grey);
  for (int entry = 0; entry < 256; ++entry) {
    const auto level = static_cast<std::uint8_t>(entry);
    CHECK(grey[entry] == Colour{level, level, level});
  }
}

TEST_CASE("Sequential maps grow lighter all the way", "[colour_map]") {
  for (const auto map : {ColourMap::inferno, ColourMap::viridis, ColourMap::cividis}) {
    INFO(colourMapName(map));
    const auto& table = colourTable(map);
    for (int entry = 8; entry < 256; entry += 8) CHECK(luminance(table[entry]) > luminance(table[entry - 8]));
  }
}

TEST_CASE("Maps have their published colours", "[colour_map]") {
  // matplotlib 3: inferno(0.0), inferno(1.0), viridis(0.0), viridis(1.0), inferno entry 128
  CHECK(colourTable(ColourMap::inferno).front() == Colour{0, 0, 4});
  CHECK(colourTable(ColourMap::inferno).back() == Colour{252, 255, 164});
  CHECK(colourTable(ColourMap::viridis).front() == Colour{68, 1, 84});
  CHECK(colourTable(ColourMap::viridis).back() == Colour{253, 231, 37});
  const Colour middle = colourTable(ColourMap::inferno)[128];
  CHECK(std::abs(middle.red - 188) <= 2);
  CHECK(std::abs(middle.green - 55) <= 2);
  CHECK(std::abs(middle.blue - 84) <= 2);
}

TEST_CASE("Where the high end is none it is black, and the low end as bright as the worst error", "[colour_map]") {
  const auto& error = colourTable(ColourMap::inferno);
  const auto& similarity = colourTable(ColourMap::paleInferno);
  for (int entry = 0; entry < 256; ++entry) CHECK(similarity[entry] == error[255 - entry]);
}

TEST_CASE("The signed map is darkest in the middle and blue and red at its ends", "[colour_map]") {
  const auto& berlin = colourTable(ColourMap::berlin);
  CHECK(luminance(berlin[127]) < 0.02);
  CHECK(berlin[0].blue > berlin[0].red);
  CHECK(berlin[255].red > berlin[255].blue);
  CHECK(luminance(berlin[0]) == Approx(luminance(berlin[255])).epsilon(0.2));
}
