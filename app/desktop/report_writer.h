// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <string>

namespace glmamba::app {

/// Writes a report's page: HTML as it is, or as a PDF of A4 pages by the name's ending. In one step: a file that was
/// there is replaced when the new one is complete. Any thread. Throws core::Error{cannotWrite, badValue}.
void writeReport(const std::string& html, const QString& file);

}  // namespace glmamba::app
