// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/registration_json.h"

#include <nlohmann/json.hpp>

namespace glmamba::engine {

nlohmann::json registrationJson(const core::Registration& registration) {
  nlohmann::json json{{"method", "rigid, Mattes mutual information"},
                      {"start", registration.start},
                      {"shiftMm", registration.shiftMm},
                      {"degrees", registration.degrees},
                      {"mutualInformationBefore", nullptr},
                      {"mutualInformationAfter", registration.informationAfter},
                      {"overlap", registration.overlap},
                      {"targetFromReference",
                       {{"rotation", registration.targetFromReference.rotation},
                        {"translationLpsMm", registration.targetFromReference.translation}}},
                      {"seconds", registration.seconds}};
  if (registration.informationBefore) json["mutualInformationBefore"] = *registration.informationBefore;
  return json;
}

}  // namespace glmamba::engine
