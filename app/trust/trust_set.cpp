// SPDX-License-Identifier: Apache-2.0
#include "app/trust/trust_set.h"

#include <algorithm>

namespace glmamba::trust {

const core::TrustMap* TrustSet::find(const std::string& name) const {
  const auto found =
      std::find_if(maps.begin(), maps.end(), [&](const core::TrustMap& map) { return map.name == name; });
  return found == maps.end() ? nullptr : &*found;
}

const imaging::MapSummary* TrustSet::spreadOf(const std::string& name) const {
  const core::TrustMap* map = find(name);
  return map ? &spreads[static_cast<std::size_t>(map - maps.data())] : nullptr;
}

void merge(TrustSet& into, TrustSet more) {
  for (std::size_t n = 0; n < more.maps.size(); ++n) {
    const core::TrustMap* known = into.find(more.maps[n].name);
    const std::size_t at = known ? static_cast<std::size_t>(known - into.maps.data()) : into.maps.size();
    if (!known) {
      into.maps.emplace_back();
      into.spreads.emplace_back();
    }
    into.maps[at] = more.maps[n];
    into.spreads[at] = more.spreads[n];
  }
  if (more.consistency) into.consistency = std::move(more.consistency);
  if (more.added) into.added = std::move(more.added);
  if (more.resolution) into.resolution = std::move(more.resolution);
  if (more.reference) into.reference = std::move(more.reference);
  if (more.uncertainty) into.uncertainty = std::move(more.uncertainty);
  if (more.measurementSeconds > 0) into.measurementSeconds = more.measurementSeconds;
  const auto isSaidAnew = [&](const Saying& old) {
    return std::any_of(more.says.begin(), more.says.end(), [&](const Saying& one) { return one.group == old.group; });
  };
  into.says.erase(std::remove_if(into.says.begin(), into.says.end(), isSaidAnew), into.says.end());
  into.says.insert(into.says.end(), more.says.begin(), more.says.end());
  into.warnings.insert(into.warnings.end(), more.warnings.begin(), more.warnings.end());
}

}  // namespace glmamba::trust
