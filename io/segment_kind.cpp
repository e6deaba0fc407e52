#include "io/segment_kind.h"

#include <cmath>

namespace glmamba::io {
namespace {

constexpr SegmentKind::Code kAbnormal{"49755003", "SCT", "Morphologically Abnormal Structure"};
constexpr SegmentKind::Code kTissue{"85756007", "SCT", "Tissue"};

// Okabe and Ito: told apart by the colour-blind too.
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

SegmentKind segmentKind(const std::string& name, int number) {
  for (const SegmentKind& kind : segmentKinds())
    if (kind.name == name) return kind;
  static constexpr Rgb kColours[] = {kBlue, kRed, kGreen, kYellow, kPurple, kOrange, kDarkBlue};
  return {name, name, "", kTissue, kTissue, kColours[static_cast<std::size_t>(number - 1) % std::size(kColours)]};
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
  constexpr double kWhite[3] = {0.96422, 1, 0.82521};
  double f[3];
  for (int i = 0; i < 3; ++i) {
    double t = 0;
    for (int j = 0; j < 3; ++j) t += kToXyz[i][j] * linear[j];
    t /= kWhite[i];
    f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
  const auto scaled = [](double value, double least, double range) {
    return static_cast<std::uint32_t>(std::lround(std::fmin(std::fmax((value - least) / range, 0), 1) * 65535));
  };
  return {scaled(116 * f[1] - 16, 0, 100), scaled(500 * (f[0] - f[1]), -128, 255),
          scaled(200 * (f[1] - f[2]), -128, 255)};
}

}  // namespace glmamba::io
