// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glmamba::segmentation {

/// The choices that define a Swin-Unet; the defaults are a small one. The paper's (Cao et al. 2022) has 96 channels,
/// depths {2, 2, 2, 2}, heads {3, 6, 12, 24} and windows of 7.
struct Configuration {
  std::vector<std::string> contrasts{"T2"};          ///< of the inputs, in their order
  std::vector<std::string> regions{"whole-tumour"};  ///< of the outputs, each within the one before
  std::int64_t neighbours = 1;                       ///< slices on either side that are seen too
  std::int64_t channels = 32;                        ///< of a token of the finest level, doubled from level to level
  std::vector<std::int64_t> depths{2, 2, 2};         ///< blocks of each level; the last is the bottleneck
  std::vector<std::int64_t> heads{2, 4, 8};          ///< of the attention at each level
  std::int64_t window = 8;                           ///< tokens of a side of a window
  std::int64_t patch = 4;                            ///< pixels of a side of a token
  std::int64_t expand = 4;                           ///< hidden channels of a block's perceptron = expand · channels

  std::int64_t inputChannels() const { return static_cast<std::int64_t>(contrasts.size()) * (1 + 2 * neighbours); }
};

bool operator==(const Configuration& a, const Configuration& b);

/// Calls `visit(name, field)` for each field, under its name in model cards.
template <typename AnyConfiguration, typename Visitor>
void visitFields(AnyConfiguration& c, const Visitor& visit) {
  visit("contrasts", c.contrasts);
  visit("regions", c.regions);
  visit("neighbours", c.neighbours);
  visit("channels", c.channels);
  visit("depths", c.depths);
  visit("heads", c.heads);
  visit("window", c.window);
  visit("patch", c.patch);
  visit("expand", c.expand);
}

}  // namespace glmamba::segmentation
