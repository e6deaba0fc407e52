// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace glmamba::engine {

/// The fields of one JSON object that a user wrote. What is wrong is a core::Error of `code` that names the file and
/// the field. `json` must outlive this.
class JsonFields {
 public:
  using Json = nlohmann::ordered_json;

  /// `source` as in "The model card “a.json”".
  JsonFields(const Json& json, std::string source, core::ErrorCode code, std::string prefix = {})
      : m_json(json), m_source(std::move(source)), m_code(code), m_prefix(std::move(prefix)) {
    if (!json.is_object())
      refuse(m_prefix.empty() ? "it" : m_prefix.substr(0, m_prefix.size() - 1), "must be a JSON object");
  }

  bool has(const char* name) const { return m_json.contains(name); }
  const Json& json() const { return m_json; }

  template <typename T>
  void required(const char* name, T& value) const {
    if (!m_json.contains(name)) refuse(m_prefix + name, "is missing");
    optional(name, value);
  }
  template <typename T>
  void optional(const char* name, T& value) const {
    const auto found = m_json.find(name);
    if (found == m_json.end()) return;
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
      if (!found->is_number_integer()) refuse(m_prefix + name, "must be a whole number");
    try {
      found->get_to(value);
    } catch (const Json::exception&) {
      refuse(m_prefix + name, "is of the wrong type");
    }
  }
  void require(bool condition, const char* name, const std::string& rule) const {
    if (!condition) refuse(m_prefix + name, rule);
  }
  JsonFields object(const char* name) const {
    if (!m_json.contains(name)) refuse(m_prefix + name, "is missing");
    return {m_json.at(name), m_source, m_code, m_prefix + name + "."};
  }
  std::vector<JsonFields> objects(const char* name) const {
    std::vector<JsonFields> all;
    if (!m_json.contains(name)) return all;
    const Json& list = m_json.at(name);
    if (!list.is_array()) refuse(m_prefix + name, "must be a list");
    for (const Json& item : list) all.push_back({item, m_source, m_code, m_prefix + name + "."});
    return all;
  }

 private:
  [[noreturn]] void refuse(const std::string& field, const std::string& rule) const {
    throw core::Error(m_code, m_source + " can't be used: “" + field + "” " + rule + ".");
  }
  const Json& m_json;
  std::string m_source;
  core::ErrorCode m_code;
  std::string m_prefix;
};

}  // namespace glmamba::engine
