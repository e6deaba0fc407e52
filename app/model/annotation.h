// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"

namespace glmamba::app {

enum class AnnotationKind {
  distance,   ///< points: both ends
  angle,      ///< an end, the vertex, the other end
  profile,    ///< both ends of a line along which images are sampled
  rectangle,  ///< opposite corners, with sides along `right` and `down`
  ellipse,    ///< opposite corners of the rectangle round it
  freehand,   ///< a closed outline
};
inline constexpr AnnotationKind kAnnotationKinds[] = {AnnotationKind::distance, AnnotationKind::angle,
                                                      AnnotationKind::profile,  AnnotationKind::rectangle,
                                                      AnnotationKind::ellipse,  AnnotationKind::freehand};
/// "distance", "angle", …: for files.
std::string annotationKindName(AnnotationKind kind);
/// Whether it encloses voxels.
bool isRegion(AnnotationKind kind);

using AnnotationId = std::uint64_t;

/// Something measured in the patient: points on a plane, LPS millimetres. It belongs to no image: every image in the
/// same frame of reference is measured by it.
struct Annotation {
  AnnotationId id = 0;  ///< 0: not in a list yet
  AnnotationKind kind = AnnotationKind::distance;
  std::string name;
  std::vector<core::Vector3> points;
  core::Vector3 right{1, 0, 0};  ///< of the plane it was drawn on, as it lay on the screen
  core::Vector3 down{0, 1, 0};
  std::string frameOfReferenceUid;  ///< empty when unknown
};
bool operator==(const Annotation& a, const Annotation& b);

/// The line to draw: closed for regions, without the first point again at its end.
std::vector<core::Vector3> outlineOf(const Annotation& annotation);
/// What can be taken hold of: ends, vertex, the four corners of a rectangle or round an ellipse; nothing of a free
/// outline.
std::vector<core::Vector3> handlesOf(const Annotation& annotation);
/// The annotation with one of its handles at another point of its plane.
Annotation withHandleAt(Annotation annotation, std::size_t handle, const core::Vector3& point);
Annotation moved(Annotation annotation, const core::Vector3& by);

/// mm: between the ends of a distance or profile; 0 for the others.
double lengthOf(const Annotation& annotation);
/// Degrees, 0–180, between the legs of an angle; 0 for the others and for a leg without length.
double degreesOf(const Annotation& annotation);
/// mm², enclosed by a region; 0 for the others.
double areaOf(const Annotation& annotation);

/// Whether there is something to measure: all points, finite, and not all in one place.
bool isComplete(const Annotation& annotation);
/// Whether all of it lies within `reach` mm of the plane through `point` with a unit `normal`.
bool isOnPlane(const Annotation& annotation, const core::Vector3& point, const core::Vector3& normal, double reach);
/// Whether patient coordinates mean the same in both; unknown frames are taken to.
bool isSameFrame(const std::string& uid, const std::string& other);

}  // namespace glmamba::app
