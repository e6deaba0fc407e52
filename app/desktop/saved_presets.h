// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/window_preset.h"

namespace glmamba::app {

/// The user's own window presets, kept in the user's settings, in alphabetical order. What can't be read there is left
/// out.
std::vector<core::WindowPreset> savedPresets();
/// Takes the place of one with the same name.
void savePreset(const core::WindowPreset& preset);
void forgetPreset(const std::string& name);

}  // namespace glmamba::app
