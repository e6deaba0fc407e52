// SPDX-License-Identifier: Apache-2.0
#include "app/model/study_list.h"

#include <algorithm>

#include "core/series_pair.h"

namespace glmamba::app {

void StudyList::add(const std::vector<core::Study>& studies) {
  for (const core::Study& study : studies) {
    const auto known =
        std::find_if(m_studies.begin(), m_studies.end(), [&](const core::Study& s) { return s.id == study.id; });
    if (known == m_studies.end()) {
      m_studies.push_back(study);
      continue;
    }
    for (const core::Series& series : study.series) {
      const auto same = std::find_if(known->series.begin(), known->series.end(),
                                     [&](const core::Series& s) { return s.id == series.id; });
      if (same == known->series.end())
        known->series.push_back(series);
      else
        *same = series;
    }
  }
}

void StudyList::removeSeries(const std::string& id) {
  for (core::Study& study : m_studies)
    study.series.erase(std::remove_if(study.series.begin(), study.series.end(),
                                      [&](const core::Series& series) { return series.id == id; }),
                       study.series.end());
  m_studies.erase(
      std::remove_if(m_studies.begin(), m_studies.end(), [](const core::Study& study) { return study.series.empty(); }),
      m_studies.end());
}

void StudyList::removeStudy(const std::string& id) {
  m_studies.erase(
      std::remove_if(m_studies.begin(), m_studies.end(), [&](const core::Study& study) { return study.id == id; }),
      m_studies.end());
}

const core::Series* StudyList::findSeries(const std::string& id) const {
  for (const core::Study& study : m_studies)
    for (const core::Series& series : study.series)
      if (series.id == id) return &series;
  return nullptr;
}

const core::Study* StudyList::studyOf(const std::string& seriesId) const {
  for (const core::Study& study : m_studies)
    for (const core::Series& series : study.series)
      if (series.id == seriesId) return &study;
  return nullptr;
}

std::vector<core::Series> StudyList::allSeries() const {
  std::vector<core::Series> all;
  for (const core::Study& study : m_studies) all.insert(all.end(), study.series.begin(), study.series.end());
  return all;
}

ChosenSeries chooseSeries(const StudyList& list, const std::set<std::string>& opened) {
  const auto isOpened = [&](const core::Series& series) { return opened.count(series.id) != 0; };
  std::vector<std::vector<core::Series>> groups;
  std::vector<core::Series> openedSeries;
  for (const core::Study& study : list.studies()) {
    if (std::any_of(study.series.begin(), study.series.end(), isOpened)) groups.push_back(study.series);
    std::copy_if(study.series.begin(), study.series.end(), std::back_inserter(openedSeries), isOpened);
  }
  groups.push_back(openedSeries);
  groups.push_back(list.allSeries());
  for (const std::vector<core::Series>& series : groups)
    if (const auto pair = core::proposePair(series)) {
      const core::Series& target = series[pair->target];
      const core::Series& reference = series[pair->reference];
      if (isOpened(target) || isOpened(reference)) return {target.id, reference.id};
    }
  for (const core::Series& series : openedSeries)
    if (series.kind == core::SeriesKind::image) return {series.id, {}};
  return {};
}

}  // namespace glmamba::app
