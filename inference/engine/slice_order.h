// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace glmamba::engine {

/// All slices of [first, last), beginning at `start` and going outwards on both sides: start, start + 1, start − 1, …
/// A negative start is the middle; one outside the range is its nearest end.
std::vector<int> sliceOrder(int first, int last, int start);

}  // namespace glmamba::engine
