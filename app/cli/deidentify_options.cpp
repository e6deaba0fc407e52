// SPDX-License-Identifier: Apache-2.0
#include "app/cli/deidentify_options.h"

#include <map>

#include "app/cli/terminal.h"

namespace glmamba::cli {

void addDeidentifyOptions(CLI::App& command, DeidentifyOptions& options) {
  const std::map<std::string, io::DateTreatment> treatments{
      {"remove", io::DateTreatment::remove}, {"shift", io::DateTreatment::shift}, {"keep", io::DateTreatment::keep}};
  CLI::Option* wanted = command.add_flag("--deidentify", options.wanted,
                                         "Take the patient's identity out of DICOM, by the basic profile of PS3.15");
  command
      .add_option("--deidentify-key", options.key,
                  "Secret that pseudonyms and new UIDs follow from, the same in each export; made when not there")
      ->needs(wanted)
      ->type_name("FILE");
  command.add_option("--deidentify-dates", options.dates, "remove, shift (by 1 to 365 days, with the key) or keep")
      ->transform(CLI::CheckedTransformer(treatments, CLI::ignore_case).description(""))
      ->needs(wanted)
      ->type_name("WHAT");
  command
      .add_flag("--keep-patient-characteristics", options.keepsPatientCharacteristics,
                "Sex, age, size and weight stay when the identity is taken out")
      ->needs(wanted);
}

std::optional<io::Deidentification> deidentificationOf(const DeidentifyOptions& options) {
  if (!options.wanted) return {};
  io::Deidentification how;
  if (options.key) how.key = io::DeidentificationKey::inFile(*options.key);
  how.keepsReferences = options.key.has_value();
  how.dates = options.dates;
  how.keepsPatientCharacteristics = options.keepsPatientCharacteristics;
  how.programVersion = GLMAMBA_VERSION;
  warn({"The pixels were not changed: a face can be recognised in a rendering of a head, and burned-in text stays."});
  return how;
}

}  // namespace glmamba::cli
