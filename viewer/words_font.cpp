// SPDX-License-Identifier: Apache-2.0
#include "viewer/words_font.h"

namespace glmamba::viewer {

namespace {

std::string& font() {
  static std::string file;
  return file;
}

}  // namespace

void setWordsFont(const std::string& file) { font() = file; }

const std::string& wordsFont() { return font(); }

}  // namespace glmamba::viewer
