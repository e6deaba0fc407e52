// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QMainWindow;

namespace glmamba::app {

/// The mouse's moves and every action of the window with a key, as a table.
QString keyListHtml(const QMainWindow& window);

}  // namespace glmamba::app
