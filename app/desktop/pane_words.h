// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/model/display_state.h"
#include "app/model/session.h"

namespace glmamba::app {

struct MapChoice;

/// What a pane says about its image. UTF-8.
struct PaneWords {
  std::string title;    ///< which image; the scene adds how it is interpolated
  std::string notice;   ///< what must not be overlooked: "AI, research use"
  std::string message;  ///< in an empty pane: what it needs
};

PaneWords paneWords(Image image, const Session& session);

/// Of the pane that shows a trust map.
PaneWords mapWords(const MapChoice& choice, const Session& session);

/// "radiological" or "neurological"
std::string conventionWord(Convention convention);

}  // namespace glmamba::app
