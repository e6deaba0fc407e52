// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace glmamba::io {

/// The values of an element of a Siemens CSA header (version "SV10"), without padding; none when it is absent or the
/// header is damaged. The layout is not published: it is as NiBabel's documentation ("Siemens format DICOM with CSA
/// header") has it.
std::vector<std::string> csaValues(std::string_view header, std::string_view name);

}  // namespace glmamba::io
