// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace glmamba::core {

/// What a map over an image measures, and how DICOM says so. Units are of CID 7181; for the quantities there is no
/// standard code, so they have private ones.
struct MapQuantity {
  const char* name;   ///< on the command line
  const char* label;  ///< Content Label and LUT Label
  const char* code;   ///< in the private scheme
  const char* meaning;
  const char* unit;  ///< UCUM
  const char* unitMeaning;
  const char* contrast;    ///< value 4 of Image Type. C.8.32.3.1
  const char* derivation;  ///< code of the computation: in the scheme DCM when it begins with a digit
  const char* derivationMeaning;
  enum class Window { zeroToHighest, symmetric, zeroToFive, zeroToOne } window;
};

/// All that there are: errors against a truth, and what can be said without one (docs/trust.md).
const std::vector<MapQuantity>& mapQuantities();
/// The one of this name, or nothing.
const MapQuantity* mapQuantity(const std::string& name);

}  // namespace glmamba::core
