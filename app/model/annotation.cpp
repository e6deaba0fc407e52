// SPDX-License-Identifier: Apache-2.0
#include "app/model/annotation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "inference/imaging/planar_region.h"

namespace glmamba::app {

using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

constexpr double kPi = 3.14159265358979323846;
/// Sides of the polygon that stands for an ellipse: its area is 0.04 % less.
constexpr int kEllipseSides = 128;
constexpr double kLeastSizeMm = 1e-6;

std::size_t pointsNeeded(AnnotationKind kind) {
  return kind == AnnotationKind::angle || kind == AnnotationKind::freehand ? 3 : 2;
}

/// The four corners of the rectangle that two opposite ones span along the annotation's axes.
std::vector<Vector3> cornersOf(const Annotation& annotation) {
  const Vector3& first = annotation.points[0];
  const Vector3& opposite = annotation.points[1];
  const Vector3 across = core::dot(opposite - first, annotation.right) * annotation.right;
  return {first, first + across, opposite, opposite - across};
}

std::vector<Vector3> ellipseOf(const Annotation& annotation) {
  const std::vector<Vector3> corners = cornersOf(annotation);
  const Vector3 middle = 0.5 * (corners[0] + corners[2]);
  const Vector3 across = 0.5 * (corners[1] - corners[0]);
  const Vector3 down = 0.5 * (corners[3] - corners[0]);
  std::vector<Vector3> outline;
  for (int n = 0; n < kEllipseSides; ++n) {
    const double angle = 2 * kPi * n / kEllipseSides;
    outline.push_back(middle + std::cos(angle) * across + std::sin(angle) * down);
  }
  return outline;
}

bool isBoxed(AnnotationKind kind) { return kind == AnnotationKind::rectangle || kind == AnnotationKind::ellipse; }

}  // namespace

std::string annotationKindName(AnnotationKind kind) {
  constexpr std::array<const char*, 6> kNames{"distance", "angle", "profile", "rectangle", "ellipse", "freehand"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool isRegion(AnnotationKind kind) { return isBoxed(kind) || kind == AnnotationKind::freehand; }

bool operator==(const Annotation& a, const Annotation& b) {
  const auto tied = [](const Annotation& one) {
    return std::tie(one.id, one.kind, one.name, one.points, one.right, one.down, one.frameOfReferenceUid);
  };
  return tied(a) == tied(b);
}

std::vector<Vector3> outlineOf(const Annotation& annotation) {
  if (annotation.points.size() < 2) return annotation.points;
  if (annotation.kind == AnnotationKind::rectangle) return cornersOf(annotation);
  return annotation.kind == AnnotationKind::ellipse ? ellipseOf(annotation) : annotation.points;
}

std::vector<Vector3> handlesOf(const Annotation& annotation) {
  if (annotation.kind == AnnotationKind::freehand) return {};
  return isBoxed(annotation.kind) && annotation.points.size() == 2 ? cornersOf(annotation) : annotation.points;
}

Annotation withHandleAt(Annotation annotation, std::size_t handle, const Vector3& point) {
  if (isBoxed(annotation.kind)) {
    annotation.points = {cornersOf(annotation)[(handle + 2) % 4], point};
  } else if (handle < annotation.points.size()) {
    annotation.points[handle] = point;
  }
  return annotation;
}

Annotation moved(Annotation annotation, const Vector3& by) {
  for (Vector3& point : annotation.points) point = point + by;
  return annotation;
}

double lengthOf(const Annotation& annotation) {
  const bool isLine = annotation.kind == AnnotationKind::distance || annotation.kind == AnnotationKind::profile;
  return isLine && annotation.points.size() == 2 ? core::length(annotation.points[1] - annotation.points[0]) : 0;
}

double degreesOf(const Annotation& annotation) {
  if (annotation.kind != AnnotationKind::angle || annotation.points.size() != 3) return 0;
  const Vector3 a = annotation.points[0] - annotation.points[1];
  const Vector3 b = annotation.points[2] - annotation.points[1];
  // By both sine and cosine: exact near 0 and 180° too.
  return std::atan2(core::length(core::cross(a, b)), core::dot(a, b)) * 180 / kPi;
}

double areaOf(const Annotation& annotation) {
  return isRegion(annotation.kind) ? imaging::areaOf(outlineOf(annotation)) : 0;
}

bool isComplete(const Annotation& annotation) {
  const std::size_t needed = pointsNeeded(annotation.kind);
  const bool isRightCount = annotation.kind == AnnotationKind::freehand ? annotation.points.size() >= needed
                                                                        : annotation.points.size() == needed;
  const auto isFinite = [](const Vector3& point) {
    return std::all_of(point.begin(), point.end(), [](double value) { return std::isfinite(value); });
  };
  if (!isRightCount || !std::all_of(annotation.points.begin(), annotation.points.end(), isFinite)) return false;
  if (isRegion(annotation.kind)) return areaOf(annotation) > kLeastSizeMm;
  for (std::size_t n = 1; n < annotation.points.size(); ++n)
    if (core::length(annotation.points[n] - annotation.points[n - 1]) < kLeastSizeMm) return false;
  return true;
}

bool isOnPlane(const Annotation& annotation, const Vector3& point, const Vector3& normal, double reach) {
  const std::vector<Vector3> outline = outlineOf(annotation);
  return std::all_of(outline.begin(), outline.end(),
                     [&](const Vector3& each) { return std::abs(core::dot(each - point, normal)) <= reach; });
}

bool isSameFrame(const std::string& uid, const std::string& other) {
  return uid.empty() || other.empty() || uid == other;
}

}  // namespace glmamba::app
