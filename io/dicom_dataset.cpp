// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_dataset.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <gdcmDataElement.h>
#include <gdcmDict.h>
#include <gdcmDicts.h>
#include <gdcmGlobal.h>
#include <gdcmSequenceOfItems.h>

#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

/// Applies `mend` to each of several values; empty when a value can't be mended.
template <typename Mend>
std::string eachValue(const std::string& text, Mend mend) {
  std::string result;
  for (const std::string& value : splitValues(text)) {
    const std::string mended = mend(value);
    if (mended.empty() && !value.empty()) return {};
    result += mended + "\\";
  }
  if (!result.empty()) result.pop_back();
  return result;
}

bool isDigits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits as `wholeIsValid` wants them, then perhaps a point and up to six more.
template <typename Valid>
bool isTimeLike(std::string_view text, Valid wholeIsValid) {
  const std::size_t point = text.find('.');
  const bool fractionIsValid = point == std::string_view::npos || isDigits(text.substr(point + 1), 1, 6);
  return fractionIsValid && wholeIsValid(text.substr(0, point));
}

bool isInteger(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return isDigits(text, 1, 10);
}

bool isTime(std::string_view text) {
  const bool hasFraction = text.find('.') != std::string_view::npos;
  return isTimeLike(
      text, [&](std::string_view whole) { return isDigits(whole, hasFraction ? 6 : 2, 6) && whole.size() % 2 == 0; });
}

bool isDateTime(std::string_view text) {
  const std::size_t sign = text.find_first_of("+-");
  if (sign != std::string_view::npos && !isDigits(text.substr(sign + 1), 4, 4)) return false;
  return isTimeLike(text.substr(0, sign), [](std::string_view whole) { return isDigits(whole, 4, 14); });
}

bool isAge(std::string_view text) {
  return text.size() == 4 && isDigits(text.substr(0, 3), 3, 3) &&
         std::string_view("DWMY").find(text[3]) != std::string_view::npos;
}

bool isCode(std::string_view text) {
  const auto isAllowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '_';
  };
  return text.size() <= 16 && std::all_of(text.begin(), text.end(), isAllowed);
}

/// `text` when it passes, or nothing.
std::string when(bool passes, const std::string& text) { return passes ? text : std::string(); }

std::string without(std::string text, const char* characters) {
  text.erase(std::remove_if(text.begin(), text.end(),
                            [&](char c) { return std::string(characters).find(c) != std::string::npos; }),
             text.end());
  return text;
}

std::string mendedDecimal(const std::string& value) {
  const std::optional<double> number = parsedNumber(value);
  if (!number) return {};
  return value.size() <= 16 ? value : decimalString(*number);
}

std::string mendedCode(std::string value) {
  std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) { return std::toupper(c); });
  return when(isCode(value), value);
}

/// A value by the rules of its VR. DICOM PS3.5, table 6.2-1.
std::string conforming(const std::string& text, gdcm::VR::VRType vr, const std::string& characterSet) {
  switch (vr) {
    case gdcm::VR::CS:
      return eachValue(text, mendedCode);
    case gdcm::VR::DS:
      return eachValue(text, mendedDecimal);
    case gdcm::VR::IS:
      return eachValue(text, [](const std::string& v) { return when(isInteger(v), v); });
    case gdcm::VR::DA: {
      const std::string date = without(text, ".-/");
      return when(isDigits(date, 8, 8), date);
    }
    case gdcm::VR::TM: {
      const std::string time = without(text, ":");
      return when(isTime(time), time);
    }
    case gdcm::VR::DT:
      return when(isDateTime(text), text);
    case gdcm::VR::AS:
      return when(isAge(text), text);
    case gdcm::VR::LO:
      return eachValue(text, [&](const std::string& v) { return cutText(v, 64, characterSet); });
    case gdcm::VR::SH:
      return eachValue(text, [&](const std::string& v) { return cutText(v, 16, characterSet); });
    default:
      return text;
  }
}

gdcm::VR vrOf(const gdcm::DataElement& element) {
  if (element.GetVR() != gdcm::VR::INVALID && element.GetVR() != gdcm::VR::UN) return element.GetVR();
  return gdcm::Global::GetInstance().GetDicts().GetPublicDict().GetDictEntry(element.GetTag()).GetVR();
}

/// A copy that can be written with explicit VRs, without private elements.
gdcm::DataSet explicitCopy(const gdcm::DataSet& source) {
  gdcm::DataSet result;
  for (const gdcm::DataElement& element : source.GetDES()) {
    const gdcm::VR vr = vrOf(element);
    const bool isPrivate = element.GetTag().GetGroup() % 2 != 0;
    const bool isGroupLength = element.GetTag().GetElement() == 0;
    const bool isUnknown = vr == gdcm::VR::INVALID || vr == gdcm::VR::US_SS || vr == gdcm::VR::US_SS_OW;
    if (isPrivate || isGroupLength || isUnknown) continue;
    const Attribute attribute{element.GetTag().GetGroup(), element.GetTag().GetElement(), vr};
    if (vr == gdcm::VR::SQ) {
      setSequence(result, attribute, itemsOf(source, attribute));
    } else if (const gdcm::ByteValue* value = element.GetByteValue()) {
      setBytes(result, attribute, value->GetPointer(), value->GetLength());
    } else {
      setBytes(result, attribute, "", 0);
    }
  }
  return result;
}

}  // namespace

gdcm::Tag tagOf(const Attribute& attribute) { return {attribute.group, attribute.element}; }

void setBytes(gdcm::DataSet& dataSet, const Attribute& attribute, const void* bytes, std::size_t count) {
  gdcm::DataElement element(tagOf(attribute));
  element.SetVR(attribute.vr);
  element.SetByteValue(static_cast<const char*>(bytes), static_cast<std::uint32_t>(count));
  dataSet.Replace(element);
}

void setText(gdcm::DataSet& dataSet, const Attribute& attribute, const std::string& text) {
  std::string padded = text;
  if (padded.size() % 2 != 0) padded += attribute.vr == gdcm::VR::UI ? '\0' : ' ';
  setBytes(dataSet, attribute, padded.data(), padded.size());
}

void setShort(gdcm::DataSet& dataSet, const Attribute& attribute, int value) {
  const auto bits = static_cast<std::uint16_t>(value);
  setBytes(dataSet, attribute, &bits, sizeof bits);
}

void setReal(gdcm::DataSet& dataSet, const Attribute& attribute, double value) {
  setBytes(dataSet, attribute, &value, sizeof value);
}

void setWholeNumbers(gdcm::DataSet& dataSet, const Attribute& attribute, const std::vector<std::uint32_t>& values) {
  if (attribute.vr == gdcm::VR::UL) return setBytes(dataSet, attribute, values.data(), values.size() * 4);
  const std::vector<std::uint16_t> words(values.begin(), values.end());
  setBytes(dataSet, attribute, words.data(), words.size() * 2);
}

void setTag(gdcm::DataSet& dataSet, const Attribute& attribute, const Attribute& value) {
  const std::uint16_t words[] = {value.group, value.element};
  setBytes(dataSet, attribute, words, sizeof words);
}

void setEmptySequence(gdcm::DataSet& dataSet, const Attribute& attribute) {
  gdcm::DataElement element(tagOf(attribute));
  element.SetVR(gdcm::VR::SQ);
  element.SetVL(0);
  dataSet.Replace(element);
}

void setSequence(gdcm::DataSet& dataSet, const Attribute& attribute, const std::vector<gdcm::DataSet>& items) {
  if (items.empty()) return;
  gdcm::SmartPointer<gdcm::SequenceOfItems> sequence = new gdcm::SequenceOfItems;
  sequence->SetLengthToUndefined();
  for (const gdcm::DataSet& content : items) {
    gdcm::Item item;
    item.SetVLToUndefined();
    item.SetNestedDataSet(content);
    sequence->AddItem(item);
  }
  gdcm::DataElement element(tagOf(attribute));
  element.SetVR(gdcm::VR::SQ);
  element.SetValue(*sequence);
  element.SetVLToUndefined();
  dataSet.Replace(element);
}

void appendItem(gdcm::DataSet& dataSet, const Attribute& attribute, const gdcm::DataSet& item) {
  std::vector<gdcm::DataSet> items = itemsOf(dataSet, attribute);
  items.push_back(item);
  setSequence(dataSet, attribute, items);
}

gdcm::DataSet codeItem(const std::string& value, const std::string& scheme, const std::string& meaning) {
  gdcm::DataSet item;
  setText(item, attribute::kCodeValue, value);
  setText(item, attribute::kCodingSchemeDesignator, scheme);
  setText(item, attribute::kCodeMeaning, meaning);
  return item;
}

std::vector<gdcm::DataSet> itemsOf(const gdcm::DataSet& dataSet, const Attribute& attribute) {
  std::vector<gdcm::DataSet> items;
  if (!dataSet.FindDataElement(tagOf(attribute))) return items;
  const auto sequence = dataSet.GetDataElement(tagOf(attribute)).GetValueAsSQ();
  if (!sequence) return items;
  for (gdcm::SequenceOfItems::SizeType i = 1; i <= sequence->GetNumberOfItems(); ++i) {
    gdcm::DataSet item = explicitCopy(sequence->GetItem(i).GetNestedDataSet());
    if (!item.IsEmpty()) items.push_back(std::move(item));
  }
  return items;
}

void copy(const gdcm::DataSet& from, gdcm::DataSet& to, const Attribute& attribute, WhenEmpty whenEmpty) {
  if (attribute.vr == gdcm::VR::SQ) return setSequence(to, attribute, itemsOf(from, attribute));
  const bool isBinary = attribute.vr == gdcm::VR::FD || attribute.vr == gdcm::VR::FL || attribute.vr == gdcm::VR::US;
  if (isBinary) {
    if (!from.FindDataElement(tagOf(attribute))) return;
    const gdcm::ByteValue* value = from.GetDataElement(tagOf(attribute)).GetByteValue();
    if (value != nullptr && value->GetLength() > 0) setBytes(to, attribute, value->GetPointer(), value->GetLength());
    return;
  }
  const std::string characterSet = textOf(from, tagOf(attribute::kSpecificCharacterSet));
  const std::string text = conforming(textOf(from, tagOf(attribute)), attribute.vr, characterSet);
  if (!text.empty() || whenEmpty == WhenEmpty::writeEmpty) setText(to, attribute, text);
}

std::string cutText(const std::string& text, std::size_t bytes, const std::string& characterSet) {
  if (text.size() <= bytes) return text;
  const bool isAscii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool isUtf8 = characterSet == "ISO_IR 192";
  // Other sets of more than one byte a character switch by escapes: a cut would change what follows.
  if (!isUtf8 && !(isAscii && characterSet.find("2022") == std::string::npos) &&
      characterSet.rfind("ISO_IR 1", 0) != 0) {
    return {};
  }
  std::size_t end = bytes;
  while (isUtf8 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  std::string cut = text.substr(0, end);
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return cut;
}

std::string asciiOf(const std::string& text) {
  std::string result = text;
  for (char& c : result)
    if (c < 0x20 || c > 0x7E || c == '\\') c = '?';
  return result;
}

}  // namespace glmamba::io
