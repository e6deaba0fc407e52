// SPDX-License-Identifier: Apache-2.0
#include "app/model/annotations.h"

#include <algorithm>

#include "app/model/annotation_json.h"

namespace glmamba::app {

const std::vector<Annotation>& Annotations::all() const {
  static const std::vector<Annotation> kNone;
  const auto found = m_ofStudies.find(m_study);
  return found == m_ofStudies.end() ? kNone : found->second;
}

const Annotation* Annotations::find(AnnotationId id) const {
  for (const Annotation& annotation : all())
    if (annotation.id == id) return &annotation;
  return nullptr;
}

void Annotations::setStudy(const std::string& study) {
  if (study == m_study) return;
  m_study = study;
  select(0);
  emit changed();
}

std::string Annotations::newName(AnnotationKind kind) const {
  // The first free number, so that a name is not given to two.
  for (int number = 1;; ++number) {
    std::string name = "DAPREF"[static_cast<std::size_t>(kind)] + std::to_string(number);
    const auto hasIt = [&](const Annotation& annotation) { return annotation.name == name; };
    if (std::none_of(all().begin(), all().end(), hasIt)) return name;
  }
}

AnnotationId Annotations::add(Annotation annotation) {
  annotation.id = ++m_lastId;
  if (annotation.name.empty()) annotation.name = newName(annotation.kind);
  m_ofStudies[m_study].push_back(std::move(annotation));
  m_selected = m_lastId;
  emit changed();
  emit selectionChanged();
  return m_lastId;
}

void Annotations::set(const Annotation& annotation) {
  for (Annotation& each : m_ofStudies[m_study]) {
    if (each.id != annotation.id || each == annotation) continue;
    each = annotation;
    emit changed();
  }
}

void Annotations::remove(AnnotationId id) {
  if (!find(id)) return;
  auto& list = m_ofStudies[m_study];
  list.erase(std::find_if(list.begin(), list.end(), [id](const Annotation& each) { return each.id == id; }));
  if (m_selected == id) select(0);
  emit changed();
}

void Annotations::rename(AnnotationId id, const std::string& name) {
  const Annotation* found = find(id);
  if (!found || name.empty() || found->name == name) return;
  Annotation renamed = *found;
  renamed.name = name;
  set(renamed);
  commit();
}

void Annotations::removeAll() {
  m_ofStudies[m_study].clear();
  select(0);
  emit changed();
  commit();
}

void Annotations::select(AnnotationId id) {
  if (id == m_selected) return;
  m_selected = id;
  emit selectionChanged();
}

void Annotations::commit() {
  const QJsonArray before = m_committed[m_study];
  const QJsonArray after = json(m_study);
  if (before == after) return;
  m_committed[m_study] = after;
  emit committed(QString::fromStdString(m_study), before, after);
}

QJsonArray Annotations::json(const std::string& study) const {
  const auto found = m_ofStudies.find(study);
  return found == m_ofStudies.end() ? QJsonArray() : annotationsJson(found->second);
}

void Annotations::restore(const std::string& study, const QJsonArray& annotations) {
  std::vector<Annotation> list = annotationsFromJson(annotations);
  for (Annotation& annotation : list) {
    const auto isTaken = [&](const Annotation& other) { return &other != &annotation && other.id == annotation.id; };
    // A file may have been written by hand, or belong to a study beside others.
    if (annotation.id == 0 || std::any_of(list.begin(), list.end(), isTaken)) annotation.id = m_lastId + 1;
    m_lastId = std::max(m_lastId, annotation.id);
  }
  m_ofStudies[study] = std::move(list);
  m_committed[study] = json(study);
  if (study == m_study && !selected()) select(0);
  emit changed();
}

void Annotations::forgetAll() {
  m_ofStudies.clear();
  m_committed.clear();
  select(0);
  emit changed();
}

}  // namespace glmamba::app
