// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/choose_series.h"
#include "core/registration.h"
#include "core/series_pair.h"

namespace glmamba::cli {

/// Where an image is: a path, and its number there as `glmamba scan` lists them.
struct ImagePlace {
  std::filesystem::path path;
  std::optional<int> volume;
};

/// A target and a reference that were checked against each other, the reference where it guides the target.
struct OpenedPair {
  OpenedImage target;
  OpenedImage reference;  ///< the voxels as read, on a moved grid when it was registered
  std::vector<core::PairingFinding> findings;
  std::optional<core::Registration> registration;
  std::vector<std::string> warnings;  ///< of both images, the check and the registration
};

/// Opens both images, checks the pair and registers the reference if `choice` or the frames of reference ask for it.
/// Without a reference both are the pair that proposePair() takes among all series at `target`. Throws what opening and
/// registering throw, and Error{badValue} with the finding that stands against the pair.
OpenedPair openPair(const ImagePlace& target, const std::optional<ImagePlace>& reference,
                    const core::PairingChoice& choice, bool quiet);

/// [{"kind", "severity", "message"}, …]
nlohmann::json findingsJson(const std::vector<core::PairingFinding>& findings);
/// Both series by id and description, the findings, and the registration or null.
nlohmann::json pairingJson(const OpenedPair& pair);

}  // namespace glmamba::cli
