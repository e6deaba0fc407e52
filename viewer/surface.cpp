// SPDX-License-Identifier: Apache-2.0
#include "viewer/surface.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <vtkCellArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkIdList.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataConnectivityFilter.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include "core/window.h"

namespace glmamba::viewer {

using core::Vector3;

namespace {

constexpr double kShareOfAir = 1.0 / 8;  ///< of the window's high end: noise is below, scalp and brain above
constexpr int kSmoothingSteps = 15;
constexpr double kPassBand = 0.08;  ///< of vtkWindowedSincPolyDataFilter: takes away the steps between voxels

/// A field on part of a grid, with a rim of zeros around it so that surfaces close.
struct Field {
  core::Size3 size{0, 0, 0};   ///< with the rim
  core::Size3 first{0, 0, 0};  ///< index of the rim's first cell
  std::vector<float> values;

  Field(const core::Size3& innerSize, const core::Size3& innerFirst)
      : size{innerSize[0] + 2, innerSize[1] + 2, innerSize[2] + 2},
        first{innerFirst[0] - 1, innerFirst[1] - 1, innerFirst[2] - 1},
        values(static_cast<std::size_t>(size[0]) * size[1] * size[2], 0.0F) {}
  std::size_t at(int i, int j, int k) const { return (static_cast<std::size_t>(k) * size[1] + j) * size[0] + i; }
};

/// Means of blocks of `block` voxels; finite voxels only.
core::VolumePtr blockMeans(const core::Volume& image, const core::Size3& block) {
  const core::Geometry& grid = image.geometry();
  core::Size3 size;
  Vector3 spacing;
  Vector3 middle;
  for (int axis = 0; axis < 3; ++axis) {
    size[axis] = (grid.size()[axis] + block[axis] - 1) / block[axis];
    spacing[axis] = grid.spacing()[axis] * block[axis];
    middle[axis] = (block[axis] - 1) / 2.0;
  }
  std::vector<float> sums(static_cast<std::size_t>(size[0]) * size[1] * size[2], 0.0F);
  std::vector<float> counts(sums.size(), 0.0F);
  for (int k = 0; k < image.sliceCount(); ++k) {
    for (int j = 0; j < image.rows(); ++j) {
      const float* row = image.slice(k) + static_cast<std::size_t>(j) * image.columns();
      const std::size_t start = (static_cast<std::size_t>(k / block[2]) * size[1] + j / block[1]) * size[0];
      for (int i = 0; i < image.columns(); ++i) {
        if (!std::isfinite(row[i])) continue;
        sums[start + i / block[0]] += row[i];
        counts[start + i / block[0]] += 1;
      }
    }
  }
  for (std::size_t n = 0; n < sums.size(); ++n) sums[n] /= std::max(counts[n], 1.0F);
  return core::makeVolume(core::Geometry(size, spacing, grid.lpsFromIndex(middle), grid.directions()), std::move(sums));
}

/// 1 wherever the rim can't be reached through cells that are 0.
void fillInside(Field& field) {
  std::vector<std::size_t> front{0};
  std::vector<char> outside(field.values.size(), 0);
  outside[0] = 1;
  const std::array<std::ptrdiff_t, 3> steps{1, field.size[0],
                                            static_cast<std::ptrdiff_t>(field.size[0]) * field.size[1]};
  while (!front.empty()) {
    const std::size_t here = front.back();
    front.pop_back();
    const std::array<int, 3> index{static_cast<int>(here % field.size[0]),
                                   static_cast<int>(here / field.size[0] % field.size[1]),
                                   static_cast<int>(here / field.size[0] / field.size[1])};
    for (int axis = 0; axis < 3; ++axis) {
      for (const int step : {-1, 1}) {
        if (index[axis] + step < 0 || index[axis] + step >= field.size[axis]) continue;
        const std::size_t next = here + step * steps[axis];
        if (outside[next] || field.values[next] > 0) continue;
        outside[next] = 1;
        front.push_back(next);
      }
    }
  }
  std::transform(outside.begin(), outside.end(), field.values.begin(), [](char out) { return out ? 0.0F : 1.0F; });
}

/// Weights 1 2 1 along each axis.
void smooth(Field& field) {
  std::size_t step = 1;
  for (int axis = 0; axis < 3; ++axis) {
    const std::vector<float> before = field.values;
    for (std::size_t n = step; n + step < before.size(); ++n)
      field.values[n] = 0.25F * before[n - step] + 0.5F * before[n] + 0.25F * before[n + step];
    step *= static_cast<std::size_t>(field.size[axis]);
  }
}

/// The surface at 0.5.
Surface contour(const Field& field, const core::Geometry& grid, bool largestOnly, const core::CancelToken& cancel) {
  vtkNew<vtkImageData> image;
  image->SetDimensions(field.size[0], field.size[1], field.size[2]);
  image->SetOrigin(field.first[0], field.first[1], field.first[2]);
  image->AllocateScalars(VTK_FLOAT, 1);
  std::copy(field.values.begin(), field.values.end(), static_cast<float*>(image->GetScalarPointer()));
  vtkNew<vtkFlyingEdges3D> edges;
  edges->SetInputData(image);
  edges->SetValue(0, 0.5);
  edges->ComputeNormalsOff();
  edges->ComputeScalarsOff();
  vtkNew<vtkPolyDataConnectivityFilter> largest;
  largest->SetInputConnection(edges->GetOutputPort());
  largest->SetExtractionModeToLargestRegion();
  vtkNew<vtkWindowedSincPolyDataFilter> smoothing;
  smoothing->SetInputConnection(largestOnly ? largest->GetOutputPort() : edges->GetOutputPort());
  smoothing->SetNumberOfIterations(kSmoothingSteps);
  smoothing->SetPassBand(kPassBand);
  smoothing->NormalizeCoordinatesOn();
  smoothing->BoundarySmoothingOff();
  edges->Update();
  cancel.throwIfCancelled();
  Surface surface;
  if (edges->GetOutput()->GetNumberOfPolys() == 0) return surface;
  smoothing->Update();
  vtkPolyData* mesh = smoothing->GetOutput();

  // Only the points of triangles: those of smaller pieces are still in the list.
  std::vector<std::int64_t> place(static_cast<std::size_t>(mesh->GetNumberOfPoints()), -1);
  const Vector3 i = grid.direction(0), j = grid.direction(1), k = grid.direction(2);
  const bool isMirrored = core::dot(core::cross(i, j), k) < 0;
  vtkNew<vtkIdList> corners;
  vtkCellArray* cells = mesh->GetPolys();
  for (vtkIdType cell = 0; cell < cells->GetNumberOfCells(); ++cell) {
    cells->GetCellAtId(cell, corners);
    for (int corner = 0; corner < 3; ++corner) {
      const vtkIdType id = corners->GetId(isMirrored ? 2 - corner : corner);
      auto& its = place[static_cast<std::size_t>(id)];
      if (its < 0) {
        its = static_cast<std::int64_t>(surface.points.size() / 3);
        Vector3 index;
        mesh->GetPoint(id, index.data());
        for (const double coordinate : grid.lpsFromIndex(index))
          surface.points.push_back(static_cast<float>(coordinate));
      }
      surface.triangles.push_back(static_cast<std::uint32_t>(its));
    }
  }
  return surface;
}

}  // namespace

Surface outerSurface(const core::Volume& image, double detailMm, const core::CancelToken& cancel) {
  core::Size3 block;
  for (int axis = 0; axis < 3; ++axis)
    block[axis] = std::max(1, static_cast<int>(std::lround(detailMm / image.geometry().spacing()[axis])));
  const core::VolumePtr blocks = blockMeans(image, block);
  cancel.throwIfCancelled();
  const core::VoxelRange range = core::voxelRange(*blocks);
  if (!(range.highest > range.lowest)) return {};
  const double level = kShareOfAir * core::autoWindow(*blocks).high();
  Field field(blocks->geometry().size(), {0, 0, 0});
  for (int k = 0; k < blocks->sliceCount(); ++k)
    for (int j = 0; j < blocks->rows(); ++j)
      for (int i = 0; i < blocks->columns(); ++i)
        field.values[field.at(i + 1, j + 1, k + 1)] = blocks->at(i, j, k) > level ? 1.0F : 0.0F;
  fillInside(field);
  smooth(field);
  cancel.throwIfCancelled();
  return contour(field, blocks->geometry(), true, cancel);
}

Surface labelSurface(const core::Volume& labels, int value, const core::CancelToken& cancel) {
  const auto hasLabel = [value](float voxel) { return std::isfinite(voxel) && std::lround(voxel) == value; };
  core::Size3 low = labels.geometry().size();
  core::Size3 high{-1, -1, -1};
  for (int k = 0; k < labels.sliceCount(); ++k)
    for (int j = 0; j < labels.rows(); ++j)
      for (int i = 0; i < labels.columns(); ++i) {
        if (!hasLabel(labels.at(i, j, k))) continue;
        low = {std::min(low[0], i), std::min(low[1], j), std::min(low[2], k)};
        high = {std::max(high[0], i), std::max(high[1], j), std::max(high[2], k)};
      }
  cancel.throwIfCancelled();
  if (high[0] < 0) return {};
  Field field({high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1}, low);
  for (int k = low[2]; k <= high[2]; ++k)
    for (int j = low[1]; j <= high[1]; ++j)
      for (int i = low[0]; i <= high[0]; ++i)
        field.values[field.at(i - low[0] + 1, j - low[1] + 1, k - low[2] + 1)] =
            hasLabel(labels.at(i, j, k)) ? 1.0F : 0.0F;
  return contour(field, labels.geometry(), false, cancel);
}

std::vector<LabelSurface> labelSurfaces(const core::Volume& labels, const LabelTable& table,
                                        const core::CancelToken& cancel) {
  std::vector<LabelSurface> surfaces;
  for (const Label& label : table) {
    if (!label.visible) continue;
    Surface surface = labelSurface(labels, label.value, cancel);
    if (surface.triangleCount() > 0) surfaces.push_back({std::move(surface), label.colour});
  }
  return surfaces;
}

}  // namespace glmamba::viewer
