// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <optional>

#include "app/desktop/picture_choices.h"
#include "app/model/layout.h"
#include "app/model/super_resolution_job.h"
#include "core/geometry.h"
#include "core/series_pair.h"

namespace glmamba::app {

/// What the command line asks for.
struct Options {
  QStringList paths;
  QString target;     ///< --lr: the image at this path is the target
  QString reference;  ///< --reference
  core::PairingChoice pairing;
  RunSettings settings;
  bool hasSettings = false;  ///< any of them was given
  QString session;           ///< a session file, named like any other
  QString exportTo;          ///< write the result here once it is complete: NIfTI by its name, else a folder of DICOM
  std::string map;           ///< the trust map to show
  QString inColour;          ///< the image at this path is drawn in colour over the others
  QString labelTable;        ///< names and colours of the mask's labels
  QString reportTo;          ///< write a report of it here: HTML or PDF by its name
  bool newWindow = false;    ///< do not hand the files to a program that runs already
  bool exit = false;         ///< quit once all work has ended
  bool demo = false;
  int tryFactor = 0;
  bool run = false;
  core::Size3 demoSize{0, 0, 0};  ///< zeros: the phantom's own size
  bool reportStartupTiming = false;
  QString screenshot;                ///< save the window here once all work has ended, then quit
  QString picture;                   ///< save the panes here once all work has ended, then quit
  std::optional<MovieChoice> movie;  ///< the same with a movie; `last` below `first`: all slices
  double pictureScale = 1;
  QString layoutScreenshots;  ///< the same for every layout, light and dark, into this folder
  int screenshotTimeoutSeconds = 600;
  QString orientation;
  std::optional<Layout> layout;
  bool benchmarkScroll = false;
  bool lightAppearance = false;
};

/// Reads the application's arguments. Prints help or the version, and leaves the program, where they ask for it; throws
/// core::Error{badValue} that says what is wrong with them.
///
/// Relative paths start from `folder`.
Options readOptions(const QStringList& arguments, const QString& folder);

/// Whether pictures or a movie are asked for, after which the program ends.
bool leavesAfterPictures(const Options& options);

/// Whether a program that runs already may do this as well.
bool canBeHandedOver(const Options& options);

}  // namespace glmamba::app
