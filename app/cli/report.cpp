// SPDX-License-Identifier: Apache-2.0
#include "app/cli/report.h"

#include <array>
#include <cstdio>
#include <iostream>

namespace glmamba::cli {

void printJson(const nlohmann::json& json) {
  // File names need not be UTF-8: what isn't is replaced, not thrown at the user.
  std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

nlohmann::json geometryJson(const core::Geometry& geometry) {
  std::array<core::Vector3, 3> directions = geometry.directions();
  for (core::Vector3& direction : directions)
    for (double& component : direction) component += 0.0;  // −0 becomes 0
  nlohmann::json json{{"size", geometry.size()},
                      {"spacing_mm", geometry.spacing()},
                      {"origin_lps_mm", geometry.origin()},
                      {"direction_lps", directions}};
  if (!geometry.frameOfReferenceUid().empty()) json["frame_of_reference_uid"] = geometry.frameOfReferenceUid();
  return json;
}

nlohmann::json metricsJson(const imaging::Metrics& metrics) {
  return {{"psnr", metrics.psnr}, {"ssim", metrics.ssim}, {"nmse", metrics.nmse}};
}

std::string describe(const imaging::Metrics& metrics) {
  char text[96];
  std::snprintf(text, sizeof text, "%.2f dB, SSIM %.4f, NMSE %.5f", metrics.psnr, metrics.ssim, metrics.nmse);
  return text;
}

}  // namespace glmamba::cli
