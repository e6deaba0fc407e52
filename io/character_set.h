// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::io {

/// `bytes` of a DICOM text in the Specific Character Set `characterSet` (values separated by backslashes), as UTF-8 for
/// the window; with code extensions by escape sequences. What can't be told becomes "?", control characters spaces.
/// Text of no named set that is well-formed UTF-8 is taken for that: many files hold it without saying so. DICOM PS3.3,
/// C.12.1.1.2; PS3.5, 6.1.
std::string utf8Of(const std::string& bytes, const std::string& characterSet);

}  // namespace glmamba::io
