// SPDX-License-Identifier: Apache-2.0
#include "app/report/words.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace glmamba::report {

// Made of resources/translations/report.json when the program is built.
extern const unsigned char kCatalogue[];
extern const std::size_t kCatalogueSize;

namespace {

bool isPlace(const std::string& pattern, std::size_t at) {
  return pattern[at] == '%' && at + 1 < pattern.size() && pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
}

/// What stands between the places of a pattern: one more than these.
std::vector<std::string> between(const std::string& pattern) {
  std::vector<std::string> literals{""};
  for (std::size_t at = 0; at < pattern.size(); ++at)
    if (isPlace(pattern, at)) {
      literals.emplace_back();
      ++at;
    } else {
      literals.back() += pattern[at];
    }
  return literals;
}

/// What stands in the places of a pattern, in their order, when a sentence fits it: each part at least one character.
std::optional<std::vector<std::string>> partsOf(const std::string& sentence, const std::string& pattern) {
  const std::vector<std::string> literals = between(pattern);
  if (literals.size() == 1 || sentence.compare(0, literals[0].size(), literals[0]) != 0) return {};
  std::vector<std::string> parts;
  std::size_t at = literals[0].size();
  for (std::size_t n = 1; n < literals.size(); ++n) {
    const bool isLast = n + 1 == literals.size();
    if (at >= sentence.size() || (isLast && sentence.size() - at <= literals[n].size())) return {};
    const std::size_t end = isLast ? sentence.size() - literals[n].size() : sentence.find(literals[n], at + 1);
    if (end == std::string::npos || sentence.compare(end, literals[n].size(), literals[n]) != 0) return {};
    parts.push_back(sentence.substr(at, end - at));
    at = end + literals[n].size();
  }
  return parts;
}

}  // namespace

Words::Words(const std::string& language) : m_language(language) {
  if (std::find(kLanguages.begin(), kLanguages.end(), language) == kLanguages.end())
    throw core::Error(core::ErrorCode::badValue,
                      "There are no words in '" + language + "': choose en, de, fr or zh as language.");
  if (language == "en") return;
  const auto catalogue = nlohmann::json::parse(kCatalogue, kCatalogue + kCatalogueSize);
  for (const auto& [pattern, translations] : catalogue.items())
    m_translations[pattern] = translations.at(language).get<std::string>();
}

std::string Words::operator()(const std::string& pattern, const std::vector<std::string>& parts) const {
  const auto found = m_translations.find(pattern);
  const std::string& text = found == m_translations.end() ? pattern : found->second;
  std::string sentence;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (isPlace(text, at) && static_cast<std::size_t>(text[at + 1] - '1') < parts.size())
      sentence += parts[static_cast<std::size_t>(text[++at] - '1')];
    else
      sentence += text[at];
  return sentence;
}

std::string Words::told(const std::string& english) const {
  if (const auto found = m_translations.find(english); found != m_translations.end()) return found->second;
  const std::string* best = nullptr;  // the pattern that says most itself
  std::vector<std::string> partsOfBest;
  for (const auto& translation : m_translations) {
    const std::string& pattern = translation.first;
    if (best && pattern.size() <= best->size()) continue;
    if (auto parts = partsOf(english, pattern)) {
      best = &pattern;
      partsOfBest = std::move(*parts);
    }
  }
  if (!best) return english;
  for (std::string& part : partsOfBest) part = told(part);
  return (*this)(*best, partsOfBest);
}

}  // namespace glmamba::report
