// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <vector>

#include "app/model/session.h"
#include "core/window.h"
#include "viewer/colour_map.h"

namespace glmamba::app {

/// A trust map as the window offers it.
struct MapChoice {
  const char* name;  ///< core::TrustMap::name
  const char* quantity;
  trust::Group group;
  viewer::ColourMap colours;
  double none;        ///< the value that is no colour over an image
  QString title;      ///< in the list and over the pane
  QString barText;    ///< over the colour bar, short
  QString unit;       ///< beside it
  QString cannotSee;  ///< in a sentence; docs/trust.md has the measurement
  QString howToRead;  ///< what a high and a low value say
};
const std::vector<MapChoice>& mapChoices();
/// Null when there is none of this name.
const MapChoice* mapChoice(const std::string& name);
/// Whether it can be made of the images on show: some need a truth.
bool isPossible(const MapChoice& choice, const Session& session);

/// The fixed scale of a map: the same for all results of a target, so that they can be compared by eye.
core::Window mapScale(const MapChoice& choice, const Session& session);

/// What a map says in numbers, a line each; empty while it is not there.
QStringList mapFigures(const MapChoice& choice, const trust::TrustSet& set);

}  // namespace glmamba::app
