// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <optional>

#include "app/model/display_state.h"

namespace glmamba::app {

/// How images are arranged and drawn: layout, convention, groups, links, windows, interpolation and layers. What a user
/// may want to undo.
QJsonObject lookJson(const DisplayState& display);
/// Fields that are missing, of another type or out of range leave what is there.
void restoreLook(DisplayState& display, const QJsonObject& look);

/// Where one looks: orientation, cursor, the place of each viewpoint, and which pane has the whole area.
QJsonObject placesJson(const DisplayState& display);
/// The panes must show the orientation and the look already: orientationOf(), restoreLook().
void restorePlaces(DisplayState& display, const QJsonObject& places);
std::optional<Orientation> orientationOf(const QJsonObject& places);

}  // namespace glmamba::app
