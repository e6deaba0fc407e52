// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace glmamba::io {

/// A new unique identifier, "2.25." and a random UUID (version 4) as a decimal number. DICOM PS3.5, B.2.
std::string makeUid();

/// "2.25." and the 128-bit number whose bytes, most significant first, are `bytes`.
std::string uidFromBytes(const std::array<std::uint8_t, 16>& bytes);

}  // namespace glmamba::io
