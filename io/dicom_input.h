#pragma once

#include <filesystem>

#include "io/input_file.h"

namespace glmamba::io {

/// A DICOM file to be parsed; one that is compressed as a whole (deflated transfer syntax, DICOM PS3.5, A.5) comes
/// inflated, as if it had been written in Explicit VR Little Endian. Throws as openedInput() and walkedStructure();
/// Error{badFile} when the compressed data are damaged, Error{tooLarge} beyond 1 GiB.
InputFile openedDicom(const std::filesystem::path& file);

}  // namespace glmamba::io
