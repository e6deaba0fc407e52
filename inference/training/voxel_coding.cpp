// SPDX-License-Identifier: Apache-2.0
#include "inference/training/voxel_coding.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <zlib.h>

#include "core/error.h"

namespace glmamba::training {

namespace {

constexpr double kLevels = 4095;
// Of zlib's format: no block grows by more (https://zlib.net/zlib_tech.html, "Maximum Compression Factor").
constexpr std::uint64_t kMostGrowth = 1032;

/// What is expected of a code from its neighbours: above, left and above left; 0 outside the slice.
template <typename Code>
int predicted(const Code* slice, int columns, int i, int j) {
  const Code* row = slice + static_cast<std::ptrdiff_t>(j) * columns;
  const int left = i > 0 ? row[i - 1] : 0, above = j > 0 ? row[i - columns] : 0;
  const int corner = i > 0 && j > 0 ? row[i - 1 - columns] : 0;
  const auto [low, high] = std::minmax(left, above);
  return corner >= high ? low : corner <= low ? high : left + above - corner;
}

/// 0, −1, 1, −2, 2, … as 0, 1, 2, 3, 4, …
std::uint16_t folded(int difference) {
  return static_cast<std::uint16_t>(difference >= 0 ? 2 * difference : -2 * difference - 1);
}
int unfolded(int number) { return number % 2 == 0 ? number / 2 : -(number + 1) / 2; }

std::string compressed(const std::vector<std::uint8_t>& bytes) {
  uLongf length = compressBound(static_cast<uLong>(bytes.size()));
  std::string result(length, '\0');
  if (compress2(reinterpret_cast<Bytef*>(result.data()), &length, bytes.data(), static_cast<uLong>(bytes.size()), 6) !=
      Z_OK)
    throw core::Error(core::ErrorCode::tooLarge,
                      "There is not enough memory to compress an image: close other programs.");
  result.resize(length);
  return result;
}

}  // namespace

CodedVoxels encodeVoxels(const core::Volume& volume) {
  std::vector<float> voxels = volume.voxels();
  bool whole = true;
  for (float& voxel : voxels) {
    if (!std::isfinite(voxel)) voxel = 0;
    whole = whole && voxel == std::round(voxel);
  }
  const auto [lowest, highest] = std::minmax_element(voxels.begin(), voxels.end());
  const double range = static_cast<double>(*highest) - *lowest;
  CodedVoxels coded;
  if (!whole || range > kLevels) coded.step = range > 0 ? range / kLevels : std::abs(*highest);
  coded.lowest = std::llround(*lowest / coded.step);
  std::vector<std::uint16_t> codes(voxels.size());
  std::transform(voxels.begin(), voxels.end(), codes.begin(), [&](float voxel) {
    return static_cast<std::uint16_t>(std::llround(voxel / coded.step) - coded.lowest);
  });

  // All low bytes, then all high bytes, which are mostly 0.
  std::vector<std::uint8_t> planes(2 * codes.size());
  std::size_t n = 0;
  for (int k = 0; k < volume.sliceCount(); ++k) {
    const std::uint16_t* slice = codes.data() + static_cast<std::size_t>(k) * volume.sliceSize();
    for (int j = 0; j < volume.rows(); ++j)
      for (int i = 0; i < volume.columns(); ++i, ++n) {
        const std::uint16_t number = folded(codes[n] - predicted(slice, volume.columns(), i, j));
        planes[n] = static_cast<std::uint8_t>(number & 0xff);
        planes[codes.size() + n] = static_cast<std::uint8_t>(number >> 8);
      }
  }
  coded.bytes = compressed(planes);
  return coded;
}

core::VolumePtr decodeVoxels(const CodedVoxels& coded, const core::Geometry& geometry) {
  const auto wrong = [] { return core::Error(core::ErrorCode::badFile, "it holds an image that can't be decoded."); };
  const std::uint64_t count = geometry.voxelCount();
  if (2 * count > kMostGrowth * (coded.bytes.size() + 16)) throw wrong();
  std::vector<std::uint8_t> planes(2 * count);
  auto length = static_cast<uLongf>(planes.size());
  const int status = uncompress(planes.data(), &length, reinterpret_cast<const Bytef*>(coded.bytes.data()),
                                static_cast<uLong>(coded.bytes.size()));
  if (status != Z_OK || length != planes.size()) throw wrong();

  const int columns = geometry.size()[0], rows = geometry.size()[1];
  std::vector<int> codes(count);
  std::vector<float> voxels(count);
  std::size_t n = 0;
  for (int k = 0; k < geometry.size()[2]; ++k) {
    const int* slice = codes.data() + n;
    for (int j = 0; j < rows; ++j)
      for (int i = 0; i < columns; ++i, ++n) {
        const int number = planes[n] | planes[count + n] << 8;
        // As the encoder's: 16 bits, also where the bytes are not those of an image.
        codes[n] = (predicted(slice, columns, i, j) + unfolded(number)) & 0xffff;
        voxels[n] = static_cast<float>(static_cast<double>(codes[n] + coded.lowest) * coded.step);
      }
  }
  return core::makeVolume(geometry, std::move(voxels));
}

}  // namespace glmamba::training
