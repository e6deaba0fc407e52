// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/annotation.h"
#include "app/model/layout.h"
#include "core/volume.h"
#include "inference/imaging/planar_region.h"
#include "inference/imaging/profile.h"

namespace glmamba::app {

/// What an annotation says of one image.
struct AnnotationValues {
  std::optional<imaging::RegionStatistics> statistics;  ///< of regions that have voxels of the image
  std::optional<imaging::RegionMetrics> metrics;        ///< against the truth, where there is one on the same grid
  imaging::LineProfile profile;                         ///< of profiles; else empty
  std::optional<imaging::Edge> edge;
};

/// An image that can be measured.
struct MeasuredImage {
  Image image = Image::lr;
  core::VolumePtr volume;
};

/// Measures what annotations say of images, and keeps it until the annotation or the image is another. GUI thread.
class AnnotationMeter {
 public:
  /// The images from now on; `truth` may be null. Images that are compared with it are SR and the zero-filled one.
  void setImages(std::vector<MeasuredImage> images, core::VolumePtr truth);
  const std::vector<MeasuredImage>& images() const { return m_images; }

  /// Null where the image is in another frame of reference, or not there.
  const AnnotationValues* values(const Annotation& annotation, Image image);
  /// Gives up what was kept of annotations that are not in `left`.
  void keepOnly(const std::vector<Annotation>& left);

 private:
  struct Kept {
    Annotation annotation;
    AnnotationValues values;
  };
  AnnotationValues measured(const Annotation& annotation, const MeasuredImage& image);

  std::vector<MeasuredImage> m_images;
  core::VolumePtr m_truth;
  std::optional<double> m_truthMaximum;  ///< once asked for
  std::map<std::pair<AnnotationId, Image>, Kept> m_kept;
};

/// A line for each annotation and image, with a heading, as RFC 4180: comma, CRLF, quotes doubled. Numbers have a
/// point. Lengths in mm, points in LPS mm; what does not apply is empty.
std::string annotationsCsv(const std::vector<Annotation>& annotations, AnnotationMeter& meter);

}  // namespace glmamba::app
