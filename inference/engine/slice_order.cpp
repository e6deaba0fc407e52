// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/slice_order.h"

#include <algorithm>

namespace glmamba::engine {

std::vector<int> sliceOrder(int first, int last, int start) {
  if (first >= last) return {};
  start = std::clamp(start < 0 ? (first + last) / 2 : start, first, last - 1);
  std::vector<int> order{start};
  for (int distance = 1; start + distance < last || start - distance >= first; ++distance) {
    if (start + distance < last) order.push_back(start + distance);
    if (start - distance >= first) order.push_back(start - distance);
  }
  return order;
}

}  // namespace glmamba::engine
