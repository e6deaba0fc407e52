// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <filesystem>
#include <functional>

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "io/picture_file.h"

namespace glmamba::app {

/// A movie to be written: an MP4 or GIF file by the name of `place`, else a new folder of numbered pictures.
struct MovieRequest {
  std::filesystem::path place;
  int frames = 0;
  double framesPerSecond = 10;            ///< 0.1 to 100; of a folder's pictures nothing is known
  std::string pictureExtension = ".png";  ///< or .tif: of a folder's pictures
};

/// Whether `place` is to be one file that ffmpeg makes: its name ends in .mp4 or .gif.
bool isVideoFile(const std::filesystem::path& place);

/// The ffmpeg that is installed; empty where there is none.
QString ffmpegProgram();

/// Writes frames 0 … frames − 1 as `frame` gives them, one at a time; all have the size of the first.
///
/// The movie appears as a whole or not at all: what is written is beside its place under another name until it is done,
/// and an older file stays until then. Throws CancelToken::Requested within 100 ms of a cancel between frames,
/// Error{notFound} where ffmpeg is needed and missing, Error{badValue} when there is no frame or one of another size,
/// Error{cannotWrite} when the disk or ffmpeg refuses, or the folder is there and not empty, and what `frame` throws.
/// For worker threads.
void writeMovie(const MovieRequest& request, const std::function<io::RgbImage(int)>& frame,
                const core::CancelToken& cancel, const core::ProgressSink& progress);

}  // namespace glmamba::app
