// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace glmamba::app {

/// What the program is, that it is for research only, and the versions of what it is built on.
QString versionsHtml();

}  // namespace glmamba::app
