// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace glmamba::viewer {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};
inline bool operator==(const Colour& a, const Colour& b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/// How a value in a window becomes a colour. All but grey are perceptually even and safe for colour-blind eyes.
enum class ColourMap {
  grey,         ///< black to white: images
  inferno,      ///< black – purple – orange – pale yellow: absolute errors, black is none
  paleInferno,  ///< inferno the other way round: SSIM, whose high end is none
  viridis,      ///< violet – green – yellow: shares, uncertainty, resolution
  cividis,      ///< blue – yellow, the same for red-green blind eyes
  berlin,       ///< blue – black – red: signed errors, black is none
};

/// The map from the window's low end to its high end.
const std::array<Colour, 256>& colourTable(ColourMap map);
/// "inferno", …
std::string colourMapName(ColourMap map);
/// The map of a name, or `otherwise`.
ColourMap colourMapNamed(const std::string& name, ColourMap otherwise);
inline constexpr std::array kColourMaps{ColourMap::grey,    ColourMap::inferno, ColourMap::paleInferno,
                                        ColourMap::viridis, ColourMap::cividis, ColourMap::berlin};

}  // namespace glmamba::viewer
