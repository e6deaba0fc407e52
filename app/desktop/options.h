#pragma once

#include <QStringList>

#include "app/model/layout.h"
#include "core/geometry.h"

namespace glmamba::app {

/// What the command line asks for.
struct Options {
  QStringList paths;
  bool demo = false;
  int tryFactor = 0;
  bool run = false;
  core::Size3 demoSize{0, 0, 0};  ///< zeros: the phantom's own size
  bool reportStartupTiming = false;
  QString screenshot;         ///< save the window here once all work has ended, then quit
  QString layoutScreenshots;  ///< the same for every layout, light and dark, into this folder
  int screenshotTimeoutSeconds = 600;
  QString orientation;
  Layout layout;
  bool benchmarkScroll = false;
  bool lightAppearance = false;
};

/// Reads the application's arguments; prints help, the version or what is wrong, and leaves the program, where they ask
/// for it.
Options readOptions(const QStringList& arguments);

}  // namespace glmamba::app
