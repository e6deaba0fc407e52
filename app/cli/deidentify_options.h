// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "io/deidentification.h"

namespace glmamba::cli {

/// --deidentify and what goes with it, for every command that writes DICOM.
struct DeidentifyOptions {
  bool wanted = false;
  std::optional<std::string> key;
  io::DateTreatment dates = io::DateTreatment::remove;
  bool keepsPatientCharacteristics = false;
};

void addDeidentifyOptions(CLI::App& command, DeidentifyOptions& options);

/// Nothing unless it is wanted. Reads or makes the key file; throws as DeidentificationKey::inFile().
std::optional<io::Deidentification> deidentificationOf(const DeidentifyOptions& options);

}  // namespace glmamba::cli
