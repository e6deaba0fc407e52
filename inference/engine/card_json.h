// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <nlohmann/json.hpp>

#include "inference/engine/card.h"
#include "inference/engine/json_fields.h"

namespace glmamba::engine {

/// What a card is for, as it says itself; one that doesn't is for super-resolution.
inline constexpr const char* kSuperResolutionTask = "super-resolution";
inline constexpr const char* kSegmentationTask = "segmentation";

/// The task of the card in a JSON file. Throws as readCard().
std::string taskOfCard(const std::filesystem::path& json);

/// Reads what every card has, and by `readRest` what those of `task` have besides. Throws Error{badModel} or
/// Error{notFound} naming the file and the field, also for the card of another task.
void readCard(const std::filesystem::path& json, const std::string& task, Card& card,
              const std::function<void(const JsonFields&)>& readRest);

/// Writes both atomically; `weights` is stored as a file name.
void writeCard(const Card& card, const std::string& task, const nlohmann::ordered_json& rest,
               const std::filesystem::path& json);

}  // namespace glmamba::engine
