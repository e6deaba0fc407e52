// SPDX-License-Identifier: Apache-2.0
#include "app/model/movie.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace glmamba;
using namespace glmamba::app;

namespace {

constexpr int kWidth = 63, kHeight = 41;  // odd, as panes may be

/// Greys and colours that change slowly over the picture, as codecs like them, and from frame to frame.
io::RgbImage frameOf(int n) {
  io::RgbImage image{kWidth, kHeight, {}};
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x) {
      const int grey = (2 * x + 3 * y + 10 * n) % 256;
      const bool isAmber = y < 8;
      image.rgb.push_back(static_cast<std::uint8_t>(isAmber ? 240 : grey));
      image.rgb.push_back(static_cast<std::uint8_t>(isAmber ? 170 : grey));
      image.rgb.push_back(static_cast<std::uint8_t>(isAmber ? 30 : grey));
    }
  return image;
}

MovieRequest requestFor(const QString& place, int frames) {
  MovieRequest request;
  request.place = place.toStdString();
  request.frames = frames;
  return request;
}

QStringList entriesOf(const QTemporaryDir& folder) {
  return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// The frames of a film as ffmpeg decodes them, each kWidth × kHeight from the top left.
std::vector<std::vector<std::uint8_t>> decoded(const QString& file) {
  QProcess process;
  process.start(ffmpegProgram(), {"-nostdin", "-loglevel", "error", "-i", file, "-vf",
                                  QString("crop=%1:%2:0:0:exact=1").arg(kWidth).arg(kHeight), "-f", "rawvideo",
                                  "-pix_fmt", "rgb24", "-fps_mode", "passthrough", "pipe:1"});
  REQUIRE(process.waitForFinished(60000));
  const QByteArray bytes = process.readAllStandardOutput();
  INFO(process.readAllStandardError().toStdString());
  constexpr int kFrame = 3 * kWidth * kHeight;
  REQUIRE(bytes.size() % kFrame == 0);
  std::vector<std::vector<std::uint8_t>> frames;
  for (int at = 0; at < bytes.size(); at += kFrame)
    frames.emplace_back(bytes.begin() + at, bytes.begin() + at + kFrame);
  return frames;
}

double meanDifference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  REQUIRE(a.size() == b.size());
  double sum = 0;
  for (std::size_t n = 0; n < a.size(); ++n) sum += std::abs(a[n] - b[n]);
  return sum / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("A movie without ffmpeg is a folder of numbered pictures", "[movie]") {
  const QTemporaryDir folder;
  for (const char* extension : {".png", ".tif"}) {
    MovieRequest request = requestFor(folder.filePath(QString("film") + (extension + 1)), 12);
    request.pictureExtension = extension;
    int reports = 0;
    writeMovie(request, frameOf, {}, [&](const core::Progress& progress) {
      CHECK(progress.total == 12);
      CHECK(progress.done == reports++);
    });
    CHECK(reports == 12);
    CHECK(std::distance(std::filesystem::directory_iterator(request.place), {}) == 12);
    CHECK(std::filesystem::exists(request.place / (std::string("0012") + extension)));
  }
  CHECK(entriesOf(folder) == QStringList{"filmpng", "filmtif"});
}

TEST_CASE("A movie that fails or is cancelled half-way leaves what was there, and nothing else", "[movie]") {
  const QTemporaryDir folder;
  const QString old = folder.filePath("old.mp4");
  QFile file(old);
  REQUIRE(file.open(QIODevice::WriteOnly));
  file.write("older");
  file.close();
  for (const QString& place : {folder.filePath("film"), old}) {
    if (place == old && ffmpegProgram().isEmpty()) {
      WARN("no ffmpeg: films are not tested");
      continue;
    }
    INFO(place.toStdString());
    CHECK_THROWS_AS(writeMovie(requestFor(place, 5),
                               [](int n) {
                                 if (n == 3) throw core::Error(core::ErrorCode::badValue, "no such frame");
                                 return frameOf(n);
                               },
                               {}, {}),
                    core::Error);
    const core::CancelToken cancel;
    CHECK_THROWS_AS(writeMovie(requestFor(place, 5),
                               [&](int n) {
                                 if (n == 3) cancel.requestCancel();
                                 return frameOf(n);
                               },
                               cancel, {}),
                    core::CancelToken::Requested);
    try {
      writeMovie(requestFor(place, 5),
                 [](int n) {
                   io::RgbImage image = frameOf(n);
                   if (n == 2)
                     image.rgb.resize(static_cast<std::size_t>(3 * kWidth) * static_cast<std::size_t>(--image.height));
                   return image;
                 },
                 {}, {});
      FAIL("frames of two sizes");
    } catch (const core::Error& error) {
      CHECK(std::string(error.what()).find("size of the panes changed") != std::string::npos);
    }
    CHECK(entriesOf(folder) == QStringList{"old.mp4"});
  }
  REQUIRE(file.open(QIODevice::ReadOnly));
  CHECK(file.readAll() == "older");
}

#ifndef _WIN32
TEST_CASE("Killed at any moment, a movie is there as a whole or not at all", "[movie]") {
  const char* asked = std::getenv("GLMAMBA_KILLS");
  const int kills = asked ? std::atoi(asked) : 10;
  constexpr int kFrames = 40;
  using Clock = std::chrono::steady_clock;
  std::mt19937 random(5);
  for (const char* name : {"film", "film.mp4"}) {
    const bool isVideo = isVideoFile(name);
    if (isVideo && ffmpegProgram().isEmpty()) continue;
    const auto startWriting = [&](const QTemporaryDir& folder) {
      const pid_t child = ::fork();
      if (child != 0) return child;
      try {
        writeMovie(requestFor(folder.filePath(name), kFrames), frameOf, {}, {});
      } catch (...) {
        ::_exit(1);
      }
      ::_exit(0);
    };
    const QTemporaryDir first;
    const auto begin = Clock::now();
    int failed = -1;
    ::waitpid(startWriting(first), &failed, 0);
    REQUIRE(failed == 0);
    const auto duration = Clock::now() - begin;
    std::map<std::string, int> states;
    double latest = 1.6;  // of that duration; where all kills were too early or too late on a busy machine, some more
    const auto isOneSided = [&] { return states["whole"] == 0 || states["before"] == 0; };
    for (int n = 0; n < kills || (isOneSided() && n < 2 * kills); ++n) {
      const QTemporaryDir folder;
      const QString place = folder.filePath(name);
      if (isVideo) QFile::copy(__FILE__, place);
      const pid_t child = startWriting(folder);
      if (n >= kills) latest *= states["whole"] == 0 ? 2 : 0.5;
      std::this_thread::sleep_for(duration * std::uniform_real_distribution<double>(0, latest)(random));
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      const auto isOld = [&] { return QFile(place).size() == QFile(__FILE__).size(); };
      const auto isWhole = [&] {
        return isVideo ? decoded(place).size() == kFrames : QDir(place).entryList(QDir::Files).size() == kFrames;
      };
      const bool isBefore = isVideo ? isOld() : !QFile::exists(place);
      ++states[isBefore ? "before" : isWhole() ? "whole" : "torn"];
    }
    std::cout << name << ", " << kills << " kills:";
    for (const auto& [state, times] : states) std::cout << "  " << state << ' ' << times;
    std::cout << '\n';
    CHECK(states["torn"] == 0);
    CHECK(states["before"] > 0);
    CHECK(states["whole"] > 0);
  }
}
#endif

TEST_CASE("What can't be a movie is refused before a frame is drawn", "[movie]") {
  const QTemporaryDir folder;
  const auto noFrame = [](int) -> io::RgbImage {
    FAIL("a frame was drawn");
    return {};
  };
  CHECK_THROWS_AS(writeMovie(requestFor(folder.filePath("none"), 0), noFrame, {}, {}), core::Error);
  MovieRequest still = requestFor(folder.filePath("still"), 5);
  still.framesPerSecond = 0;
  CHECK_THROWS_AS(writeMovie(still, noFrame, {}, {}), core::Error);
  const QByteArray path = qgetenv("PATH");
  qputenv("PATH", folder.path().toUtf8());
  try {
    writeMovie(requestFor(folder.filePath("film.MP4"), 5), noFrame, {}, {});
    FAIL("a film without ffmpeg");
  } catch (const core::Error& error) {
    CHECK(error.code() == core::ErrorCode::notFound);
    CHECK(std::string(error.what()).find("no ffmpeg") != std::string::npos);
  }
  qputenv("PATH", path);
  CHECK(entriesOf(folder).isEmpty());
}

TEST_CASE("Films hold every frame in its place and with its greys", "[movie]") {
  if (ffmpegProgram().isEmpty()) {
    WARN("no ffmpeg: films are not tested");
    return;
  }
  const QTemporaryDir folder;
  constexpr int kFrames = 7;
  for (const char* name : {"film.mp4", "film.gif"}) {
    INFO(name);
    writeMovie(requestFor(folder.filePath(name), kFrames), frameOf, {}, {});
    const auto frames = decoded(folder.filePath(name));
    REQUIRE(frames.size() == kFrames);
    for (int n = 0; n < kFrames; ++n) {
      // The codec's loss, and that of colours at half the resolution.
      CHECK(meanDifference(frames[static_cast<std::size_t>(n)], frameOf(n).rgb) < 4);
      CHECK(meanDifference(frames[static_cast<std::size_t>(n)], frameOf(n + 1).rgb) > 7);
    }
  }
  CHECK(entriesOf(folder) == QStringList{"film.gif", "film.mp4"});
}

TEST_CASE("A film that ffmpeg left unfinished without a word is none", "[movie]") {
  const QTemporaryDir folder, programs;
  const QString real = ffmpegProgram();
  if (real.isEmpty()) {
    WARN("no ffmpeg: films are not tested");
    return;
  }
  // Cuts what the real one made, as a full disk does, and ends as if all were well.
  QFile program(programs.filePath("ffmpeg"));
  REQUIRE(program.open(QIODevice::WriteOnly));
  program.write(("#!/bin/bash\n" + real + R"( "$@" || exit
last="${@: -1}"
case "$last" in
  file:*) truncate -s $(($(stat -c %s "${last#file:}") * 6 / 10)) "${last#file:}" ;;
esac
)")
                    .toUtf8());
  program.close();
  REQUIRE(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
  const QByteArray path = qgetenv("PATH");
  qputenv("PATH", programs.path().toUtf8() + ":" + path);
  for (const char* name : {"film.mp4", "film.gif"}) {
    INFO(name);
    CHECK_THROWS_AS(writeMovie(requestFor(folder.filePath(name), 9), frameOf, {}, {}), core::Error);
  }
  qputenv("PATH", path);
  CHECK(entriesOf(folder).isEmpty());
}

TEST_CASE("An ffmpeg that fails is told in its own words", "[movie]") {
  const QTemporaryDir folder, programs;
  QFile program(programs.filePath("ffmpeg"));
  REQUIRE(program.open(QIODevice::WriteOnly));
  program.write("#!/bin/sh\nhead -c 100 >/dev/null\necho 'No space left on device' >&2\nexit 1\n");
  program.close();
  REQUIRE(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
  const QByteArray path = qgetenv("PATH");
  qputenv("PATH", programs.path().toUtf8() + ":" + path);
  try {
    writeMovie(requestFor(folder.filePath("film.gif"), 50), frameOf, {}, {});
    FAIL("a film by a program that failed");
  } catch (const core::Error& error) {
    CHECK(error.code() == core::ErrorCode::cannotWrite);
    CHECK(std::string(error.what()).find("No space left on device") != std::string::npos);
  }
  qputenv("PATH", path);
  CHECK(entriesOf(folder).isEmpty());
}
