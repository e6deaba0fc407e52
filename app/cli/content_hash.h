// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/cancel_token.h"

namespace glmamba::cli {

/// SHA-256 over all that an input path stands for, as 64 hexadecimal digits: a NIfTI file or ZIP archive by itself, a
/// folder by the names and bytes of all files below it, and another file (a DICOM slice, half of a .hdr and .img pair)
/// by all files of the folder that it lies in. The folder's own name does not count. Throws Error{notFound} for what
/// can't be read, CancelToken::Requested.
std::string contentHash(const std::filesystem::path& path, const core::CancelToken& cancel);

}  // namespace glmamba::cli
