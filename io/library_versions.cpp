// SPDX-License-Identifier: Apache-2.0
#include "io/library_versions.h"

#include <gdcmVersion.h>
#include <itkVersion.h>

namespace glmamba::io {

LibraryVersions libraryVersions() { return {itk::Version::GetITKVersion(), gdcm::Version::GetVersion()}; }

}  // namespace glmamba::io
