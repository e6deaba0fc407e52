// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/components.h"

#include <algorithm>
#include <numeric>

namespace glmamba::imaging {

namespace {

using core::operator+;
using core::operator*;

// Not ITK's filter: the engine is also built without ITK.
class Filling {
 public:
  Filling(const Mask& mask, const core::Geometry& grid) : m_mask(mask), m_grid(grid) {
    m_components.ofVoxels.assign(mask.size(), -1);
  }

  Components run() {
    for (std::size_t voxel = 0; voxel < m_mask.size(); ++voxel)
      if (m_mask[voxel] != 0 && m_components.ofVoxels[voxel] < 0) fill(voxel);
    sort();
    return std::move(m_components);
  }

 private:
  void fill(std::size_t seed) {
    const auto number = static_cast<std::int32_t>(m_components.all.size());
    const auto [columns, rows, slices] = m_grid.size();
    Component component;
    core::Vector3 sum{};
    std::vector<std::size_t> waiting{seed};
    m_components.ofVoxels[seed] = number;
    while (!waiting.empty()) {
      const std::size_t voxel = waiting.back();
      waiting.pop_back();
      const auto plane = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
      const int i = static_cast<int>(voxel % static_cast<std::size_t>(columns)),
                j = static_cast<int>(voxel % plane / static_cast<std::size_t>(columns)),
                k = static_cast<int>(voxel / plane);
      ++component.voxels;
      sum = sum + core::Vector3{double(i), double(j), double(k)};
      for (int kk = std::max(0, k - 1); kk <= std::min(slices - 1, k + 1); ++kk)
        for (int jj = std::max(0, j - 1); jj <= std::min(rows - 1, j + 1); ++jj)
          for (int ii = std::max(0, i - 1); ii <= std::min(columns - 1, i + 1); ++ii) {
            const std::size_t beside =
                (static_cast<std::size_t>(kk) * static_cast<std::size_t>(rows) + static_cast<std::size_t>(jj)) *
                    static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(ii);
            if (m_mask[beside] == 0 || m_components.ofVoxels[beside] >= 0) continue;
            m_components.ofVoxels[beside] = number;
            waiting.push_back(beside);
          }
    }
    component.millilitres = static_cast<double>(component.voxels) * millilitresOfVoxel(m_grid);
    component.centre = m_grid.lpsFromIndex(1.0 / static_cast<double>(component.voxels) * sum);
    m_components.all.push_back(component);
  }

  void sort() {
    auto& all = m_components.all;
    std::vector<std::int32_t> order(all.size()), place(all.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
      return all[static_cast<std::size_t>(a)].voxels > all[static_cast<std::size_t>(b)].voxels;
    });
    std::vector<Component> sorted;
    for (const std::int32_t number : order) {
      place[static_cast<std::size_t>(number)] = static_cast<std::int32_t>(sorted.size());
      sorted.push_back(all[static_cast<std::size_t>(number)]);
    }
    all = std::move(sorted);
    for (std::int32_t& number : m_components.ofVoxels)
      if (number >= 0) number = place[static_cast<std::size_t>(number)];
  }

  const Mask& m_mask;
  const core::Geometry& m_grid;
  Components m_components;
};

}  // namespace

Components componentsOf(const Mask& mask, const core::Geometry& grid) {
  requireOnGrid(mask, grid);
  return Filling(mask, grid).run();
}

void removeSmallComponents(Mask& mask, const core::Geometry& grid, double millilitres) {
  if (millilitres <= 0) return requireOnGrid(mask, grid);
  const Components components = componentsOf(mask, grid);
  for (std::size_t voxel = 0; voxel < mask.size(); ++voxel)
    if (const std::int32_t number = components.ofVoxels[voxel];
        number >= 0 && components.all[static_cast<std::size_t>(number)].millilitres < millilitres)
      mask[voxel] = 0;
}

}  // namespace glmamba::imaging
