// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <gdcmDataSet.h>

namespace glmamba::io {

/// Values of DICOM elements as text and numbers. An element that is absent, empty or not what the name says gives an
/// empty answer, never an exception.

/// The bytes of a string element without padding; values separated by backslashes, character set as in the file.
std::string textOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag);
/// The values of a DS or IS element.
std::vector<double> numbersOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag);
/// The first of these.
std::optional<double> numberOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag);
/// The first value of a US or SS element, unsigned.
std::optional<int> shortOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag);
/// The first value of an FD (8 bytes) or FL (4 bytes) element.
std::optional<double> realOf(const gdcm::DataSet& dataSet, const gdcm::Tag& tag);

/// Reads one decimal number, whatever the locale; nothing when `text` is not one.
std::optional<double> parsedNumber(const std::string& text);
/// `value` as a DS: at most 16 characters, as many digits as fit. DICOM PS3.5, 6.2.
std::string decimalString(double value);
/// Several values, separated by backslashes.
std::string decimalStrings(const std::vector<double>& values);
std::vector<std::string> splitValues(const std::string& text);

}  // namespace glmamba::io
