// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include "app/model/display_state.h"

namespace glmamba::app {

/// "Compare", "Three planes and 3-D", …: for menus and tool tips; the short form for buttons.
QString layoutText(LayoutKind kind);
QString layoutShortText(LayoutKind kind);
/// What it is for, in a sentence.
QString layoutHint(LayoutKind kind);
/// "LR", "Reference", …
QString imageText(Image image);
/// "Radiological: the patient's right is on the left"
QString conventionText(Convention convention);

}  // namespace glmamba::app
