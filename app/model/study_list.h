// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/study.h"

namespace glmamba::app {

/// The studies that are open, in the order they were opened. A plain value: copies go to workers.
class StudyList {
 public:
  const std::vector<core::Study>& studies() const { return m_studies; }
  bool isEmpty() const { return m_studies.empty(); }

  /// Adds studies; one that is already there gets the series it does not have, and known series are replaced.
  void add(const std::vector<core::Study>& studies);
  /// Nothing happens for unknown ids. A study without series goes.
  void removeSeries(const std::string& id);
  void removeStudy(const std::string& id);

  /// Null when there is none; valid until the list changes.
  const core::Series* findSeries(const std::string& id) const;
  const core::Study* studyOf(const std::string& seriesId) const;
  std::vector<core::Series> allSeries() const;

 private:
  std::vector<core::Study> m_studies;
};

/// Ids of the series to show first.
struct ChosenSeries {
  std::string target;     ///< empty: nothing to show
  std::string reference;  ///< empty: the target alone
};

/// What to show after `opened` series were added to `list`: the pair proposed within one of their studies, else among
/// the opened series, else among all; without any pair, the first opened image alone. Only pairs with an opened series
/// count.
ChosenSeries chooseSeries(const StudyList& list, const std::set<std::string>& opened);

}  // namespace glmamba::app
