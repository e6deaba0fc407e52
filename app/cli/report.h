// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "core/geometry.h"
#include "inference/imaging/metrics.h"

namespace glmamba::cli {

/// Two-space JSON and a line end on stdout.
void printJson(const nlohmann::json& json);

/// Size, spacing, origin and directions (LPS), frame of reference when known.
nlohmann::json geometryJson(const core::Geometry& geometry);

/// psnr, ssim, nmse; the PSNR of equal images, which is infinite, is null in JSON.
nlohmann::json metricsJson(const imaging::Metrics& metrics);

/// "37.65 dB, SSIM 0.9749, NMSE 0.0123".
std::string describe(const imaging::Metrics& metrics);

}  // namespace glmamba::cli
