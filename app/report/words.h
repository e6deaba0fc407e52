// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

namespace glmamba::report {

/// The languages that results can be told in, by their codes (ISO 639-1). English is what the sources are written in.
constexpr std::array<const char*, 4> kLanguages{"en", "de", "fr", "zh"};

/// What reports, checks and maps say, in one of the languages (resources/translations/report.json). Numbers keep their
/// decimal point. Constant once made: any thread may use it.
class Words {
 public:
  /// Throws Error{badValue} for a language that is none of kLanguages.
  explicit Words(const std::string& language = "en");

  const std::string& language() const { return m_language; }

  /// A pattern in this language, or in English where it has none, with `parts` in the places of %1, %2, …; what follows
  /// another % stays.
  std::string operator()(const std::string& pattern, const std::vector<std::string>& parts = {}) const;

  /// An English sentence that was put together elsewhere, by the pattern that it fits, its parts told likewise; as it
  /// is where it fits none.
  std::string told(const std::string& english) const;

 private:
  std::string m_language;
  std::map<std::string, std::string> m_translations;  ///< by their patterns
};

}  // namespace glmamba::report
