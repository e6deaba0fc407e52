// SPDX-License-Identifier: Apache-2.0
#include "app/model/annotation_json.h"

#include <QJsonObject>
#include <cmath>

namespace glmamba::app {

namespace {

constexpr std::size_t kMostAnnotations = 10000;
constexpr int kMostPoints = 20000;

QString text(const std::string& value) { return QString::fromStdString(value); }

QJsonArray json(const core::Vector3& vector) { return {vector[0], vector[1], vector[2]}; }

std::optional<core::Vector3> vectorFrom(const QJsonValue& value) {
  const QJsonArray array = value.toArray();
  if (array.size() != 3) return {};
  core::Vector3 vector{};
  for (int axis = 0; axis < 3; ++axis) vector[static_cast<std::size_t>(axis)] = array[axis].toDouble(std::nan(""));
  return vector;
}

std::optional<AnnotationKind> kindFrom(const QJsonValue& value) {
  for (const AnnotationKind kind : kAnnotationKinds)
    if (value.toString() == text(annotationKindName(kind))) return kind;
  return {};
}

bool isUnit(const core::Vector3& vector) { return std::abs(core::length(vector) - 1) < 1e-6; }

std::optional<Annotation> annotationFrom(const QJsonObject& object) {
  const auto kind = kindFrom(object["kind"]);
  const auto right = vectorFrom(object["right"]), down = vectorFrom(object["down"]);
  const QJsonArray points = object["points"].toArray();
  if (!kind || !right || !down || !isUnit(*right) || !isUnit(*down) || points.size() > kMostPoints) return {};
  Annotation annotation{static_cast<AnnotationId>(std::max(0.0, object["id"].toDouble())),
                        *kind,
                        object["name"].toString().toStdString(),
                        {},
                        *right,
                        *down,
                        object["frameOfReference"].toString().toStdString()};
  for (const QJsonValue value : points) {
    const auto point = vectorFrom(value);
    if (!point) return {};
    annotation.points.push_back(*point);
  }
  return isComplete(annotation) ? std::optional<Annotation>(annotation) : std::nullopt;
}

}  // namespace

QJsonArray annotationsJson(const std::vector<Annotation>& annotations) {
  QJsonArray array;
  for (const Annotation& annotation : annotations) {
    QJsonArray points;
    for (const core::Vector3& point : annotation.points) points.append(json(point));
    array.append(QJsonObject{{"id", static_cast<double>(annotation.id)},
                             {"kind", text(annotationKindName(annotation.kind))},
                             {"name", text(annotation.name)},
                             {"points", points},
                             {"right", json(annotation.right)},
                             {"down", json(annotation.down)},
                             {"frameOfReference", text(annotation.frameOfReferenceUid)}});
  }
  return array;
}

std::vector<Annotation> annotationsFromJson(const QJsonArray& array) {
  std::vector<Annotation> annotations;
  for (const QJsonValue value : array)
    if (auto annotation = annotationFrom(value.toObject()); annotation && annotations.size() < kMostAnnotations)
      annotations.push_back(std::move(*annotation));
  return annotations;
}

}  // namespace glmamba::app
