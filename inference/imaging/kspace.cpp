// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/kspace.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/error.h"
#include "inference/imaging/checks.h"
#include "inference/imaging/parallel_for.h"

// Centred DFT, crop or zero-fill, inverse DFT of one axis is a complex matrix, a Dirichlet kernel. With A for the rows
// and B for the columns, a slice X becomes Re(A X Bᵀ) = Re(A) X Re(B)ᵀ − Im(A) X Im(B)ᵀ: two real products a slice, for
// any size, without an FFT. Between 240×240 and 120×120 that is 21 million multiply-adds.

namespace glmamba::imaging {

using core::CancelToken;
using core::Geometry;
using core::GridAlignment;
using core::Volume;
using core::VolumePtr;

namespace {

constexpr double kPi = 3.14159265358979323846;

/// {to, from} row by row. The kept frequencies are −K/2 … K − 1 − K/2 with K = min(to, from): the DC is at index N/2 of
/// the centred spectrum of either length.
///
///     a[o][i] = 1/from Σ_f exp(2πi f (o/to − i/from))
struct AxisKernel {
  std::vector<float> re;
  std::vector<float> im;
};

AxisKernel axisKernel(int to, int from) {
  const int kept = std::min(to, from);
  const double middle = -(kept / 2) + (kept - 1) / 2.0;  // mean of the kept frequencies
  AxisKernel kernel;
  kernel.re.reserve(static_cast<std::size_t>(to) * from);
  kernel.im.reserve(static_cast<std::size_t>(to) * from);
  for (int o = 0; o < to; ++o) {
    for (int i = 0; i < from; ++i) {
      // The geometric sum in closed form; at θ = 0, which is met exactly, every term is 1.
      const long long crossed = static_cast<long long>(o) * from - static_cast<long long>(i) * to;
      const double theta = 2 * kPi * static_cast<double>(crossed) / (static_cast<double>(to) * from);
      const double sum = crossed == 0 ? kept : std::sin(kept * theta / 2) / std::sin(theta / 2);
      kernel.re.push_back(static_cast<float>(sum * std::cos(middle * theta) / from));
      kernel.im.push_back(static_cast<float>(sum * std::sin(middle * theta) / from));
    }
  }
  return kernel;
}

/// out{rows, columns} = a{rows, inner} b{inner, columns}, all contiguous. Four rows of b at a time keep the sums in
/// registers; the inner loop is contiguous, so that the compiler vectorises it.
void multiply(const float* a, const float* b, float* out, int rows, int inner, int columns) {
  for (int r = 0; r < rows; ++r) {
    const float* factors = a + static_cast<std::size_t>(r) * inner;
    float* __restrict sums = out + static_cast<std::size_t>(r) * columns;
    std::fill(sums, sums + columns, 0.0f);
    int k = 0;
    for (; k + 4 <= inner; k += 4) {
      const float f0 = factors[k], f1 = factors[k + 1], f2 = factors[k + 2], f3 = factors[k + 3];
      const float* b0 = b + static_cast<std::size_t>(k) * columns;
      const float *b1 = b0 + columns, *b2 = b1 + columns, *b3 = b2 + columns;
      for (int c = 0; c < columns; ++c) sums[c] += (f0 * b0[c] + f1 * b1[c]) + (f2 * b2[c] + f3 * b3[c]);
    }
    for (; k < inner; ++k) {
      const float* bRow = b + static_cast<std::size_t>(k) * columns;
      for (int c = 0; c < columns; ++c) sums[c] += factors[k] * bRow[c];
    }
  }
}

/// Each slice on the k-space of `geometry`'s size.
VolumePtr resizeKspace(const Volume& volume, const Geometry& geometry, const CancelToken& cancel) {
  const int fromColumns = volume.columns(), fromRows = volume.rows();
  const int toColumns = geometry.size()[0], toRows = geometry.size()[1];

  const AxisKernel alongColumns = axisKernel(toColumns, fromColumns);
  std::vector<float> reTransposed(alongColumns.re.size()), imTransposed(alongColumns.im.size());
  for (int o = 0; o < toColumns; ++o) {
    for (int i = 0; i < fromColumns; ++i) {
      const std::size_t from = static_cast<std::size_t>(o) * fromColumns + i;
      const std::size_t to = static_cast<std::size_t>(i) * toColumns + o;
      reTransposed[to] = alongColumns.re[from];
      imTransposed[to] = alongColumns.im[from];
    }
  }
  // [Re(A) −Im(A)] {toRows, 2 fromRows}
  const AxisKernel alongRows = axisKernel(toRows, fromRows);
  std::vector<float> stacked(2 * alongRows.re.size());
  for (int o = 0; o < toRows; ++o) {
    for (int i = 0; i < fromRows; ++i) {
      const std::size_t from = static_cast<std::size_t>(o) * fromRows + i;
      const std::size_t to = static_cast<std::size_t>(o) * 2 * fromRows + i;
      stacked[to] = alongRows.re[from];
      stacked[to + fromRows] = -alongRows.im[from];
    }
  }

  const std::size_t toSlice = static_cast<std::size_t>(toColumns) * toRows;
  const std::size_t halfSize = static_cast<std::size_t>(fromRows) * toColumns;
  std::vector<float> voxels(geometry.voxelCount());
  parallelFor(volume.sliceCount(), cancel, [&](int k) {
    std::vector<float> half(2 * halfSize);  // P = X Re(B)ᵀ above Q = X Im(B)ᵀ
    multiply(volume.slice(k), reTransposed.data(), half.data(), fromRows, fromColumns, toColumns);
    multiply(volume.slice(k), imTransposed.data(), half.data() + halfSize, fromRows, fromColumns, toColumns);
    multiply(stacked.data(), half.data(), voxels.data() + k * toSlice, toRows, 2 * fromRows, toColumns);
  });
  return core::makeVolume(geometry, std::move(voxels));
}

}  // namespace

VolumePtr degrade(const Volume& hr, int scaleFactor, const CancelToken& cancel) {
  if (scaleFactor < 2)
    throw core::Error(core::ErrorCode::badValue,
                      "The scale factor is " + std::to_string(scaleFactor) + "; it must be 2 or more.");
  if (hr.columns() / scaleFactor < 2 || hr.rows() / scaleFactor < 2)
    throw core::Error(core::ErrorCode::badValue, "An image of " + hr.geometry().describe() +
                                                     " is too small to be degraded by " + std::to_string(scaleFactor) +
                                                     "; at least 2 columns and 2 rows must be left.");
  requireFinite(hr, "The image");
  return resizeKspace(hr, hr.geometry().downsampledInPlane(scaleFactor, GridAlignment::fourier), cancel);
}

VolumePtr cropKspace(const Volume& hr, int columns, int rows, const CancelToken& cancel) {
  requireSize(columns, rows, hr.sliceCount());
  if (columns > hr.columns() || rows > hr.rows())
    throw core::Error(core::ErrorCode::badValue, "The k-space of an image of " + hr.geometry().describe() +
                                                     " can't be cropped to the larger " + std::to_string(columns) +
                                                     "×" + std::to_string(rows) + ".");
  requireFinite(hr, "The image");
  return resizeKspace(hr, hr.geometry().resizedInPlane(columns, rows, GridAlignment::fourier), cancel);
}

VolumePtr zeroFill(const Volume& lr, int columns, int rows, const CancelToken& cancel) {
  requireSize(columns, rows, lr.sliceCount());
  if (columns < lr.columns() || rows < lr.rows())
    throw core::Error(core::ErrorCode::badValue, "An image of " + lr.geometry().describe() +
                                                     " can't be zero-filled to the smaller " + std::to_string(columns) +
                                                     "×" + std::to_string(rows) + ".");
  requireFinite(lr, "The image");
  return resizeKspace(lr, lr.geometry().resizedInPlane(columns, rows, GridAlignment::fourier), cancel);
}

}  // namespace glmamba::imaging
