// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/cancel_token.h"
#include "core/map_quantity.h"
#include "core/progress_sink.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/deidentification.h"
#include "io/overlay_maker.h"

namespace glmamba::io {

/// Values of one quantity over a series.
struct ParametricMap {
  core::VolumePtr volume;
  const core::MapQuantity* quantity;
};

/// Writes maps as Parametric Map Storage with float pixels, one object a map and all in one series, into the new folder
/// `folder`. Each lies on the planes of the DICOM series `source`, which gives patient, study and frame of reference;
/// `others` are series that the values came from as well. Returns the files in the order of the maps.
///
/// Throws what overlaySource() throws, Error{badValue} for a value that is no finite number, Error{tooLarge} beyond 4
/// GB and Error{cannotWrite}; CancelToken::Requested when cancelled. Nothing is left behind then. DICOM PS3.3, A.75.
std::vector<std::filesystem::path> exportParametricMaps(
    const std::vector<ParametricMap>& maps, const core::Series& source, const std::vector<core::Series>& others,
    const OverlayMaker& maker, const std::filesystem::path& folder, const core::CancelToken& cancel = {},
    const core::ProgressSink& progress = {}, const std::optional<Deidentification>& deidentification = {});

}  // namespace glmamba::io
