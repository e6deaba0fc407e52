// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "core/study.h"
#include "core/volume.h"

namespace glmamba::cli {

/// What an image is wanted for; decides between several in one folder.
enum class Role {
  target,     ///< the T2, else the only one that is no T1
  reference,  ///< the T1, else the only PD or T1 with contrast agent
  any,        ///< nothing decides: there must be one
};

/// The image meant by a path: the only one there, the one that a DICOM file belongs to, or the one of several that fits
/// the role alone; with `volume`, the one of that number (from 1) as `glmamba scan` counts them at the path. Throws
/// Error{unsupported} that lists the images when it isn't clear which is meant, Error{badValue} when there are fewer,
/// and what scan() throws.
core::Series chooseSeries(const std::filesystem::path& path, Role role, std::optional<int> volume = {});

/// chooseSeries(), then its voxels; errors name the file.
struct OpenedImage {
  core::Series series;
  core::VolumePtr volume;
};
OpenedImage openImage(const std::filesystem::path& path, Role role, std::optional<int> volume = {});
OpenedImage openImage(core::Series series);

}  // namespace glmamba::cli
