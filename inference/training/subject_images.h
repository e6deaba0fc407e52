// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/volume.h"
#include "inference/training/split.h"

namespace glmamba::training {

/// Reads an image file; throws core::Error naming it.
using VolumeReader = std::function<core::VolumePtr(const std::filesystem::path&)>;

/// A subject whose images are read when they are asked for; both functions throw core::Error.
struct SubjectImages {
  std::string id;
  std::function<core::VolumePtr()> target;
  std::function<core::VolumePtr()> reference;
  std::function<core::VolumePtr()> labels =
      {};  ///< depths in the tumour (imaging::depthsOf); empty when there are none
  std::map<std::string, std::function<core::VolumePtr()>> further = {};  ///< other contrasts, by name
};

/// The images of subjects of a split file.
std::vector<SubjectImages> imagesOf(const std::vector<SplitSubject>& subjects, const VolumeReader& read);

}  // namespace glmamba::training
