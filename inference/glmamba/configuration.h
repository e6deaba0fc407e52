// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace glmamba {

/// What a branch's Mamba blocks scan: the whole token map, each quadrant by itself, or nothing (there is no branch).
enum class Scan { none, global, local };

/// How the features of both branches are joined: weighted by themselves (Eqs. 6–11), or added and convolved.
enum class FusionKind { adaptive, added };

/// The choices that define a network; the defaults are the paper's GLMamba. Other networks use some of the fields.
struct Configuration {
  std::int64_t channels = 96;   ///< C of the feature maps
  std::int64_t stages = 2;      ///< in each branch; of a plain CNN its residual blocks
  std::int64_t expand = 2;      ///< inner channels of a Mamba block = expand · channels
  std::int64_t stateSize = 16;  ///< N of the state-space model
  std::int64_t deltaRank = 6;   ///< rank of Δ's projection
  bool globalResidual = true;   ///< SR = net + LR↑
  // The steps of the paper's ablation (Table 1).
  Scan targetScan = Scan::global;
  Scan referenceScan = Scan::local;  ///< none: SR from LR↑ alone, and no RecRef
  bool modulator = true;             ///< m·σ(d) + d; without it m + d
  FusionKind fusion = FusionKind::adaptive;
  /// A_n = (n + 1)·a with one a for each direction and channel, in place of one A for each n.
  bool tiedDecay = false;
  /// B̄ = (exp(ΔA) − 1)/A · B as in Eq. 2, in place of ΔB. Computed token by token: for small images and comparisons.
  bool exactDiscretisation = false;
  std::int64_t neighbours = 0;  ///< slices on either side that the heads see too (2.5-D)
  bool jointHeads = false;      ///< each branch's head sees both images; in the paper its own alone
};

bool operator==(const Configuration& a, const Configuration& b);

/// Calls `visit(name, field)` for each field, under its name in model cards.
template <typename AnyConfiguration, typename Visitor>
void visitFields(AnyConfiguration& c, const Visitor& visit) {
  visit("channels", c.channels);
  visit("stages", c.stages);
  visit("expand", c.expand);
  visit("state_size", c.stateSize);
  visit("delta_rank", c.deltaRank);
  visit("global_residual", c.globalResidual);
  visit("target_scan", c.targetScan);
  visit("reference_scan", c.referenceScan);
  visit("modulator", c.modulator);
  visit("fusion", c.fusion);
  visit("tied_decay", c.tiedDecay);
  visit("exact_discretisation", c.exactDiscretisation);
  visit("neighbours", c.neighbours);
  visit("joint_heads", c.jointHeads);
}

}  // namespace glmamba
