// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace glmamba::app {

/// `text` in the program's language, for functions outside of classes; inside of one its own tr() is meant. The context
/// is the one under which lupdate lists such texts.
inline QString tr(const char* text) { return QCoreApplication::translate("glmamba::app", text); }

}  // namespace glmamba::app
