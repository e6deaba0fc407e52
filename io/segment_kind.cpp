// SPDX-License-Identifier: Apache-2.0
#include "io/segment_kind.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace glmamba::io {
namespace {

const SegmentKind::Code kAbnormal{"49755003", "SCT", "Morphologically Abnormal Structure"};
const SegmentKind::Code kTissue{"85756007", "SCT", "Tissue"};

// Okabe and Ito: told apart by the colour-blind too.
// CIE 15, 8.2.1: where the cube root gives way to a line, and the line's slope.
constexpr double kLinearBelow = 216.0 / 24389, kSlope = 24389.0 / 27;
constexpr double kWhiteD50[3] = {0.96422, 1, 0.82521};

constexpr Rgb kBlue{86, 180, 233}, kRed{213, 94, 0}, kGreen{0, 158, 115}, kYellow{240, 228, 66}, kPurple{204, 121, 167},
    kOrange{230, 159, 0}, kDarkBlue{0, 114, 178};

}  // namespace

const std::vector<SegmentKind>& segmentKinds() {
  static const std::vector<SegmentKind> kinds{
      {"whole-tumour", "Whole tumour", "", kAbnormal, {"108369006", "SCT", "Neoplasm"}, kBlue},
      {"necrosis", "Necrotic core", "", kAbnormal, {"6574001", "SCT", "Necrosis"}, kRed},
      {"non-enhancing",
       "Necrotic and non-enhancing core",
       "Necrosis and tumour without enhancement, one label as in BraTS",
       kAbnormal,
       {"C81175", "NCIt", "Non-Enhancing Lesion"},
       kRed},
      {"oedema", "Peritumoral oedema", "", kAbnormal, {"79654002", "SCT", "Edema"}, kGreen},
      {"enhancing", "Enhancing tumour", "", kAbnormal, {"C113842", "NCIt", "Enhancing Lesion"}, kYellow},
      {"lesion", "Lesion", "", kAbnormal, {"52988006", "SCT", "Lesion"}, kPurple},
  };
  return kinds;
}

Rgb segmentColour(int number) {
  static constexpr Rgb kColours[] = {kBlue, kRed, kGreen, kYellow, kPurple, kOrange, kDarkBlue};
  return kColours[static_cast<std::size_t>(std::max(number, 1) - 1) % std::size(kColours)];
}

SegmentKind segmentKind(const std::string& name, int number) {
  for (const SegmentKind& kind : segmentKinds())
    if (kind.name == name) return kind;
  return {name, name, "", kTissue, kTissue, segmentColour(number)};
}

std::array<std::uint32_t, 3> dicomCieLab(const Rgb& colour) {
  // IEC 61966-2-1: sRGB to linear light.
  double linear[3];
  for (int i = 0; i < 3; ++i) {
    const double c = colour[static_cast<std::size_t>(i)] / 255.0;
    linear[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  // To XYZ, adapted from D65 to D50 by Bradford (Lindbloom); then CIE 15, 8.2.1, with the white of D50.
  constexpr double kToXyz[3][3] = {
      {0.4360747, 0.3850649, 0.1430804}, {0.2225045, 0.7168786, 0.0606169}, {0.0139322, 0.0971045, 0.7141733}};
  double f[3];
  for (int i = 0; i < 3; ++i) {
    double t = 0;
    for (int j = 0; j < 3; ++j) t += kToXyz[i][j] * linear[j];
    t /= kWhiteD50[i];
    f[i] = t > kLinearBelow ? std::cbrt(t) : (kSlope * t + 16) / 116;
  }
  const auto scaled = [](double value, double least, double range) {
    return static_cast<std::uint32_t>(std::lround(std::fmin(std::fmax((value - least) / range, 0), 1) * 65535));
  };
  return {scaled(116 * f[1] - 16, 0, 100), scaled(500 * (f[0] - f[1]), -128, 255),
          scaled(200 * (f[1] - f[2]), -128, 255)};
}

Rgb rgbOfCieLab(const std::array<std::uint32_t, 3>& colour) {
  const double lightness = colour[0] * 100.0 / 65535;
  const double a = colour[1] * 255.0 / 65535 - 128, b = colour[2] * 255.0 / 65535 - 128;
  const double fy = (lightness + 16) / 116;
  const double f[3] = {fy + a / 500, fy, fy - b / 200};
  double xyz[3];
  for (int i = 0; i < 3; ++i) {
    const double cubed = f[i] * f[i] * f[i];
    xyz[i] = kWhiteD50[i] * (cubed > kLinearBelow ? cubed : (116 * f[i] - 16) / kSlope);
  }
  // The inverse of that in dicomCieLab() (Lindbloom).
  constexpr double kFromXyz[3][3] = {
      {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}};
  Rgb rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    double linear = 0;
    for (int j = 0; j < 3; ++j) linear += kFromXyz[i][j] * xyz[j];
    linear = std::min(std::max(linear, 0.0), 1.0);
    const double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    rgb[i] = static_cast<std::uint8_t>(std::lround(255 * c));
  }
  return rgb;
}

}  // namespace glmamba::io
