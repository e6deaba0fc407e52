// SPDX-License-Identifier: Apache-2.0
#include "io/slice_stack.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

// Positions written with one decimal are up to 0.05 mm off along each axis, so distances up to 0.173 mm.
constexpr double kOneDecimal = 0.175;

std::string orientationOf(const core::Geometry& grid) {
  const core::Vector3& x = grid.direction(0);
  const core::Vector3& y = grid.direction(1);
  return decimalStrings({x[0], x[1], x[2], y[0], y[1], y[2]});
}

}  // namespace

SliceStack sliceStack(const core::Geometry& grid, std::vector<core::Vector3> positions,
                      const std::string& orientation) {
  if (std::abs(core::dot(grid.direction(0), grid.direction(1))) > 1e-3) {
    throw core::Error(core::ErrorCode::badValue,
                      "The axes of the image are not at right angles, which DICOM can't hold: export NIfTI instead.");
  }
  SliceStack stack{grid, std::move(positions), orientation.empty() ? orientationOf(grid) : orientation, {}, 0, true};
  const core::Vector3 normal = core::cross(grid.direction(0), grid.direction(1));
  const auto depth = [&](int k) { return core::dot(stack.positions[static_cast<std::size_t>(k)], normal); };
  stack.order.resize(stack.positions.size());
  std::iota(stack.order.begin(), stack.order.end(), 0);
  std::stable_sort(stack.order.begin(), stack.order.end(), [&](int a, int b) { return depth(a) < depth(b); });
  const auto gaps = static_cast<double>(stack.order.size()) - 1;
  stack.spacing =
      gaps > 0 ? (depth(stack.order.back()) - depth(stack.order.front())) / gaps : std::abs(grid.spacing()[2]);
  for (std::size_t i = 1; i < stack.order.size(); ++i) {
    const double gap = depth(stack.order[i]) - depth(stack.order[i - 1]);
    stack.isEven = stack.isEven && std::abs(gap - stack.spacing) <= std::max(0.01 * stack.spacing, kOneDecimal);
  }
  return stack;
}

std::string positionText(const SliceStack& stack, int k) {
  const core::Vector3& position = stack.positions[static_cast<std::size_t>(k)];
  return decimalStrings({position[0], position[1], position[2]});
}

std::string pixelSpacingText(const SliceStack& stack) {
  return decimalStrings({stack.grid.spacing()[1], stack.grid.spacing()[0]});  // rows first
}

}  // namespace glmamba::io
