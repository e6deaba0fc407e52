// SPDX-License-Identifier: Apache-2.0
#include "app/model/movie.h"

#include <QStandardPaths>
#include <optional>

#include "app/model/video_encoder.h"
#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

/// Frames one after the other, counted, and all of one size.
class Frames {
 public:
  Frames(const MovieRequest& request, const std::function<io::RgbImage(int)>& frame, const core::CancelToken& cancel,
         const core::ProgressSink& progress)
      : m_request(request), m_frame(frame), m_cancel(cancel), m_progress(progress) {}

  /// Hands each to `take`.
  void each(const std::function<void(int, const io::RgbImage&)>& take) const {
    int width = 0, height = 0;
    for (int n = 0; n < m_request.frames; ++n) {
      m_cancel.throwIfCancelled();
      if (m_progress) m_progress({"writing the movie", n, m_request.frames});
      const io::RgbImage image = m_frame(n);
      if (n == 0) {
        width = image.width;
        height = image.height;
      }
      if (image.width != width || image.height != height)
        throw core::Error(core::ErrorCode::badValue,
                          "The size of the panes changed while the movie was made, so it was given up: make it again.");
      take(n, image);
    }
    m_cancel.throwIfCancelled();
  }

 private:
  const MovieRequest& m_request;
  const std::function<io::RgbImage(int)>& m_frame;
  const core::CancelToken& m_cancel;
  const core::ProgressSink& m_progress;
};

std::string numbered(int n) {
  const std::string digits = std::to_string(n + 1);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

}  // namespace

bool isVideoFile(const fs::path& place) {
  const QString extension = QString::fromStdString(place.extension().u8string()).toLower();
  return extension == ".mp4" || extension == ".gif";
}

QString ffmpegProgram() { return QStandardPaths::findExecutable("ffmpeg"); }

void writeMovie(const MovieRequest& request, const std::function<io::RgbImage(int)>& frame,
                const core::CancelToken& cancel, const core::ProgressSink& progress) {
  if (request.frames < 1 || !(request.framesPerSecond >= 0.1 && request.framesPerSecond <= 100))
    throw core::Error(core::ErrorCode::badValue, "A movie needs a slice at least, and 0.1 to 100 pictures a second.");
  const Frames frames(request, frame, cancel, progress);
  if (!isVideoFile(request.place)) {
    core::writeFolderAtomically(request.place, [&](const fs::path& temporary) {
      frames.each([&](int n, const io::RgbImage& image) {
        io::writePicture(image, temporary / (numbered(n) + request.pictureExtension));
      });
    });
    return;
  }
  const QString program = ffmpegProgram();
  if (program.isEmpty())
    throw core::Error(core::ErrorCode::notFound, "There is no ffmpeg on this computer to make '" +
                                                     request.place.filename().u8string() +
                                                     "' with: install it, or name a folder for numbered pictures.");
  core::writeAtomically(request.place, [&](const fs::path& temporary) {
    std::optional<VideoEncoder> encoder;
    frames.each([&](int, const io::RgbImage& image) {
      if (!encoder) encoder.emplace(program, temporary, image, request.framesPerSecond, cancel);
      encoder->add(image);
    });
    encoder->finish();
  });
}

}  // namespace glmamba::app
