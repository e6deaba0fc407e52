// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <filesystem>

namespace glmamba::app {

/// Qt's text of a path as a path, in any language.
inline std::filesystem::path pathOf(const QString& path) { return std::filesystem::u8path(path.toStdString()); }

}  // namespace glmamba::app
