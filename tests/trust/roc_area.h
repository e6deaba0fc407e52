// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace glmamba::test {

/// The area under the ROC curve: the share of pairs in which the faulty score is the higher one, ties by half.
double rocArea(const std::vector<double>& faulty, const std::vector<double>& clean);

}  // namespace glmamba::test
