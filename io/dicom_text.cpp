// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace glmamba::io {
namespace {

const gdcm::ByteValue* bytesOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  if (!dataSet.FindDataElement(tag)) return nullptr;
  return dataSet.GetDataElement(tag).GetByteValue();
}

template <typename T>
std::optional<T> firstOf(const gdcm::ByteValue* bytes) {
  if (bytes == nullptr || bytes->GetLength() < sizeof(T)) return {};
  T value;
  std::memcpy(&value, bytes->GetPointer(), sizeof(T));
  return value;
}

}  // namespace

std::string textOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  const gdcm::ByteValue* bytes = bytesOf(dataSet, tag);
  if (bytes == nullptr) return {};
  std::string text(bytes->GetPointer(), bytes->GetLength());
  const auto isPadding = [](char c) { return c == ' ' || c == '\0'; };
  while (!text.empty() && isPadding(text.back())) text.pop_back();
  std::size_t first = 0;
  while (first < text.size() && isPadding(text[first])) ++first;
  return text.substr(first);
}

std::vector<std::string> splitValues(const std::string& text) {
  std::vector<std::string> values;
  std::size_t begin = 0;
  while (begin <= text.size() && !text.empty()) {
    const std::size_t end = std::min(text.find('\\', begin), text.size());
    const std::size_t first = text.find_first_not_of(' ', begin);
    std::string value = first < end ? text.substr(first, end - first) : std::string();
    while (!value.empty() && value.back() == ' ') value.pop_back();
    values.push_back(std::move(value));
    begin = end + 1;
  }
  return values;
}

std::optional<double> parsedNumber(const std::string& text) {
  const char* begin = text.data() + (!text.empty() && text.front() == '+');
  double value = 0;
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return {};
  return value;
}

std::vector<double> numbersOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  std::vector<double> numbers;
  for (const std::string& text : splitValues(textOf(dataSet, tag))) {
    const std::optional<double> number = parsedNumber(text);
    if (!number) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<double> numberOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  const std::vector<double> numbers = numbersOf(dataSet, tag);
  if (numbers.empty()) return {};
  return numbers.front();
}

std::optional<int> shortOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  const std::optional<std::uint16_t> value = firstOf<std::uint16_t>(bytesOf(dataSet, tag));
  if (!value) return {};
  return *value;
}

std::optional<double> realOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag) {
  const gdcm::ByteValue* bytes = bytesOf(dataSet, tag);
  if (bytes != nullptr && bytes->GetLength() == 4) {
    const std::optional<float> value = firstOf<float>(bytes);
    return std::isfinite(*value) ? std::optional<double>(*value) : std::nullopt;
  }
  const std::optional<double> value = firstOf<double>(bytes);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::string decimalString(double value) {
  if (value == 0) return "0";  // and never "-0"
  char buffer[40];
  for (int precision = 15; precision > 0; --precision) {
    const char* end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, precision).ptr;
    if (end - buffer <= 16) return std::string(buffer, static_cast<std::size_t>(end - buffer));
  }
  return "0";
}

std::string decimalStrings(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : "\\") + decimalString(value);
  return text;
}

}  // namespace glmamba::io
