// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <gdcmDataSet.h>

#include "io/dicom_tags.h"

namespace glmamba::io {

using attribute::Attribute;

gdcm::Tag tagOf(const Attribute& attribute);

/// Setters: replace what is there. Text is padded as its VR asks; empty text gives an element of length zero.
void setText(gdcm::DataSet& dataSet, const Attribute& attribute, const std::string& text);
/// US or SS, as the attribute says.
void setShort(gdcm::DataSet& dataSet, const Attribute& attribute, int value);
void setReal(gdcm::DataSet& dataSet, const Attribute& attribute, double value);
/// UL and US of several values; AT of one.
void setWholeNumbers(gdcm::DataSet& dataSet, const Attribute& attribute, const std::vector<std::uint32_t>& values);
void setTag(gdcm::DataSet& dataSet, const Attribute& attribute, const Attribute& value);
/// Does nothing without items: an empty sequence is an error where the sequence is optional.
void setSequence(gdcm::DataSet& dataSet, const Attribute& attribute, const std::vector<gdcm::DataSet>& items);
/// A sequence without items, for where one is required.
void setEmptySequence(gdcm::DataSet& dataSet, const Attribute& attribute);
void setBytes(gdcm::DataSet& dataSet, const Attribute& attribute, const void* bytes, std::size_t count);
void appendItem(gdcm::DataSet& dataSet, const Attribute& attribute, const gdcm::DataSet& item);

gdcm::DataSet codeItem(const std::string& value, const std::string& scheme, const std::string& meaning);

/// The items of a sequence, with explicit VRs and without private elements.
std::vector<gdcm::DataSet> itemsOf(const gdcm::DataSet& dataSet, const Attribute& attribute);

/// What to do with an attribute that the source lacks or leaves empty.
enum class WhenEmpty { skip, writeEmpty };

/// Copies one attribute. Values that break the rules of their VR are mended (too many digits) or dropped (a date that
/// is none): they would make the copy invalid. Names, free text and identifiers are copied byte for byte.
void copy(const gdcm::DataSet& from, gdcm::DataSet& to, const Attribute& attribute, WhenEmpty whenEmpty);

/// `text` cut to `bytes` bytes between two characters of `characterSet`; empty when that can't be told.
std::string cutText(const std::string& text, std::size_t bytes, const std::string& characterSet);
/// Printable ASCII of `text`; other characters become "?".
std::string asciiOf(const std::string& text);

}  // namespace glmamba::io
