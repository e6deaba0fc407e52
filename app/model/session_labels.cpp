// SPDX-License-Identifier: Apache-2.0
// What the labels of a mask are called, and how they are drawn.
#include <algorithm>

#include "app/model/path_of.h"
#include "app/model/session.h"
#include "core/atomic_file.h"

namespace glmamba::app {

const io::LabelEntries& Session::labelEntries(const std::string& seriesId) const {
  static const io::LabelEntries none;
  const auto found = m_labelEntries.find(seriesId);
  return found == m_labelEntries.end() ? none : found->second;
}

void Session::setLabelEntries(const std::string& seriesId, io::LabelEntries entries) {
  const io::LabelEntries before = labelEntries(seriesId);
  if (!m_studies.findSeries(seriesId) || entries == before) return;
  restoreLabelEntries(seriesId, entries);
  emit labelEntriesSet(seriesId, before, entries);
}

void Session::restoreLabelEntries(const std::string& seriesId, io::LabelEntries entries) {
  if (!m_studies.findSeries(seriesId)) return;
  m_labelEntries[seriesId] = std::move(entries);
  emit labelEntriesChanged();
}

void Session::outlineLabels(const std::string& seriesId, bool isOn) {
  const auto isOne = [&](const LabelImage& image) { return image.series.id == seriesId; };
  const auto there = std::find_if(m_outlines.begin(), m_outlines.end(), isOne);
  const bool isThere = there != m_outlines.end();
  const core::Series* series = m_studies.findSeries(seriesId);
  if (isOn == isThere || !series) return;
  if (!isOn) {
    m_outlines.erase(there);
    emit labelsChanged();
    return;
  }
  const auto add = [this, seriesId](const LabelImage& image) {
    if (!m_studies.findSeries(seriesId)) return;  // closed meanwhile
    if (m_outlines.size() >= kMostOutlines) {
      emit problem(tr("At most %n further mask(s) can be drawn: take one off first.", "", kMostOutlines));
      return;
    }
    m_outlines.push_back(image);
    emit labelsChanged();
  };
  if (const Mask* own = ownMask(seriesId)) return add(own->image);
  m_jobs.start<LabelImage>(
      Lane::background, {tr("Reading the label map"), QString::fromStdString("outline " + seriesId)},
      [series = *series, target = m_images.target, loaded = loadedVolumes()](const JobContext& context) {
        return prepareLabels(series, target, loaded, context);
      },
      [this, add](core::Outcome<LabelImage> outcome) {
        if (reportFailure(outcome)) add(std::get<LabelImage>(outcome));
      });
}

void Session::openLabelTable(const QString& file) {
  if (!m_labels) {
    emit problem(tr("A label table names the labels of a mask, and none is on show: open one first."));
    return;
  }
  m_jobs.start<io::LabelEntries>(
      Lane::background, {tr("Reading the label table"), "label table"},
      [path = pathOf(file)](const JobContext&) { return io::readLabelTable(path); },
      [this, id = m_labels->series.id](core::Outcome<io::LabelEntries> outcome) {
        if (reportFailure(outcome)) setLabelEntries(id, std::get<io::LabelEntries>(std::move(outcome)));
      });
}

void Session::saveLabelTable(const QString& file, const io::LabelEntries& entries) {
  startWriting(tr("Writing the label table"), [path = pathOf(file), entries](const JobContext&) {
    core::writeFileAtomically(path, io::labelTableText(entries));
    return path;
  });
}

}  // namespace glmamba::app
