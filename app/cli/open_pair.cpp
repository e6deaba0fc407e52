// SPDX-License-Identifier: Apache-2.0
#include "app/cli/open_pair.h"

#include <iostream>
#include <utility>

#include "app/cli/interruption.h"
#include "app/cli/terminal.h"
#include "core/error.h"
#include "inference/engine/registration_json.h"
#include "inference/imaging/align_reference.h"
#include "io/load.h"
#include "io/scan.h"

namespace glmamba::cli {

namespace {

using core::Series;

std::pair<Series, Series> proposedAt(const std::filesystem::path& path) {
  std::vector<Series> all;
  // A pair of one study before one of several.
  for (const core::Study& study : io::scan({path}, interruption()).studies) {
    if (const auto pair = core::proposePair(study.series))
      return {study.series[pair->target], study.series[pair->reference]};
    all.insert(all.end(), study.series.begin(), study.series.end());
  }
  if (const auto pair = core::proposePair(all)) return {all[pair->target], all[pair->reference]};
  const std::string name = path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
  throw core::Error(core::ErrorCode::unsupported,
                    name + " holds no two images that can be paired: name a reference of the same head.");
}

core::SeriesPair checked(const Series& target, const Series& reference, const core::PairingChoice& choice) {
  auto made = core::SeriesPair::make(target, reference, choice);
  if (const auto* finding = std::get_if<core::PairingFinding>(&made))
    throw core::Error(
        core::ErrorCode::badValue,
        finding->message +
            (finding->severity == core::Severity::refused ? " With --accept-pair it is used all the same." : ""));
  return std::get<core::SeriesPair>(std::move(made));
}

imaging::AlignedReference aligned(const core::SeriesPair& pair, const OpenedPair& opened, bool quiet) {
  try {
    return imaging::alignReference(pair, *opened.target.volume, opened.reference.volume, interruption(),
                                   terminalProgress(quiet));
  } catch (const core::Error& error) {
    throw core::Error(error.code(), std::string(error.what()) + " With --register no they are used as they are.");
  }
}

}  // namespace

OpenedPair openPair(const ImagePlace& target, const std::optional<ImagePlace>& reference,
                    const core::PairingChoice& choice, bool quiet) {
  const auto [targetSeries, referenceSeries] =
      reference ? std::pair{chooseSeries(target.path, Role::target, target.volume),
                            chooseSeries(reference->path, Role::reference, reference->volume)}
                : proposedAt(target.path);
  const core::SeriesPair pair = checked(targetSeries, referenceSeries, choice);
  if (!reference && !quiet)
    std::cerr << "glmamba: target “" << targetSeries.description << "”, reference “" << referenceSeries.description
              << "”\n";
  OpenedPair opened{openImage(targetSeries), openImage(referenceSeries), pair.findings(), {}, {}};
  const auto tell = [&](const std::vector<std::string>& warnings) {
    opened.warnings.insert(opened.warnings.end(), warnings.begin(), warnings.end());
  };
  tell(targetSeries.warnings);
  tell(referenceSeries.warnings);
  tell(pair.warnings());
  imaging::AlignedReference reached = aligned(pair, opened, quiet);
  endProgressLine();
  opened.reference.volume = std::move(reached.volume);
  opened.registration = std::move(reached.registration);
  tell(reached.warnings);
  return opened;
}

nlohmann::json findingsJson(const std::vector<core::PairingFinding>& findings) {
  nlohmann::json list = nlohmann::json::array();
  for (const core::PairingFinding& finding : findings)
    list.push_back({{"kind", core::kindName(finding.kind)},
                    {"severity", core::severityName(finding.severity)},
                    {"message", finding.message}});
  return list;
}

nlohmann::json pairingJson(const OpenedPair& pair) {
  const auto named = [](const Series& series) {
    return nlohmann::json{{"id", series.id}, {"description", series.description}};
  };
  nlohmann::json json{{"target", named(pair.target.series)},
                      {"reference", named(pair.reference.series)},
                      {"findings", findingsJson(pair.findings)},
                      {"registration", nullptr}};
  if (pair.registration) json["registration"] = engine::registrationJson(*pair.registration);
  return json;
}

}  // namespace glmamba::cli
