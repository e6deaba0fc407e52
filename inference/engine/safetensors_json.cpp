// SPDX-License-Identifier: Apache-2.0
#include "inference/engine/safetensors_json.h"

#include <nlohmann/json.hpp>

namespace glmamba::engine {

namespace {

using Json = nlohmann::json;

// A weight of a network has four axes at most.
constexpr std::size_t kMostDimensions = 8;
// A network has hundreds of tensors. This bounds the memory that a header of 16 MiB can make grow to a few times its
// length.
constexpr std::size_t kMostNames = 1 << 16;

/// {"name": {"dtype": text, "shape": [numbers], "data_offsets": [numbers]}, …, "__metadata__": {"key": text, …}} and
/// nothing else. Events rather than a tree: a tree of a hostile text may take a hundred times its length.
class Events : public nlohmann::json_sax<Json> {
 public:
  explicit Events(const std::function<void(const std::string&)>& refuse) : m_refuse(refuse) {}

  SafetensorsJson result;

  bool start_object(std::size_t) override {
    if (m_depth > 1) return no("its header is nested too deeply");
    ++m_depth;
    return true;
  }
  bool end_object() override {
    --m_depth;
    return true;
  }
  bool key(string_t& key) override {
    if (result.tensors.size() + result.metadata.size() >= kMostNames) return no("its header lists too many tensors");
    if (m_depth == 1) {
      m_name = key;
      m_inMetadata = key == "__metadata__";
      m_tensor = nullptr;
      if (m_inMetadata) return m_metadataSeen ? twice(key) : (m_metadataSeen = true);
      const auto [added, isNew] = result.tensors.try_emplace(key);
      m_tensor = &added->second;
      return isNew || twice(key);
    }
    m_field = key;
    m_list = nullptr;
    if (m_inMetadata) return result.metadata.try_emplace(key).second || twice(key);
    if (key == "dtype") return !m_tensor->type || twice(key);
    if (key == "shape") return listOf(m_tensor->shape);
    if (key == "data_offsets") return listOf(m_tensor->offsets);
    return no("“" + shortened(m_name) + "” has an unknown field “" + shortened(key) + "”");
  }
  bool start_array(std::size_t) override {
    if (m_depth != 2 || m_list == nullptr) return no("its header has a list in a wrong place");
    m_list->emplace();
    ++m_depth;
    return true;
  }
  bool end_array() override {
    --m_depth;
    return true;
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (m_depth != 3) return misplaced();
    if ((*m_list)->size() == kMostDimensions) return no("a list in its header is too long");
    (*m_list)->push_back(value);
    return true;
  }
  bool string(string_t& text) override {
    if (m_depth != 2 || m_list != nullptr) return misplaced();
    if (m_inMetadata)
      result.metadata[m_field] = text;
    else
      m_tensor->type = text;
    return true;
  }
  bool null() override { return misplaced(); }
  bool boolean(bool) override { return misplaced(); }
  bool number_integer(number_integer_t) override { return misplaced(); }  // only negative ones come here
  bool number_float(number_float_t, const string_t&) override { return misplaced(); }
  bool binary(binary_t&) override { return misplaced(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return no("its header is not valid JSON");
  }

 private:
  static std::string shortened(const std::string& name) { return name.substr(0, 80); }
  bool no(const std::string& what) const {
    m_refuse(what);
    return false;
  }
  bool twice(const std::string& key) const { return no("“" + shortened(key) + "” is in its header twice"); }
  bool misplaced() const {
    if (m_depth == 0) return no("its header is not a JSON object");
    if (m_inMetadata) return no("its metadata hold more than text");
    if (m_depth == 1) return no("“" + shortened(m_name) + "” is not described in its header");
    return no("“" + m_field + "” of “" + shortened(m_name) + "” is not what it must be");
  }
  bool listOf(std::optional<std::vector<std::uint64_t>>& list) {
    m_list = &list;
    return !list || twice(m_field);
  }

  const std::function<void(const std::string&)>& m_refuse;
  int m_depth = 0;  ///< open brackets: 1 the file, 2 a tensor or the metadata, 3 a list
  std::string m_name;
  std::string m_field;
  bool m_inMetadata = false;
  bool m_metadataSeen = false;
  SafetensorsJson::Tensor* m_tensor = nullptr;
  std::optional<std::vector<std::uint64_t>>* m_list = nullptr;
};

}  // namespace

SafetensorsJson parseSafetensorsJson(const std::string& text, const std::function<void(const std::string&)>& refuse) {
  Events events(refuse);
  Json::sax_parse(text, &events);
  return std::move(events.result);
}

}  // namespace glmamba::engine
