// SPDX-License-Identifier: Apache-2.0
// Masks that the user draws.
#include <algorithm>

#include "app/model/label_names.h"
#include "app/model/session.h"
#include "core/error.h"
#include "io/nifti_writer.h"

namespace glmamba::app {

core::VolumePtr Session::volumeOn(Image image) const {
  const core::VolumePtr volume = volumeToSegment(image);
  return volume ? volume : m_images.lr;
}

const Mask* Session::editedMask() const {
  const Mask* mask = m_labels ? ownMask(m_labels->series.id) : nullptr;
  return mask && mask->isEditable ? mask : nullptr;
}

bool Session::beginEditing(Image image) {
  if (editedMask()) return true;
  if (!m_labels) return addEmptyMask(image);
  const Mask* own = ownMask(m_labels->series.id);
  Mask copy = own ? *own : Mask{*m_labels};
  if (copy.image.segments.empty()) copy.image.segments = plainSegments(*copy.image.volume);
  const std::string original = m_labels->series.id;
  copy.image.series.id = kMaskPrefix + std::string("edited ") + std::to_string(++m_editedMasks);
  copy.image.series.description =
      tr("%1 (edited)").arg(QString::fromStdString(copy.image.series.description)).toStdString();
  copy.image.series.format = core::FileFormat::nifti;
  copy.image.series.files.clear();
  copy.image.series.frames.clear();
  copy.image.series.warnings.clear();
  copy.isEditable = true;
  copy.isSaved = true;
  const std::string id = copy.image.series.id;
  addMask(std::move(copy), original);
  if (const io::LabelEntries& entries = labelEntries(original); !entries.empty()) m_labelEntries[id] = entries;
  return showOwnMask(id, m_labels);
}

bool Session::addEmptyMask(Image image) {
  const core::VolumePtr volume = volumeOn(image);
  if (!volume || !m_images.target) {
    emit problem(tr("There is no image to draw on: open a study first."));
    return false;
  }
  const core::Geometry& grid = volume->geometry();
  core::Series series{kMaskPrefix + std::string("edited ") + std::to_string(++m_editedMasks),
                      m_images.target->patientId,
                      tr("Drawn mask %1").arg(m_editedMasks).toStdString(),
                      0,
                      core::FileFormat::nifti,
                      core::SeriesKind::labelMap,
                      core::Contrast::unknown,
                      grid,
                      {},
                      {}};
  series.studyUid = m_images.target->studyUid;
  Mask mask{{series, core::makeVolume(grid, std::vector<float>(grid.voxelCount()))}};
  mask.image.segments = {{io::segmentKind("lesion", 1), {1}}};
  mask.drawnOn = image;
  mask.isEditable = true;
  const std::string id = mask.image.series.id;
  addMask(std::move(mask), m_images.target->id);
  return showOwnMask(id, m_labels);
}

int Session::addLabel(const QString& name) {
  if (!editedMask()) return 0;
  Mask& mask = m_masks.at(m_labels->series.id);
  int value = 0;
  for (const io::Segment& segment : mask.image.segments)
    for (const int label : segment.labels) value = std::max(value, label);
  ++value;
  mask.image.segments.push_back({io::segmentKind(name.toStdString(), value), {value}});
  mask.isSaved = false;
  m_labels = mask.image;
  emit labelsChanged();
  return value;
}

void Session::showMaskVolume(Mask& mask, core::VolumePtr volume, const std::set<int>& slices) {
  mask.image.volume = std::move(volume);
  mask.isSaved = false;
  m_unsaved[mask.image.series.id] = mask.image.volume;
  const bool wasShown = m_labels && m_labels->series.id == mask.image.series.id;
  m_labels = mask.image;
  if (m_comparison && m_comparison->series.id == mask.image.series.id) m_comparison = mask.image;
  for (LabelImage& outline : m_outlines)
    if (outline.series.id == mask.image.series.id) outline = mask.image;
  if (wasShown) emit maskSlicesChanged(slices);
  emit labelsChanged();
}

void Session::takeStroke(MaskStroke&& stroke) {
  auto step = std::make_shared<const MaskStep>(stroke.step());
  const auto found = m_masks.find(step->mask);
  if (found == m_masks.end() || step->changes.empty()) return;
  showMaskVolume(found->second, core::makeVolume(stroke.grid(), stroke.takeVoxels()), slicesOf(*step, stroke.grid()));
  emit editDone(step);
}

void Session::replay(const MaskStep& step, bool forwards) {
  const auto found = m_masks.find(step.mask);
  if (found == m_masks.end()) {
    emit problem(tr("The mask of this step is no longer in the study list."));
    return;
  }
  const core::VolumePtr& labels = found->second.image.volume;
  try {
    showMaskVolume(found->second, stepped(*labels, step, forwards), slicesOf(step, labels->geometry()));
  } catch (const core::Error& error) {
    emit problem(QString::fromUtf8(error.what()));
  }
}

QStringList Session::unsavedMasks(const std::string& within) const {
  const auto isWithin = [&](const std::string& id) {
    const core::Study* study = m_studies.studyOf(id);
    return within.empty() || id == within || (study && study->id == within);
  };
  QStringList names;
  for (const auto& [id, mask] : m_masks)
    if (mask.isEditable && !mask.isSaved && isWithin(id))
      names << QString::fromStdString(mask.image.series.description);
  return names;
}

void Session::keepMasks(const std::filesystem::path& sessionFile) {
  const std::string name = sessionFile.stem().u8string();
  for (auto& [id, mask] : m_masks) {
    const bool isThere = !mask.file.empty() && mask.file.parent_path() == sessionFile.parent_path();
    if (!mask.isEditable || (mask.isSaved && isThere)) continue;
    // A new name each time: the session that is there names the old file until it is replaced.
    std::filesystem::path file;
    for (int n = 1; file.empty() || std::filesystem::exists(file); ++n)
      file = sessionFile.parent_path() / std::filesystem::u8path(name + "_mask" + std::to_string(n) + ".nii.gz");
    io::writeNifti(*mask.image.volume, file, {}, io::NiftiContent::labels);
    if (isThere) m_oldMasks.push_back(mask.file);
    mask.file = file;
    mask.isSaved = true;
  }
  emit labelsChanged();
}

void Session::forgetOldMasks() {
  std::error_code ignored;
  for (const std::filesystem::path& file : m_oldMasks) std::filesystem::remove(file, ignored);
  m_oldMasks.clear();
}

}  // namespace glmamba::app
