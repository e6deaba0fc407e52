// SPDX-License-Identifier: Apache-2.0
#include "app/model/annotation_values.h"

#include <algorithm>
#include <iterator>

namespace glmamba::app {

namespace {

/// Samples of a profile for the smallest voxel it may meet.
constexpr double kStepsPerVoxel = 8;

bool isCompared(Image image) { return image == Image::sr || image == Image::interpolated; }

}  // namespace

void AnnotationMeter::setImages(std::vector<MeasuredImage> images, core::VolumePtr truth) {
  const auto isSame = [](const MeasuredImage& a, const MeasuredImage& b) {
    return a.image == b.image && a.volume == b.volume;
  };
  if (truth == m_truth && std::equal(images.begin(), images.end(), m_images.begin(), m_images.end(), isSame)) return;
  if (truth != m_truth) m_truthMaximum.reset();
  m_images = std::move(images);
  m_truth = std::move(truth);
  m_kept.clear();
}

const AnnotationValues* AnnotationMeter::values(const Annotation& annotation, Image image) {
  const auto found = std::find_if(m_images.begin(), m_images.end(),
                                  [image](const MeasuredImage& each) { return each.image == image; });
  if (found == m_images.end() || !found->volume) return nullptr;
  if (!isSameFrame(annotation.frameOfReferenceUid, found->volume->geometry().frameOfReferenceUid())) return nullptr;
  const auto key = std::make_pair(annotation.id, image);
  const auto kept = m_kept.find(key);
  if (kept != m_kept.end() && kept->second.annotation.points == annotation.points) return &kept->second.values;
  return &(m_kept[key] = {annotation, measured(annotation, *found)}).values;
}

void AnnotationMeter::keepOnly(const std::vector<Annotation>& left) {
  for (auto kept = m_kept.begin(); kept != m_kept.end();) {
    const auto isIt = [&](const Annotation& annotation) { return annotation.id == kept->first.first; };
    kept = std::any_of(left.begin(), left.end(), isIt) ? std::next(kept) : m_kept.erase(kept);
  }
}

AnnotationValues AnnotationMeter::measured(const Annotation& annotation, const MeasuredImage& image) {
  AnnotationValues values;
  if (!isComplete(annotation)) return values;
  const core::Geometry& grid = image.volume->geometry();
  if (annotation.kind == AnnotationKind::profile) {
    // The same positions in every image: the finest of them decides.
    double voxel = *std::min_element(grid.spacing().begin(), grid.spacing().end());
    for (const MeasuredImage& each : m_images)
      if (each.volume)
        for (const double spacing : each.volume->geometry().spacing()) voxel = std::min(voxel, spacing);
    values.profile =
        imaging::lineProfile(*image.volume, annotation.points[0], annotation.points[1], voxel / kStepsPerVoxel);
    values.edge = imaging::steepestEdge(values.profile);
  }
  if (!isRegion(annotation.kind)) return values;
  const imaging::RegionVoxels region = imaging::voxelsWithin(grid, outlineOf(annotation));
  if (region.isEmpty()) return values;
  values.statistics = imaging::statisticsOf(*image.volume, region);
  if (m_truth && isCompared(image.image) && m_truth->geometry().sameGrid(grid)) {
    if (!m_truthMaximum) m_truthMaximum = *std::max_element(m_truth->voxels().begin(), m_truth->voxels().end());
    values.metrics = imaging::metricsWithin(*m_truth, *image.volume, region, *m_truthMaximum);
  }
  return values;
}

}  // namespace glmamba::app
