// SPDX-License-Identifier: Apache-2.0
#include "app/model/preparation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "inference/imaging/align_reference.h"
#include "inference/imaging/try_mode.h"
#include "io/load.h"
#include "io/scan.h"
#include "io/segmentation_series.h"

namespace glmamba::app {

namespace {

constexpr const char* kDemoPrefix = "demo:";
constexpr std::size_t kWarningsInFull = 3;
// More are no structures that a person named; an MR image stored as whole numbers has more.
constexpr std::size_t kMostLabels = 255;

void report(const JobContext& context, const std::string& stage) {
  context.cancel.throwIfCancelled();
  if (context.progress) context.progress({stage, 0, 0, -1});
}

core::VolumePtr volumeOf(const core::Series& series, const LoadedVolumes& loaded, const JobContext& context) {
  const auto known = loaded.find(series.id);
  if (known != loaded.end()) return known->second;
  if (series.files.empty())
    throw core::Error(core::ErrorCode::notFound, "“" + series.description + "” is no longer in memory: open it again.");
  return io::loadVolume(series, context.cancel, context.progress);
}

core::Series demoSeries(const char* name, core::Contrast contrast, core::SeriesKind kind, int number,
                        const core::Geometry& geometry) {
  core::Series series{kDemoPrefix + std::string(name),
                      {},
                      std::string(name) + " phantom",
                      number,
                      core::FileFormat::nifti,
                      kind,
                      contrast,
                      geometry,
                      {},
                      {}};
  return series;
}

std::vector<std::string> shortened(const std::vector<io::FileWarning>& warnings) {
  std::vector<std::string> sentences;
  for (std::size_t n = 0; n < std::min(warnings.size(), kWarningsInFull); ++n) sentences.push_back(warnings[n].message);
  if (warnings.size() > kWarningsInFull)
    sentences.push_back("… and " + std::to_string(warnings.size() - kWarningsInFull) + " more files were left out.");
  return sentences;
}

}  // namespace

std::optional<core::PairingFinding> refusalOf(const PairRequest& request) {
  if (!request.target || !request.reference) return {};
  const auto made = core::SeriesPair::make(*request.target, *request.reference, request.pairing);
  const auto* finding = std::get_if<core::PairingFinding>(&made);
  if (!finding || finding->severity != core::Severity::refused) return {};
  return *finding;
}

PairImages preparePair(const PairRequest& request, const JobContext& context) {
  PairImages images;
  images.target = request.target;
  images.reference = request.reference;
  images.tryFactor = request.tryFactor;
  images.pairing = request.pairing;
  if (!request.target) return images;
  if (request.target->kind != core::SeriesKind::image)
    throw core::Error(
        core::ErrorCode::badValue,
        "“" + request.target->description + "” is a label map: load it as overlay, or choose an MR image as target.");
  std::optional<core::SeriesPair> pair;
  if (request.reference) {
    auto made = core::SeriesPair::make(*request.target, *request.reference, request.pairing);
    if (const auto* finding = std::get_if<core::PairingFinding>(&made))
      throw core::Error(core::ErrorCode::badValue, finding->message);
    pair = std::get<core::SeriesPair>(std::move(made));
    images.findings = pair->findings();
    images.warnings = pair->warnings();
  }
  report(context, "reading");
  images.targetVolume = volumeOf(*request.target, request.loaded, context);
  images.targetWindow = core::autoWindow(*images.targetVolume);
  if (pair) {
    images.referenceAsRead = volumeOf(*request.reference, request.loaded, context);
    imaging::AlignedReference aligned =
        imaging::alignReference(*pair, *images.targetVolume, images.referenceAsRead, context.cancel, context.progress);
    images.referenceVolume = std::move(aligned.volume);
    images.registration = std::move(aligned.registration);
    images.warnings.insert(images.warnings.end(), aligned.warnings.begin(), aligned.warnings.end());
    images.referenceWindow = core::autoWindow(*images.referenceVolume);
  }
  images.lr = images.targetVolume;
  images.guide = images.referenceVolume;
  if (request.tryFactor > 1) {
    report(context, "degrading ×" + std::to_string(request.tryFactor));
    images.truth = images.targetVolume;
    imaging::TryInputs inputs =
        imaging::tryInputs(*images.truth, images.referenceVolume, request.tryFactor, context.cancel);
    images.lr = std::move(inputs.lr);
    images.guide = std::move(inputs.guide);
  }
  context.cancel.throwIfCancelled();
  return images;
}

namespace {

/// Where a segmentation lies, by the target's grid where it is a part of it.
core::Series placedOn(core::Series series, const core::Series& target) {
  if (!io::isSegmentation(series)) return series;
  const std::string& own = series.geometry.frameOfReferenceUid();
  const std::string& other = target.geometry.frameOfReferenceUid();
  if (!own.empty() && !other.empty() && own != other)
    throw core::Error(core::ErrorCode::gridMismatch,
                      "“" + series.description + "” was drawn in another frame of reference than that of “" +
                          target.description + "”: open the image that it was drawn on.");
  series.geometry = io::gridOn(series.geometry, target.geometry);
  return series;
}

}  // namespace

OverlayImage prepareOverlay(const core::Series& series, const std::optional<core::Series>& target,
                            const LoadedVolumes& loaded, const JobContext& context) {
  if (target && core::overlapFraction(target->geometry, series.geometry) <= 0)
    throw core::Error(core::ErrorCode::gridMismatch, "“" + series.description + "” does not show the same region as “" +
                                                         target->description + "”: choose an image of this scan.");
  report(context, "reading the image");
  const core::VolumePtr volume = volumeOf(series, loaded, context);
  double highest = std::numeric_limits<double>::lowest();
  for (const float value : volume->voxels())
    if (std::isfinite(value)) highest = std::max(highest, static_cast<double>(value));
  return {series, volume, core::autoWindow(*volume), highest};
}

LabelImage prepareLabels(const core::Series& asked, const std::optional<core::Series>& target,
                         const LoadedVolumes& loaded, const JobContext& context) {
  const core::Series series = target ? placedOn(asked, *target) : asked;
  if (target && core::overlapFraction(target->geometry, series.geometry) <= 0)
    throw core::Error(core::ErrorCode::gridMismatch, "“" + series.description + "” does not show the same region as “" +
                                                         target->description + "”: choose a label map of this scan.");
  report(context, "reading labels");
  const core::VolumePtr volume = volumeOf(series, loaded, context);
  std::set<float> labels;
  bool whole = true;
  for (const float value : volume->voxels()) {
    whole = whole && value >= 0 && value <= 65535 && value == std::floor(value);
    if (!whole || labels.size() > kMostLabels) break;
    if (value > 0) labels.insert(value);
  }
  if (!whole || labels.size() > kMostLabels)
    throw core::Error(core::ErrorCode::badValue,
                      "“" + series.description + "” is an image, not a label map (at most " +
                          std::to_string(kMostLabels) +
                          " labels, whole numbers from 0 to 65535): use it as target or reference instead.");
  if (labels.empty())
    throw core::Error(core::ErrorCode::badValue,
                      "“" + series.description + "” holds no label (all voxels are 0): choose another label map.");
  return {series, volume, io::segmentsOf(series, context.cancel)};
}

namespace {

// The label map that came with the pair is shown over it, when there is just one; one that can't be shown is no reason
// not to open the pair.
void addLabelsOfStudy(OpenAnswer& answer, const std::vector<core::Series>& labelMaps, const StudyList& studies,
                      const JobContext& context) {
  const core::Study* study = studies.studyOf(answer.pair->target->id);
  const core::Series* only = nullptr;
  for (const core::Series& series : labelMaps) {
    if (studies.studyOf(series.id) != study) continue;
    if (only) return;
    only = &series;
  }
  if (!only) return;
  try {
    answer.labels = prepareLabels(*only, answer.pair->target, {}, context);
  } catch (const core::Error& error) {
    answer.warnings.push_back(error.what());
  }
}

}  // namespace

namespace {

bool isAt(const core::Series& series, const std::filesystem::path& path) {
  const std::string wanted = std::filesystem::weakly_canonical(path).generic_u8string();
  return std::any_of(series.files.begin(), series.files.end(), [&](const std::filesystem::path& file) {
    const std::string known = std::filesystem::weakly_canonical(file).generic_u8string();
    return known == wanted || known.rfind(wanted + (wanted.back() == '/' ? "" : "/"), 0) == 0;
  });
}

// The image meant by a path: the only one there, or the first of the contrast that such an image mostly has. One DICOM
// file stands for its series; a series that is left out can't be meant.
const core::Series* imageAt(const std::vector<core::Series>& all, const std::filesystem::path& path,
                            core::Contrast usual, const std::string& leftOut) {
  const core::Series* found = nullptr;
  for (const core::Series& series : all) {
    if (series.kind != core::SeriesKind::image || series.id == leftOut || !isAt(series, path)) continue;
    if (!found || (found->contrast != usual && series.contrast == usual)) found = &series;
  }
  if (!found)
    throw core::Error(core::ErrorCode::notFound, path.filename().u8string() + " holds no image: name an MR image.");
  return found;
}

PairRequest chosenPair(const OpenRequest& request, const StudyList& studies, const ChosenSeries& proposed) {
  PairRequest pair;
  pair.tryFactor = request.tryFactor;
  pair.pairing = request.pairing;
  const std::vector<core::Series> all = studies.allSeries();
  if (!request.targetPath.empty()) {
    pair.target = *imageAt(all, request.targetPath, core::Contrast::t2, {});
    if (!request.referencePath.empty())
      pair.reference = *imageAt(all, request.referencePath, core::Contrast::t1, pair.target->id);
    return pair;
  }
  if (!proposed.target.empty()) pair.target = *studies.findSeries(proposed.target);
  if (!proposed.reference.empty()) pair.reference = *studies.findSeries(proposed.reference);
  return pair;
}

}  // namespace

OpenAnswer openPaths(const OpenRequest& request, const JobContext& context, const io::FoundSink& found) {
  const io::ScanResult scanned = io::scan(request.paths, context.cancel, context.progress, found);
  OpenAnswer answer;
  answer.found = scanned.studies;
  answer.warnings = shortened(scanned.warnings);
  StudyList studies = request.studies;
  studies.add(scanned.studies);
  std::set<std::string> opened;
  std::vector<core::Series> labelMaps;
  for (const core::Study& study : scanned.studies)
    for (const core::Series& series : study.series) {
      opened.insert(series.id);
      if (series.kind == core::SeriesKind::labelMap) labelMaps.push_back(series);
    }
  const ChosenSeries chosen = labelMaps.size() == opened.size() ? ChosenSeries{} : chooseSeries(studies, opened);
  if (PairRequest pair = chosenPair(request, studies, chosen); pair.target) {
    if (refusalOf(pair)) {
      answer.refused = pair;
      pair.reference.reset();
    }
    answer.pair = preparePair(pair, context);
    addLabelsOfStudy(answer, labelMaps, studies, context);
  } else if (labelMaps.size() == 1 && request.target) {
    answer.labels = prepareLabels(labelMaps.front(), request.target, {}, context);
  } else if (request.target) {
    answer.warnings.push_back("There are several label maps: double-click one in the study list to show it.");
  } else {
    answer.warnings.push_back("“" + labelMaps.front().description +
                              "” is a label map: open the scan it belongs to, then double-click it in the study list.");
  }
  return answer;
}

OpenAnswer openLabels(const OpenRequest& request, const JobContext& context) {
  io::ScanResult found = io::scan(request.paths, context.cancel, context.progress);
  if (found.studies.size() != 1 || found.studies.front().series.size() != 1)
    throw core::Error(core::ErrorCode::unsupported,
                      "“" + request.paths.front().filename().u8string() +
                          "” holds more than one volume: choose a file with one label map.");
  core::Series& series = found.studies.front().series.front();
  OpenAnswer answer;
  answer.labels = prepareLabels(series, request.target, {}, context);
  series.kind = core::SeriesKind::labelMap;
  answer.labels->series.kind = core::SeriesKind::labelMap;
  answer.found = found.studies;
  answer.warnings = shortened(found.warnings);
  return answer;
}

OpenAnswer openDemo(const DemoRequest& request, const JobContext& context) {
  report(context, "making the phantom");
  const imaging::Phantom phantom = imaging::makePhantom(request.phantom);
  const core::Geometry& grid = phantom.t1->geometry();
  core::Study study;
  study.id = std::string(kDemoPrefix) + "study";
  study.description = "Demo: digital brain phantom";
  study.series = {demoSeries("T1", core::Contrast::t1, core::SeriesKind::image, 1, grid),
                  demoSeries("T2", core::Contrast::t2, core::SeriesKind::image, 2, grid),
                  demoSeries("PD", core::Contrast::pd, core::SeriesKind::image, 3, grid),
                  demoSeries("Tumour labels", core::Contrast::unknown, core::SeriesKind::labelMap, 4, grid)};
  OpenAnswer answer;
  answer.found = {study};
  answer.unsaved = {{study.series[0].id, phantom.t1},
                    {study.series[1].id, phantom.t2},
                    {study.series[2].id, phantom.pd},
                    {study.series[3].id, phantom.labels}};
  answer.pair = preparePair({study.series[1], study.series[0], request.tryFactor, answer.unsaved}, context);
  answer.labels = LabelImage{study.series[3], phantom.labels};
  return answer;
}

bool isDemoSeries(const core::Series& series) { return series.id.rfind(kDemoPrefix, 0) == 0; }

}  // namespace glmamba::app
