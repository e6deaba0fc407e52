// SPDX-License-Identifier: Apache-2.0
// The image that is drawn in colour over the others.
#include <utility>

#include "app/model/session.h"

namespace glmamba::app {

core::VolumePtr Session::overlayVolume() const {
  if (!m_overlay) return nullptr;
  const bool isReference = m_images.reference && m_images.reference->id == m_overlay->series.id;
  return isReference && m_images.referenceVolume ? m_images.referenceVolume : m_overlay->volume;
}

void Session::showOverlay(const std::string& seriesId) {
  const core::Series* series = m_studies.findSeries(seriesId);
  if (!series) {
    m_jobs.abandonSlot("overlay");
    if (std::exchange(m_overlay, {})) emit overlayChanged();
    return;
  }
  m_jobs.start<OverlayImage>(
      Lane::background, {tr("Reading the image in colour"), "overlay"},
      [series = *series, target = m_images.target, loaded = loadedVolumes()](const JobContext& context) {
        return prepareOverlay(series, target, loaded, context);
      },
      [this](core::Outcome<OverlayImage> outcome) {
        if (reportFailure(outcome)) m_overlay = std::get<OverlayImage>(outcome);
        emit overlayChanged();
      });
}

}  // namespace glmamba::app
