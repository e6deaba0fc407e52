// SPDX-License-Identifier: Apache-2.0
#include "app/model/path_of.h"
#include "app/model/saved_session.h"
#include "app/model/session.h"
#include "io/scan.h"

namespace glmamba::app {

bool operator==(const ShownPair& a, const ShownPair& b) {
  return a.target == b.target && a.reference == b.reference && a.tryFactor == b.tryFactor &&
         a.pairing.registration == b.pairing.registration && a.pairing.acceptRefused == b.pairing.acceptRefused;
}

ShownPair Session::shownPair() const {
  return {m_images.target ? m_images.target->id : std::string(),
          m_images.reference ? m_images.reference->id : std::string(), m_images.tryFactor, m_images.pairing};
}

void Session::showPair(const ShownPair& pair) {
  const core::Series* target = m_studies.findSeries(pair.target);
  const core::Series* reference = m_studies.findSeries(pair.reference);
  if (!target || (!reference && !pair.reference.empty())) {
    emit problem(tr("Its images are no longer in the study list: open them again."));
    return;
  }
  PairRequest request{*target, {}, pair.tryFactor, loadedVolumes(), pair.pairing};
  if (reference) request.reference = *reference;
  prepare(request, tr("Reading the pair"));
}

void Session::rescan(const QStringList& paths) {
  std::vector<std::filesystem::path> places;
  for (const QString& path : paths) places.push_back(pathOf(path));
  m_jobs.start<std::vector<core::Study>>(
      Lane::background, {tr("Looking for new files"), "rescan"},
      [places](const JobContext& context) { return io::scan(places, context.cancel, context.progress).studies; },
      [this](core::Outcome<std::vector<core::Study>> outcome) {
        if (!reportFailure(outcome)) return;
        m_studies.add(std::get<std::vector<core::Study>>(outcome));
        emit studiesChanged();
      });
}

void Session::restore(const SavedSession& saved) {
  m_jobs.start<OpenAnswer>(
      Lane::background, {tr("Opening the session"), "show"},
      [saved](const JobContext& context) { return openSaved(saved, context); },
      [this, saved](core::Outcome<OpenAnswer> outcome) {
        if (reportFailure(outcome)) applySaved(saved, std::move(std::get<OpenAnswer>(outcome)));
      });
}

void Session::applySaved(const SavedSession& saved, OpenAnswer answer) {
  while (!m_runs.runs().empty()) m_runs.remove(m_runs.runs().front()->id);
  m_studies = {};
  m_unsaved.clear();
  m_masks.clear();
  m_labelEntries.clear();
  m_labels.reset();
  m_comparison.reset();
  m_outlines.clear();
  m_overlay.reset();
  m_images = {};
  m_demo = saved.demo;
  m_settings = saved.settings;
  const bool hasPair = answer.pair.has_value();
  const std::vector<LabelImage> masks = std::move(answer.masks);
  apply(std::move(answer));
  if (!hasPair) apply(PairImages());
  m_settings = saved.settings;
  if (m_settings.slices && (!m_images.lr || m_settings.slices->last > m_images.lr->sliceCount()))
    m_settings.slices.reset();
  emit settingsChanged();

  const auto find = [this](const std::optional<SavedSeries>& wanted) -> std::optional<core::Series> {
    for (const core::Study& study : m_studies.studies())
      for (const core::Series& series : study.series)
        if (wanted && isSavedAs(series, *wanted)) return series;
    return {};
  };
  for (std::size_t n = 0; n < masks.size(); ++n) {
    const auto study = find(saved.masks[n].study);
    if (!study || !masks[n].volume) continue;
    Mask mask{masks[n], {}, saved.masks[n].drawnOn, true, true, saved.masks[n].file};
    mask.image.series.id = kMaskPrefix + std::string("edited ") + std::to_string(++m_editedMasks);
    mask.image.series.patientId = study->patientId;
    mask.image.series.studyUid = study->studyUid;
    const std::string id = mask.image.series.id;
    addMask(std::move(mask), study->id);
    if (!saved.masks[n].entries.empty()) m_labelEntries[id] = saved.masks[n].entries;
    if (saved.masks[n].isShown) showOwnMask(id, m_labels);
    if (saved.masks[n].isCompared) showOwnMask(id, m_comparison);
    if (saved.masks[n].isOutlined) outlineLabels(id, true);
  }
  for (const SavedLabelEntries& one : saved.labelEntries)
    if (const auto series = find(one.series)) m_labelEntries[series->id] = one.entries;
  emit labelEntriesChanged();
  if (const auto comparison = find(saved.comparison)) compareLabels(comparison->id);
  for (const SavedSeries& one : saved.outlines)
    if (const auto outline = find(one)) outlineLabels(outline->id, true);
  if (const auto overlay = find(saved.overlay)) showOverlay(overlay->id);
  m_annotations.forgetAll();
  for (const SavedAnnotations& one : saved.annotations)
    if (const auto series = find(one.series)) m_annotations.restore(m_studies.studyOf(series->id)->id, one.annotations);
  RunId shown = 0;
  for (std::size_t n = 0; n < saved.runs.size(); ++n) {
    Run run = saved.runs[n].run;
    const SavedPair& pair = saved.runs[n].pair;
    run.images.target = find(pair.target);
    run.images.reference = find(pair.reference);
    run.images.tryFactor = pair.tryFactor;
    run.images.pairing = pair.pairing;
    run.phase = RunPhase::complete;
    if (!run.images.target || !run.images.reference) continue;
    std::error_code failed;
    if (!run.file.empty() && !std::filesystem::exists(run.file, failed)) run.file.clear();
    const bool isFile = !run.file.empty();
    const RunId id = m_runs.addRecord(std::move(run));
    if (static_cast<int>(n) == saved.shownRun && isFile) shown = id;
  }
  emit restored(std::make_shared<const SavedSession>(saved));
  if (shown != 0) showRun(shown);
}

}  // namespace glmamba::app
