// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include <gdcmDataSet.h>

#include "io/dicom_tags.h"

namespace glmamba::io {

/// Writes one object as a DICOM file in Explicit VR Little Endian, with this program as the implementation. Throws
/// Error{cannotWrite} that names `target`, the place that the user chose.
void writeObject(const gdcm::DataSet& object, const std::filesystem::path& file, const std::filesystem::path& target);

/// Reads a file of our own back and compares its instance UID, and element `pixels` byte for byte, with what was
/// written. Throws Error{cannotWrite} when they differ.
void verifyObject(const gdcm::DataSet& object, const attribute::Attribute& pixels, const std::filesystem::path& file,
                  const std::filesystem::path& target);

/// "00001.dcm".
std::string objectFileName(int instanceNumber);

}  // namespace glmamba::io
