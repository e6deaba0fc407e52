// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::test {

/// Prints, as a Markdown table, how well each trust map tells slices with a planted fault from the same without it: the
/// area under the ROC curve of the map's mean over the fault's region. `slices` of each test subject of the split,
/// degraded by `scale` and super-resolved by the newest model; `cases` of each fault, of fixed seeds. Throws
/// core::Error.
void validateTrustMaps(const std::string& split, int scale, int slices, int cases);

}  // namespace glmamba::test
