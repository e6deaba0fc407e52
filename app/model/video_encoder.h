// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <filesystem>

#include "core/cancel_token.h"
#include "io/picture_file.h"

namespace glmamba::app {

/// An ffmpeg that frames are poured into. On a worker's thread; the process ends with the object, done or not.
class VideoEncoder {
 public:
  /// `file` ends in .mp4 or .gif; `frame` gives the size. Throws Error{notFound} where ffmpeg does not start.
  VideoEncoder(const QString& program, const std::filesystem::path& file, const io::RgbImage& frame,
               double framesPerSecond, core::CancelToken cancel);
  ~VideoEncoder();

  /// Waits until ffmpeg has taken it. Throws Error{cannotWrite} with ffmpeg's own words when it has ended, and
  /// CancelToken::Requested.
  void add(const io::RgbImage& frame);
  /// Waits until the file is complete, and reads it back: on a full disk ffmpeg may end as if all were well. Throws
  /// what add() throws.
  void finish();

 private:
  /// Waits for the end of a process of ffmpeg's.
  void wait(QProcess& process);
  [[noreturn]] void refuse(const QString& words);

  QProcess m_process;
  QString m_program;
  QString m_file;
  int m_frames = 0;
  core::CancelToken m_cancel;
};

}  // namespace glmamba::app
