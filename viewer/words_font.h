// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace glmamba::viewer {

/// Words are drawn with the first face of this font file from here on, in scenes that are made later; with VTK's own
/// font, which has the letters of Western Europe, while it is empty. The GUI thread's.
void setWordsFont(const std::string& file);
const std::string& wordsFont();

}  // namespace glmamba::viewer
