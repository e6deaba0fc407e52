// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

#include "app/model/layout.h"

namespace glmamba::app {

/// A drawing of the layout's panes, sharp at any pixel density, in the colour of a palette's text.
QIcon layoutIcon(LayoutKind kind, const QColor& colour);

}  // namespace glmamba::app
