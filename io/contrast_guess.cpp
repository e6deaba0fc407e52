// SPDX-License-Identifier: Apache-2.0
#include "io/contrast_guess.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace glmamba::io {
namespace {

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

bool isLetter(char c) { return c >= 'a' && c <= 'z'; }
bool isLetterOrDigit(char c) { return isLetter(c) || (c >= '0' && c <= '9'); }

using Words = std::initializer_list<std::string_view>;

/// True when one of `words` stands in `text` with no letter before it, and behind it one of `endings` and then nothing
/// that `continues` a word.
bool hasWord(const std::string& text, Words words, Words endings = {""}, bool (*continues)(char) = isLetterOrDigit) {
  for (const std::string_view word : words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if (at > 0 && isLetter(text[at - 1])) continue;
      for (const std::string_view ending : endings) {
        const std::size_t end = at + word.size() + ending.size();
        const bool fits = text.compare(at + word.size(), ending.size(), ending) == 0;
        if (fits && (end >= text.size() || !continues(text[end]))) return true;
      }
    }
  }
  return false;
}

/// True when a word of `text` begins with one of `words`.
bool hasWordBeginning(const std::string& text, Words words) {
  return hasWord(text, words, {""}, [](char) { return false; });
}

bool hasPart(const std::string& text, Words parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string::npos; });
}

}  // namespace

core::Contrast contrastFromWords(const std::string& words) {
  const std::string text = lowerCase(words);
  const bool enhancedT1 = hasWord(text, {"t1"}, {"c", "ce", "cw", "gd", "gad", "kgd"});
  // T1 first: a T1-FLAIR is a T1. Then FLAIR, which is often called "t2_flair".
  if (enhancedT1 || hasWord(text, {"t1"}, {"", "n", "w", "wi", "map"}) ||
      hasPart(text, {"mprage", "mp-rage", "mp2rage"}) || hasWordBeginning(text, {"bravo", "spgr", "fspgr", "vibe"})) {
    const bool agent = hasWord(text, {"gd", "gad", "post", "ce", "contrast", "km"}, {""}, isLetter) ||
                       hasWordBeginning(text, {"gado"}) || hasPart(text, {"+c", "+ c", "+k", "+ k", "+g", "+ g"});
    return enhancedT1 || agent ? core::Contrast::t1ContrastEnhanced : core::Contrast::t1;
  }
  if (hasPart(text, {"flair", "dark-fluid", "dark fluid", "dark_fluid", "darkfluid", "tirm"}) ||
      hasWord(text, {"t2f"})) {
    return core::Contrast::flair;
  }
  if (hasWord(text, {"t2"}, {"", "w", "wi"})) return core::Contrast::t2;
  if (hasWord(text, {"pd"}, {"", "w", "wi"}) || hasPart(text, {"proton"})) return core::Contrast::pd;
  if (hasWordBeginning(text, {"dwi", "dti", "adc", "trace", "ep2d_diff", "diff"})) return core::Contrast::diffusion;
  return core::Contrast::unknown;
}

bool isLabelMapName(const std::string& name) {
  return hasWord(lowerCase(name),
                 {"seg", "dseg", "aseg", "segmentation", "label", "labels", "labelmap", "mask", "masks", "lesion",
                  "lesions", "roi", "rois"},
                 {""}, isLetter);
}

bool isLocalizerName(const std::string& words) {
  const std::string text = lowerCase(words);
  return hasPart(text, {"localizer", "localiser", "scout", "survey", "planscan", "plan scan", "plan_scan"}) ||
         hasWord(text, {"loc"}, {""}, isLetter);
}

core::Contrast contrastFromTiming(const SequenceTiming& t) {
  const auto has = [&](const char* term) { return t.scanningSequence.find(term) != std::string::npos; };
  // Most of what is called b = 0 is below 50; from there on diffusion shapes the contrast.
  if (t.bValue >= 50) return core::Contrast::diffusion;
  if (t.echoTimeMs <= 0 || t.repetitionTimeMs <= 0) return core::Contrast::unknown;
  const bool spinEcho = has("SE") && !has("GR");
  if (spinEcho || (has("RM") && t.repetitionTimeMs > 1500)) {
    // Fluid is nulled at T1(CSF)·ln 2, about 2.4 s at long TR.
    if (t.inversionTimeMs > 1500 && t.echoTimeMs > 60) return core::Contrast::flair;
    if (t.echoTimeMs >= 60 && t.repetitionTimeMs >= 1800) return core::Contrast::t2;
    // Echo-planar images with short echoes are functional ones, by T2*.
    if (t.echoTimeMs <= 35 && t.repetitionTimeMs >= 1800 && t.inversionTimeMs <= 0 && !has("EP"))
      return core::Contrast::pd;
    if (t.echoTimeMs <= 35 && t.repetitionTimeMs <= 1200) return core::Contrast::t1;
    return core::Contrast::unknown;
  }
  if (has("GR") && !has("EP") && t.echoTimeMs <= 8) {
    // MPRAGE: TR is either that of one echo (Philips) or of a whole inversion (Siemens).
    if (t.inversionTimeMs >= 300 && t.inversionTimeMs <= 1400) return core::Contrast::t1;
    if (t.repetitionTimeMs <= 500) return core::Contrast::t1;
  }
  return core::Contrast::unknown;
}

}  // namespace glmamba::io
