// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace glmamba::app {

/// A page of text beside the window, as large as it needs to be and the screen allows. It goes when it is closed.
void showTextPage(QWidget& window, const QString& title, const QString& html);

}  // namespace glmamba::app
