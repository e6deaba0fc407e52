// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/volume.h"

namespace glmamba::training {

/// Remembers which voxels belong to which subject, to find data that leak between subsets under another name.
class VoxelLedger {
 public:
  /// Throws Error{badValue} that names both subjects when the very same voxels were entered for another subject of
  /// another subset, or twice for one subject.
  void enter(const core::Volume& volume, const std::string& subset, const std::string& subject);

 private:
  struct Owner {
    std::string subset;
    std::string subject;
  };
  std::map<std::uint64_t, Owner> m_owners;
};

}  // namespace glmamba::training
