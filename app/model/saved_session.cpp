// SPDX-License-Identifier: Apache-2.0
#include "app/model/saved_session.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/atomic_file.h"
#include "io/load.h"
#include "io/scan.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

// A session of a thousand series is below 1 MB.
constexpr std::uintmax_t kLargestFile = std::uintmax_t{64} << 20;

std::optional<SavedSeries> saved(const std::optional<core::Series>& series) {
  return series ? std::optional<SavedSeries>(savedSeries(*series)) : std::nullopt;
}

SavedPair savedPair(const PairImages& images) {
  return {saved(images.target), saved(images.reference), images.tryFactor, images.pairing};
}

const core::Series* find(const StudyList& studies, const std::optional<SavedSeries>& wanted) {
  if (!wanted) return nullptr;
  for (const core::Study& study : studies.studies())
    for (const core::Series& series : study.series)
      if (isSavedAs(series, *wanted)) return &series;
  return nullptr;
}

// Scans each path by itself, so that one that is gone does not take the others along.
std::vector<core::Study> scanned(const SavedSession& saved, OpenAnswer& answer, const JobContext& context) {
  StudyList all;
  for (const fs::path& path : saved.paths) {
    try {
      all.add(io::scan({path}, context.cancel, context.progress).studies);
    } catch (const core::Error& error) {
      answer.warnings.push_back(error.what());
    }
  }
  std::vector<core::Study> kept;
  for (core::Study study : all.studies()) {
    const auto isLeftOut = [&](const core::Series& series) {
      return std::none_of(saved.series.begin(), saved.series.end(),
                          [&](const SavedSeries& one) { return isSavedAs(series, one); });
    };
    study.series.erase(std::remove_if(study.series.begin(), study.series.end(), isLeftOut), study.series.end());
    if (!study.series.empty()) kept.push_back(std::move(study));
  }
  return kept;
}

}  // namespace

SavedSeries savedSeries(const core::Series& series) {
  SavedSeries saved;
  if (!series.files.empty()) saved.file = series.files.front();
  if (series.format == core::FileFormat::dicom || series.files.empty())
    saved.id = series.id;
  else if (!series.frames.empty())
    saved.frame = series.frames.front();
  return saved;
}

bool isSavedAs(const core::Series& series, const SavedSeries& saved) {
  if (!saved.id.empty()) return series.id == saved.id;
  const SavedSeries own = savedSeries(series);
  return own.id.empty() && own.frame == saved.frame &&
         fs::weakly_canonical(own.file) == fs::weakly_canonical(saved.file);
}

fs::path placeOf(const core::Series& series) {
  if (series.files.empty()) return {};
  fs::path place = series.files.front();
  if (series.format == core::FileFormat::dicom) {
    place = place.parent_path();
    for (const fs::path& file : series.files)
      while (place.has_relative_path() && file.lexically_relative(place).generic_u8string().rfind("..", 0) == 0)
        place = place.parent_path();
  }
  while (!fs::exists(place) && place.has_relative_path()) place = place.parent_path();
  return place;
}

SavedSession savedSession(const Session& session) {
  SavedSession saved;
  saved.demo = session.demo();
  for (const core::Series& series : session.studies().allSeries()) {
    if (isOwnMask(series.id)) continue;
    saved.series.push_back(savedSeries(series));
    if (const io::LabelEntries& entries = session.labelEntries(series.id); !entries.empty())
      saved.labelEntries.push_back({saved.series.back(), entries});
    const fs::path place = placeOf(series);
    if (!place.empty() && std::find(saved.paths.begin(), saved.paths.end(), place) == saved.paths.end())
      saved.paths.push_back(place);
  }
  saved.shown = savedPair(session.images());
  if (session.labels() && !isOwnMask(session.labels()->series.id)) saved.labels = savedSeries(session.labels()->series);
  if (session.comparison() && !isOwnMask(session.comparison()->series.id))
    saved.comparison = savedSeries(session.comparison()->series);
  for (const LabelImage& outline : session.outlines())
    if (!isOwnMask(outline.series.id)) saved.outlines.push_back(savedSeries(outline.series));
  if (session.overlay()) saved.overlay = savedSeries(session.overlay()->series);
  for (const auto& [id, mask] : session.ownMasks()) {
    if (!mask.isEditable || mask.file.empty()) continue;
    SavedMask kept{mask.file, mask.image.series.description, mask.image.segments, {}, mask.drawnOn};
    for (const core::Series& series : session.studies().studyOf(id)->series)
      if (!isOwnMask(series.id)) kept.study = savedSeries(series);
    kept.isShown = session.labels() && session.labels()->series.id == id;
    kept.isCompared = session.comparison() && session.comparison()->series.id == id;
    kept.isOutlined = std::any_of(session.outlines().begin(), session.outlines().end(),
                                  [id = id](const LabelImage& outline) { return outline.series.id == id; });
    kept.entries = session.labelEntries(id);
    saved.masks.push_back(std::move(kept));
  }
  for (const core::Study& study : session.studies().studies())
    if (const QJsonArray measured = session.annotations().json(study.id); !measured.isEmpty() && !study.series.empty())
      saved.annotations.push_back({savedSeries(study.series.front()), measured});
  saved.settings = session.settings();
  const Run* shown = session.shownRun();
  for (const auto& run : session.runs().runs()) {
    if (run->phase != RunPhase::complete || !run->record) continue;
    if (shown == run.get()) saved.shownRun = static_cast<int>(saved.runs.size());
    SavedRun kept{savedPair(run->images), {}};
    kept.run.settings = run->settings;
    kept.run.firstSlice = run->firstSlice;
    kept.run.asked = run->asked;
    kept.run.record = run->record;
    kept.run.file = run->file;
    saved.runs.push_back(std::move(kept));
  }
  return saved;
}

fs::path writeSessionFile(const SavedSession& saved, const fs::path& file) {
  const fs::path absolute = fs::absolute(file).lexically_normal();
  fs::path kept;
  if (fs::exists(absolute)) {
    try {
      readSessionFile(absolute);
    } catch (const core::Error&) {
      kept = absolute;
      kept += ".kept";
      for (int n = 2; fs::exists(kept); ++n) kept = absolute.u8string() + ".kept" + std::to_string(n);
      std::error_code failed;
      fs::copy_file(absolute, kept, failed);
      if (failed)
        throw core::Error(core::ErrorCode::cannotWrite, absolute.filename().u8string() +
                                                            " is no session that this program can read, and it could "
                                                            "not be kept aside: choose another name.");
    }
  }
  const QByteArray json = sessionJson(saved, absolute.parent_path());
  core::writeFileAtomically(absolute, std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
  return kept;
}

SavedSession readSessionFile(const fs::path& file) {
  const fs::path absolute = fs::absolute(file).lexically_normal();
  const std::string name = absolute.filename().u8string();
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(absolute, failed);
  if (failed) throw core::Error(core::ErrorCode::notFound, name + " is not there, or may not be read.");
  if (size > kLargestFile)
    throw core::Error(core::ErrorCode::tooLarge, name + " is too large for a session file: choose another.");
  std::ifstream stream(absolute, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  try {
    return sessionFromJson(QByteArray::fromStdString(content.str()), absolute.parent_path());
  } catch (const core::Error& error) {
    throw core::Error(error.code(), name + " " + error.what());
  }
}

namespace {

/// Without a volume, and with a warning, when its file is not what it was.
LabelImage openedMask(const SavedMask& saved, std::vector<std::string>& warnings) {
  core::Series series{{},
                      {},
                      saved.description,
                      0,
                      core::FileFormat::nifti,
                      core::SeriesKind::labelMap,
                      core::Contrast::unknown,
                      core::Geometry({1, 1, 1}, {1, 1, 1}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}),
                      {},
                      {}};
  try {
    core::VolumePtr volume = io::loadVolumeFile(saved.file);
    series.geometry = volume->geometry();
    return {series, volume, saved.segments};
  } catch (const core::Error& error) {
    warnings.push_back("The drawn mask “" + saved.description + "” could not be opened: " + error.what());
    return {series, nullptr, {}};
  }
}

}  // namespace

OpenAnswer openSaved(const SavedSession& saved, const JobContext& context) {
  OpenAnswer answer;
  if (saved.demo) {
    answer = openDemo({*saved.demo, 0}, context);
    answer.pair.reset();
    answer.labels.reset();
  }
  const std::vector<core::Study> found = scanned(saved, answer, context);
  answer.found.insert(answer.found.end(), found.begin(), found.end());
  if (answer.found.empty() && !saved.isEmpty())
    throw core::Error(core::ErrorCode::notFound,
                      "Nothing of what this session shows is where it was: put the images back beside the session "
                      "file, or open them again.");
  StudyList studies;
  studies.add(answer.found);
  PairRequest pair;
  pair.tryFactor = saved.shown.tryFactor;
  pair.pairing = saved.shown.pairing;
  pair.loaded = answer.unsaved;
  if (const core::Series* target = find(studies, saved.shown.target)) pair.target = *target;
  if (const core::Series* reference = find(studies, saved.shown.reference)) pair.reference = *reference;
  if (pair.target) answer.pair = preparePair(pair, context);
  if (const core::Series* labels = find(studies, saved.labels))
    answer.labels = prepareLabels(*labels, pair.target, answer.unsaved, context);
  for (const SavedMask& mask : saved.masks) answer.masks.push_back(openedMask(mask, answer.warnings));
  return answer;
}

}  // namespace glmamba::app
