// SPDX-License-Identifier: Apache-2.0
#include "inference/training/voxel_ledger.h"

#include <cstring>

#include "core/error.h"

namespace glmamba::training {

namespace {

/// FNV-1a over the voxels' bits, 32 at a time: chance makes two of a thousand volumes agree once in 10¹³.
std::uint64_t fingerprint(const core::Volume& volume) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto mix = [&](std::uint32_t bits) { hash = (hash ^ bits) * 0x100000001b3; };
  for (int size : volume.geometry().size()) mix(static_cast<std::uint32_t>(size));
  for (float voxel : volume.voxels()) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &voxel, sizeof bits);
    mix(bits);
  }
  return hash;
}

}  // namespace

void VoxelLedger::enter(const core::Volume& volume, const std::string& subset, const std::string& subject) {
  const auto [known, isNew] = m_owners.emplace(fingerprint(volume), Owner{subset, subject});
  if (isNew) return;
  const Owner& owner = known->second;
  if (owner.subject == subject)
    throw core::Error(core::ErrorCode::badValue, "Subject " + subject +
                                                     " has the same voxels as target and as reference: correct the "
                                                     "split file.");
  if (owner.subset != subset)
    throw core::Error(core::ErrorCode::badValue, "Subjects " + owner.subject + " (“" + owner.subset + "”) and " +
                                                     subject + " (“" + subset +
                                                     "”) have an image with the very same voxels, so that one subset "
                                                     "leaks into the other: take one of them out of the split file.");
}

}  // namespace glmamba::training
