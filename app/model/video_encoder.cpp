// SPDX-License-Identifier: Apache-2.0
#include "app/model/video_encoder.h"

#include <QStringList>

#include "core/error.h"

namespace glmamba::app {

namespace {

constexpr int kTickMs = 50;
constexpr int kStartMs = 10000;

// Near lossless: a reader must not take blocks of a codec for structure.
const QStringList kGoodH264{"-c:v", "libx264", "-crf", "12", "-preset", "medium", "-movflags", "+faststart"};
const QStringList kOther{"-q:v", "2"};
// The size that 4:2:0 needs is even; the matrix is the one that players take for large pictures.
const QString kToYuv = "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
// Colours of each frame by itself: nothing of the movie has to be kept in memory.
const QString kToPalette = "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=none";

bool hasH264(const QString& program) {
  QProcess process;
  process.start(program, {"-hide_banner", "-loglevel", "error", "-encoders"}, QIODevice::ReadOnly);
  return process.waitForFinished(kStartMs) && process.readAllStandardOutput().contains("libx264");
}

}  // namespace

VideoEncoder::VideoEncoder(const QString& program, const std::filesystem::path& file, const io::RgbImage& frame,
                           double framesPerSecond, core::CancelToken cancel)
    // As a file, whatever its name looks like.
    : m_program(program), m_file("file:" + QString::fromStdString(file.u8string())), m_cancel(std::move(cancel)) {
  QStringList arguments{"-nostdin", "-hide_banner", "-loglevel", "error",    "-xerror",
                        "-y",       "-f",           "rawvideo",  "-pix_fmt", "rgb24"};
  arguments << "-video_size" << QString("%1x%2").arg(frame.width).arg(frame.height);
  arguments << "-framerate" << QString::number(framesPerSecond) << "-i"
            << "pipe:0";
  if (QString::fromStdString(file.extension().u8string()).toLower() == ".gif")
    arguments << "-filter_complex" << kToPalette;
  else
    arguments << "-vf" << kToYuv << "-colorspace"
              << "bt709" << (hasH264(program) ? kGoodH264 : kOther);
  arguments << m_file;
  m_process.setProgram(program);
  m_process.setArguments(arguments);
  m_process.setStandardOutputFile(QProcess::nullDevice());
  m_process.start();
  if (!m_process.waitForStarted(kStartMs))
    throw core::Error(core::ErrorCode::notFound, "ffmpeg does not start: install it again, or write pictures instead.");
}

VideoEncoder::~VideoEncoder() {
  if (m_process.state() == QProcess::NotRunning) return;
  m_process.kill();
  m_process.waitForFinished(kStartMs);
}

void VideoEncoder::add(const io::RgbImage& frame) {
  m_process.write(reinterpret_cast<const char*>(frame.rgb.data()), static_cast<qint64>(frame.rgb.size()));
  while (m_process.bytesToWrite() > 0) {
    m_cancel.throwIfCancelled();
    m_process.waitForBytesWritten(kTickMs);
    if (m_process.state() == QProcess::NotRunning) refuse(m_process.readAllStandardError());
  }
  ++m_frames;
}

void VideoEncoder::wait(QProcess& process) {
  while (process.state() != QProcess::NotRunning) {
    m_cancel.throwIfCancelled();
    process.waitForFinished(kTickMs);
  }
  const QByteArray words = process.readAllStandardError();
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || !words.trimmed().isEmpty())
    refuse(words);
}

void VideoEncoder::finish() {
  m_process.closeWriteChannel();
  wait(m_process);
  QProcess reading;
  reading.start(m_program, {"-nostdin", "-hide_banner", "-loglevel", "error", "-i", m_file, "-map", "0:v", "-c", "copy",
                            "-f", "framecrc", "pipe:1"});
  wait(reading);
  int frames = 0;
  for (const QByteArray& line : reading.readAllStandardOutput().split('\n'))
    frames += !line.isEmpty() && !line.startsWith('#');
  if (frames != m_frames) refuse(QString("%1 of %2 frames can be read back").arg(frames).arg(m_frames));
}

void VideoEncoder::refuse(const QString& words) {
  throw core::Error(core::ErrorCode::cannotWrite,
                    "ffmpeg could not write the movie (“" + words.trimmed().section('\n', -1).left(200).toStdString() +
                        "”). Make room, choose another place, or write pictures instead.");
}

}  // namespace glmamba::app
