// SPDX-License-Identifier: Apache-2.0
#include "app/model/command_line.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "app/model/saved_session.h"
#include "core/error.h"
#include "io/scan.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

#ifdef _WIN32
std::string quoted(const std::string& word) { return '"' + word + '"'; }
#else
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char letter : word) text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return text + "'";
}
#endif

std::string word(const std::string& text) {
  const bool isPlain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
    return std::isalnum(letter) || std::string("/._-+:=,").find(static_cast<char>(letter)) != std::string::npos;
  });
  return isPlain ? text : quoted(text);
}

// " --lr PATH --lr-volume N"
std::string imageOption(const std::string& name, const core::Series& series, const core::CancelToken& cancel) {
  if (series.files.empty())
    throw core::Error(
        core::ErrorCode::unsupported,
        "“" + series.description + "” is in no file: write the demo study with glmamba demo, and open it.");
  const fs::path place = placeOf(series);
  int number = 0;
  for (const core::Study& study : io::scan({place}, cancel).studies)
    for (const core::Series& found : study.series) {
      ++number;
      if (found.id == series.id)
        return " --" + name + ' ' + word(place.u8string()) + " --" + name + "-volume " + std::to_string(number);
    }
  throw core::Error(core::ErrorCode::notFound,
                    "“" + series.description + "” is no longer where it was opened: open it again.");
}

std::string number(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << value;
  return text.str();
}

}  // namespace

std::string commandLine(const CommandRequest& request, const core::CancelToken& cancel) {
  const core::Provenance& made = request.provenance;
  const bool isOnGpu = made.device.rfind("cuda", 0) == 0;
  // A run that changed its footing on the way is repeated from its beginning.
  const auto single = [](const std::string& words) { return words.find(',') == std::string::npos; };
  std::string line = "glmamba sr" + imageOption("lr", request.target, cancel) +
                     imageOption("reference", request.reference, cancel) + " --scale " +
                     std::to_string(made.scaleFactor) + (request.tryFactor > 1 ? " --try" : "") + " --model " +
                     word(request.settings.model.empty() ? made.modelName : request.settings.model);
  if (single(made.device)) line += std::string(" --device ") + (isOnGpu ? "cuda" : "cpu");
  if (single(made.precision)) line += " --precision " + made.precision;
  line += std::string(" --register ") + (made.registration ? "yes" : "no");
  if (request.pairing.acceptRefused) line += " --accept-pair";
  if (const auto& slices = request.settings.slices)
    line += " --slices " + std::to_string(slices->first) + ':' + std::to_string(slices->last);
  if (request.settings.memoryLimit > 0)
    line += " --memory " + number(1e-9 * static_cast<double>(request.settings.memoryLimit));
  if (made.ensemble) line += " --ensemble";
  if (made.dataConsistency) line += " --data-consistency";
  return line + " --output SR.nii.gz";
}

}  // namespace glmamba::app
