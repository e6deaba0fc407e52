// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <mutex>

#include "core/platform.h"

namespace glmamba::cli {

namespace {

// Progress comes from worker threads, the end of a line from main().
std::mutex output;
bool lineIsOpen = false;

void overwrite(const core::Progress& progress) {
  std::string line = progress.stage;
  if (progress.total > 0) line += " " + std::to_string(progress.done) + "/" + std::to_string(progress.total);
  if (progress.secondsLeft >= 0 && progress.done < progress.total)
    line += ", " + inWords(progress.secondsLeft) + " left";
  std::cerr << "\r\x1b[K" << line << std::flush;
  lineIsOpen = true;
}

}  // namespace

core::ProgressSink terminalProgress(bool quiet) {
  if (quiet) return {};
  const bool terminal = core::stderrIsTerminal();
  return [terminal, last = std::make_shared<core::Progress>()](const core::Progress& progress) {
    const std::lock_guard<std::mutex> lock(output);
    const bool sameStage = progress.stage == last->stage;
    if (terminal) {
      if (!sameStage && lineIsOpen) std::cerr << '\n';
      overwrite(progress);
    } else if (!sameStage || (progress.done == progress.total && last->done < last->total)) {
      std::cerr << progress.stage;
      if (progress.total > 0) std::cerr << ' ' << progress.done << '/' << progress.total;
      std::cerr << std::endl;
    }
    *last = progress;
  };
}

void endProgressLine() {
  const std::lock_guard<std::mutex> lock(output);
  if (lineIsOpen) std::cerr << '\n';
  lineIsOpen = false;
}

void warn(const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  endProgressLine();
  for (const std::string& sentence : sentences) std::cerr << "glmamba: warning: " << sentence << '\n';
}

std::string inWords(double seconds) {
  const long whole = std::lround(std::max(0.0, seconds));
  if (whole >= 3600) return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
  if (whole >= 60) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole) + " s";
}

}  // namespace glmamba::cli
