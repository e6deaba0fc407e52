// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace glmamba::app {

inline constexpr double kLeastPictureScale = 1;
inline constexpr double kMostPictureScale = 8;
inline constexpr double kLeastMovieRate = 0.1;
inline constexpr double kMostMovieRate = 60;

/// A movie through slices, as the user asks for it.
struct MovieChoice {
  QString place;                ///< an .mp4 or .gif file, or a new folder of numbered pictures
  double scale = 1;             ///< pixels for each of the screen's, a side
  double framesPerSecond = 10;  ///< slices a second
  int first = 0;                ///< of the active pane's slices, from 0
  int last = -1;                ///< included; below `first`: all of them
  bool isTiff = false;          ///< of a folder's pictures: TIFF, not PNG
};

}  // namespace glmamba::app
