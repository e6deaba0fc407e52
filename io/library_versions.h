// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::io {

/// Versions of the libraries that read and write images, as loaded: "5.2.1".
struct LibraryVersions {
  std::string itk;
  std::string gdcm;
};
LibraryVersions libraryVersions();

}  // namespace glmamba::io
