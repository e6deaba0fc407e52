// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include <gdcmDataSet.h>

#include "io/dicom_structure.h"
#include "io/input_file.h"

namespace glmamba::io {

/// A DICOM file that was walked over and may be parsed.
struct DicomInput {
  InputFile input;
  DicomStructure structure;
};

/// Walks over an opened file. One that is compressed as a whole (deflated transfer syntax, DICOM PS3.5, A.5) comes
/// inflated, as if it had been written in Explicit VR Little Endian. `file` is named in messages. Throws as
/// walkedStructure(); Error{badFile} when the compressed data are damaged, Error{tooLarge} beyond 1 GiB.
DicomInput walkedDicom(InputFile input, const std::filesystem::path& file);

/// All elements before the pixel data. Throws Error{badFile}.
gdcm::DataSet elementsBeforePixels(const DicomInput& dicom, const std::filesystem::path& file);

}  // namespace glmamba::io
