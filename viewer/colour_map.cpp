// SPDX-License-Identifier: Apache-2.0
#include "viewer/colour_map.h"

#include <algorithm>
#include <cmath>

namespace glmamba::viewer {

namespace {

// Every eighth entry of the 256 published ones; linear between them stays within 2 of 255 (cividis: 6).
// inferno, viridis: S. van der Walt and N. Smith, 2015, CC0 (bids.github.io/colormap).
// cividis: J. Nuñez, C. Anderton, R. Renslow, PLoS ONE 13(7), 2018, doi:10.1371/journal.pone.0199239.
// berlin: F. Crameri, Scientific colour maps, doi:10.5281/zenodo.1243862, MIT licence.
using Points = std::array<Colour, 33>;
constexpr Points kInferno{
    {{0, 0, 4},      {4, 3, 18},     {11, 7, 36},     {21, 11, 55},    {33, 12, 74},   {46, 10, 90},   {60, 9, 101},
     {74, 12, 107},  {87, 16, 109},  {99, 20, 110},   {112, 25, 110},  {125, 30, 109}, {137, 34, 106}, {150, 39, 102},
     {163, 43, 97},  {175, 49, 92},  {187, 55, 85},   {198, 62, 77},   {209, 70, 68},  {219, 79, 59},  {227, 89, 50},
     {235, 101, 40}, {241, 113, 30}, {246, 127, 20},  {249, 141, 10},  {251, 156, 6},  {252, 171, 15}, {251, 186, 31},
     {249, 202, 50}, {245, 217, 73}, {242, 232, 101}, {243, 245, 134}, {252, 255, 164}}};
constexpr Points kViridis{
    {{68, 1, 84},    {71, 13, 96},   {72, 24, 106},  {72, 35, 116},  {71, 45, 123},  {69, 54, 129},  {66, 64, 134},
     {63, 73, 137},  {59, 82, 139},  {55, 90, 141},  {51, 99, 141},  {47, 106, 142}, {44, 114, 142}, {41, 122, 142},
     {38, 129, 142}, {35, 137, 142}, {33, 144, 140}, {31, 152, 139}, {31, 159, 136}, {33, 166, 133}, {40, 174, 128},
     {49, 181, 123}, {62, 188, 116}, {76, 194, 108}, {93, 201, 99},  {110, 206, 88}, {130, 211, 76}, {150, 216, 63},
     {171, 220, 50}, {192, 223, 36}, {213, 226, 26}, {234, 229, 26}, {253, 231, 37}}};
constexpr Points kCividis{{{0, 34, 78},     {0, 40, 91},     {0, 46, 106},    {4, 51, 113},    {26, 56, 111},
                           {39, 62, 110},   {50, 67, 109},   {59, 73, 108},   {67, 78, 108},   {75, 84, 108},
                           {82, 89, 109},   {90, 95, 110},   {97, 101, 111},  {104, 106, 113}, {111, 112, 115},
                           {117, 118, 118}, {124, 123, 120}, {132, 129, 121}, {139, 135, 120}, {147, 141, 120},
                           {155, 147, 118}, {163, 154, 117}, {171, 160, 114}, {179, 166, 112}, {187, 173, 108},
                           {195, 180, 105}, {204, 186, 100}, {212, 193, 95},  {221, 201, 88},  {230, 208, 81},
                           {239, 215, 72},  {248, 223, 60},  {254, 232, 56}}};
constexpr Points kBerlin{
    {{158, 176, 255}, {140, 174, 246}, {121, 171, 237}, {101, 167, 226}, {82, 159, 211}, {65, 148, 193}, {54, 134, 173},
     {46, 119, 154},  {40, 104, 134},  {35, 90, 116},   {29, 75, 97},    {24, 62, 80},   {20, 49, 63},   {17, 37, 47},
     {17, 26, 32},    {18, 18, 20},    {25, 12, 9},     {33, 11, 3},     {42, 14, 1},    {53, 16, 0},    {64, 18, 1},
     {76, 22, 2},     {90, 28, 7},     {106, 38, 16},   {124, 51, 29},   {141, 65, 44},  {156, 80, 61},  {172, 94, 79},
     {188, 110, 97},  {204, 125, 116}, {221, 141, 134}, {238, 157, 154}, {255, 173, 173}}};

std::array<Colour, 256> between(const Points& points) {
  std::array<Colour, 256> table{};
  for (std::size_t entry = 0; entry < table.size(); ++entry) {
    const double position = entry * (points.size() - 1) / 255.0;
    const std::size_t below = std::min<std::size_t>(static_cast<std::size_t>(position), points.size() - 2);
    const double t = position - below;
    const auto mix = [t](std::uint8_t a, std::uint8_t b) {
      return static_cast<std::uint8_t>(std::lround(a + t * (b - a)));
    };
    const Colour& a = points[below];
    const Colour& b = points[below + 1];
    table[entry] = {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
  }
  return table;
}

std::array<Colour, 256> greyTable() {
  std::array<Colour, 256> table{};
  for (int entry = 0; entry < 256; ++entry) {
    const auto level = static_cast<std::uint8_t>(entry);
    table[entry] = {level, level, level};
  }
  return table;
}

}  // namespace

const std::array<Colour, 256>& colourTable(ColourMap map) {
  static const auto kGreyTable = greyTable();
  static const auto kInfernoTable = between(kInferno);
  static const auto kPaleInfernoTable = [] {
    auto table = between(kInferno);
    std::reverse(table.begin(), table.end());
    return table;
  }();
  static const auto kViridisTable = between(kViridis);
  static const auto kCividisTable = between(kCividis);
  static const auto kBerlinTable = between(kBerlin);
  switch (map) {
    case ColourMap::grey:
      return kGreyTable;
    case ColourMap::inferno:
      return kInfernoTable;
    case ColourMap::paleInferno:
      return kPaleInfernoTable;
    case ColourMap::viridis:
      return kViridisTable;
    case ColourMap::cividis:
      return kCividisTable;
    case ColourMap::berlin:
      return kBerlinTable;
  }
  return kGreyTable;
}

std::string colourMapName(ColourMap map) {
  switch (map) {
    case ColourMap::grey:
      return "grey";
    case ColourMap::inferno:
      return "inferno";
    case ColourMap::paleInferno:
      return "pale inferno";
    case ColourMap::viridis:
      return "viridis";
    case ColourMap::cividis:
      return "cividis";
    case ColourMap::berlin:
      return "berlin";
  }
  return {};
}

ColourMap colourMapNamed(const std::string& name, ColourMap otherwise) {
  for (const ColourMap map : kColourMaps)
    if (colourMapName(map) == name) return map;
  return otherwise;
}

}  // namespace glmamba::viewer
