// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace gdcm {
class DataSet;
}

namespace glmamba::io {

/// A secret of 256 bits from which pseudonyms, UIDs and the shift of dates follow: the same key gives the same ones in
/// every export, and without it nothing leads back.
class DeidentificationKey {
 public:
  static DeidentificationKey random();
  /// Reads `file`, or makes it with a random key, for its owner alone to read. Throws Error{badFile} when it holds
  /// anything but 64 hexadecimal digits, Error{notFound} when it can't be read, Error{cannotWrite}.
  static DeidentificationKey inFile(const std::filesystem::path& file);

  /// HMAC-SHA-256 of `text`, for one `purpose`.
  std::array<std::uint8_t, 32> digest(const std::string& purpose, const std::string& text) const;

 private:
  std::array<std::uint8_t, 32> m_secret{};
};

/// What to do with dates of the patient's care. DICOM PS3.15, E.3.6.
enum class DateTreatment {
  remove,
  shift,  ///< all dates of a patient by the same 1 to 365 days into the past, times as they are
  keep,
};

/// How an export is de-identified.
struct Deidentification {
  DeidentificationKey key = DeidentificationKey::random();
  /// Sources are named by their new UIDs, for de-identified copies of them made with the same key. Otherwise classic MR
  /// names none; multi-frame objects must.
  bool keepsReferences = false;
  DateTreatment dates = DateTreatment::remove;
  bool keepsPatientCharacteristics = false;  ///< sex, age, size, weight …
  std::string programVersion;                ///< for the record of what was done
};

/// Takes from `object` what may identify a patient, an institution or a device, by the Basic Application Level
/// Confidentiality Profile with Clean Descriptors, and records that in it. DICOM PS3.15, annex E.
///
/// The rule is to forget: of names, free text, dates, identifiers and sequences only those on a list stay, and UIDs
/// that are not DICOM's own are replaced. Pixels are left alone: a head can be rendered to a face.
void deidentify(gdcm::DataSet& object, const Deidentification& how);

}  // namespace glmamba::io
