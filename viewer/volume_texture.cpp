// SPDX-License-Identifier: Apache-2.0
#include "viewer/volume_texture.h"

#include <algorithm>
#include <cmath>

#include <vtkOpenGLRenderWindow.h>
#include <vtkTextureObject.h>
#include <vtk_glew.h>

#include "core/error.h"

namespace glmamba::viewer {

namespace {

bool isFinite(float voxel) { return std::isfinite(voxel); }

float storable(float voxel) { return std::isfinite(voxel) ? voxel : VolumeTexture::kMissing; }

}  // namespace

VolumeTexture::VolumeTexture() = default;
VolumeTexture::~VolumeTexture() = default;

void VolumeTexture::clear() {
  m_geometry.reset();
  m_volume.reset();
  m_arriving = std::vector<float>();  // not = {}, which keeps the memory
  m_indices = std::vector<std::uint8_t>();
  m_isOnDevice = false;
  m_arrived.clear();
  m_changedSlices.clear();
  m_problem.clear();
}

void VolumeTexture::seeAll() {
  const auto& size = m_geometry->size();
  m_firstSeen = {0, 0, 0};
  m_lastSeen = {size[0] - 1, size[1] - 1, size[2] - 1};
}

void VolumeTexture::show(core::VolumePtr volume) {
  if (volume && volume == m_volume) return;
  clear();
  if (!volume) return;
  m_geometry = volume->geometry();
  m_volume = std::move(volume);
  seeAll();
}

void VolumeTexture::showIndices(const core::Geometry& geometry, std::vector<std::uint8_t> indices) {
  clear();
  m_geometry = geometry;
  m_indices = std::move(indices);
  const auto& size = geometry.size();
  m_firstSeen = size;
  m_lastSeen = {-1, -1, -1};
  const std::uint8_t* index = m_indices.data();
  for (int k = 0; k < size[2]; ++k)
    for (int j = 0; j < size[1]; ++j)
      for (int i = 0; i < size[0]; ++i, ++index) {
        if (*index != 0) see(i, j, k);
      }
}

void VolumeTexture::see(int i, int j, int k) {
  m_firstSeen = {std::min(m_firstSeen[0], i), std::min(m_firstSeen[1], j), std::min(m_firstSeen[2], k)};
  m_lastSeen = {std::max(m_lastSeen[0], i), std::max(m_lastSeen[1], j), std::max(m_lastSeen[2], k)};
}

/// Where slice k begins. Throws when a slice of so many voxels does not fit.
std::size_t VolumeTexture::sliceStart(int k, std::size_t voxels) const {
  const auto& size = m_geometry->size();
  const std::size_t sliceSize = static_cast<std::size_t>(size[0]) * size[1];
  if (k < 0 || k >= size[2] || voxels != sliceSize)
    throw core::Error(core::ErrorCode::gridMismatch, "Slice " + std::to_string(k) + " with " + std::to_string(voxels) +
                                                         " voxels does not fit an image of " + m_geometry->describe() +
                                                         ".");
  return static_cast<std::size_t>(k) * sliceSize;
}

void VolumeTexture::setIndexSlice(int k, const std::vector<std::uint8_t>& indices) {
  if (m_indices.empty())
    throw core::Error(core::ErrorCode::gridMismatch, "A slice of labels arrived where no labels are.");
  const std::size_t start = sliceStart(k, indices.size());
  std::copy(indices.begin(), indices.end(), m_indices.begin() + static_cast<std::ptrdiff_t>(start));
  // What is seen only grows: labels that go leave it too large, which costs time and shows nothing wrong.
  const int columns = m_geometry->size()[0];
  for (std::size_t n = 0; n < indices.size(); ++n)
    if (indices[n] != 0) see(static_cast<int>(n) % columns, static_cast<int>(n) / columns, k);
  m_changedSlices.insert(k);
}

void VolumeTexture::begin(const core::Geometry& geometry) {
  clear();
  m_geometry = geometry;
  m_arriving.assign(geometry.voxelCount(), kMissing);
  seeAll();
}

void VolumeTexture::setSlice(int k, const std::vector<float>& voxels) {
  if (m_arriving.empty())
    throw core::Error(core::ErrorCode::gridMismatch, "A slice arrived for an image that was not begun.");
  std::transform(voxels.begin(), voxels.end(),
                 m_arriving.begin() + static_cast<std::ptrdiff_t>(sliceStart(k, voxels.size())), storable);
  m_arrived.insert(k);
  m_changedSlices.insert(k);
}

bool VolumeTexture::prepare(vtkOpenGLRenderWindow* window) {
  if (!isShown()) {
    if (m_texture) release(window);
    return false;
  }
  if (!m_isOnDevice) return upload(window);
  if (m_changedSlices.empty()) return true;
  const auto& size = m_geometry->size();
  m_texture->Activate();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (const int k : m_changedSlices) {
    const std::size_t start = static_cast<std::size_t>(k) * size[0] * size[1];
    const bool isIndexed = !m_indices.empty();
    const void* voxels = isIndexed ? static_cast<const void*>(m_indices.data() + start) : m_arriving.data() + start;
    glTexSubImage3D(GL_TEXTURE_3D, 0, 0, 0, k, size[0], size[1], 1, GL_RED, isIndexed ? GL_UNSIGNED_BYTE : GL_FLOAT,
                    voxels);
  }
  m_texture->Deactivate();
  m_changedSlices.clear();
  return true;
}

bool VolumeTexture::upload(vtkOpenGLRenderWindow* window) {
  const auto& size = m_geometry->size();
  const int limit = vtkTextureObject::GetMaximumTextureSize3D(window);
  if (*std::max_element(size.begin(), size.end()) > limit) {
    m_problem = "Too large to show: " + m_geometry->describe() + "; this graphics device takes " +
                std::to_string(limit) + " voxels an axis.";
    return false;
  }
  if (!m_texture) m_texture = vtkSmartPointer<vtkTextureObject>::New();
  m_texture->SetContext(window);
  m_texture->ResetFormatAndType();
  std::vector<float> cleaned;
  const float* voxels = m_arriving.data();
  m_hasMissing = !m_arriving.empty();
  if (m_volume) {
    voxels = m_volume->voxels().data();
    if (!std::all_of(m_volume->voxels().begin(), m_volume->voxels().end(), isFinite)) {
      cleaned = m_volume->voxels();
      std::transform(cleaned.begin(), cleaned.end(), cleaned.begin(), storable);
      voxels = cleaned.data();
      m_hasMissing = true;
    }
  }
  const auto columns = static_cast<unsigned int>(size[0]);
  const auto rows = static_cast<unsigned int>(size[1]);
  const auto slices = static_cast<unsigned int>(size[2]);
  while (glGetError() != GL_NO_ERROR) {
  }
  const bool isIndexed = !m_indices.empty();
  // The call takes a pointer to non-const but only reads.
  void* data = isIndexed ? static_cast<void*>(m_indices.data()) : const_cast<float*>(voxels);
  const bool isCreated =
      m_texture->Create3DFromRaw(columns, rows, slices, 1, isIndexed ? VTK_UNSIGNED_CHAR : VTK_FLOAT, data);
  if (!isCreated || glGetError() != GL_NO_ERROR) {
    m_problem = "Not enough graphics memory to show " + m_geometry->describe() + ".";
    m_texture->ReleaseGraphicsResources(window);
    return false;
  }
  m_isOnDevice = true;
  m_changedSlices.clear();
  return true;
}

int VolumeTexture::activate() {
  m_texture->Activate();
  return m_texture->GetTextureUnit();
}

void VolumeTexture::deactivate() { m_texture->Deactivate(); }

void VolumeTexture::release(vtkWindow* window) {
  if (m_texture) m_texture->ReleaseGraphicsResources(window);
  m_texture = nullptr;
  m_isOnDevice = false;
}

}  // namespace glmamba::viewer
