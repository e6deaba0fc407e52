#include "io/contrast_guess.h"

#include <algorithm>
#include <regex>

namespace glmamba::io {
namespace {

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// True when `pattern` occurs with no letter before it and nothing but `ending` up to the next letter or digit after
/// it.
bool hasWord(const std::string& text, const char* pattern, const char* ending) {
  return std::regex_search(text, std::regex("(^|[^a-z])(" + std::string(pattern) + ")" + ending + "($|[^a-z0-9])"));
}

}  // namespace

core::Contrast contrastFromWords(const std::string& words) {
  const std::string text = lowerCase(words);
  // FLAIR before T2 ("t2_flair"), and both before T1: a T1-FLAIR is a T1.
  const bool t1 = hasWord(text, "t1", "(n|w|wi|c|ce|cw|gd|gad|k?gd|map)?") ||
                  std::regex_search(text, std::regex("mp-?rage|mp2rage|(^|[^a-z])(bravo|spgr|vibe|fspgr)"));
  if (t1) {
    const bool enhanced =
        hasWord(text, "t1", "(c|ce|cw|gd|gad|kgd)") ||
        std::regex_search(text, std::regex("(^|[^a-z])(gd|gad|gado[a-z]*|post|ce|contrast|km)($|[^a-z])|\\+ ?(c|k|g)"));
    return enhanced ? core::Contrast::t1ContrastEnhanced : core::Contrast::t1;
  }
  if (std::regex_search(text, std::regex("flair|dark.?fluid|tirm")) || hasWord(text, "t2f", "")) {
    return core::Contrast::flair;
  }
  if (hasWord(text, "t2", "(w|wi)?")) return core::Contrast::t2;
  if (hasWord(text, "pd", "(w|wi)?") || std::regex_search(text, std::regex("proton|rho"))) return core::Contrast::pd;
  if (std::regex_search(text, std::regex("(^|[^a-z])(dwi|dti|adc|trace[a-z]*|ep2d_diff|diff[a-z]*)"))) {
    return core::Contrast::diffusion;
  }
  return core::Contrast::unknown;
}

bool isLabelMapName(const std::string& name) {
  return std::regex_search(lowerCase(name),
                           std::regex("(^|[^a-z])(seg|segmentation|labels?|labelmap|masks?|lesions?)($|[^a-z])"));
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
    if (t.echoTimeMs <= 35 && t.repetitionTimeMs >= 1800 && t.inversionTimeMs <= 0) return core::Contrast::pd;
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
