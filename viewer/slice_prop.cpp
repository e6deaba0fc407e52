#include "viewer/slice_prop.h"

#include <algorithm>
#include <cmath>

#include <vtkObjectFactory.h>
#include <vtkOpenGLQuadHelper.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkShaderProgram.h>
#include <vtkTextureObject.h>
#include <vtk_glew.h>

#include "viewer/slice_shader.h"

namespace glmamba::viewer {

using core::operator-;

namespace {

/// Overlay values below this share of the window's greatest magnitude fade out: no error, no colour.
constexpr double kFadedShare = 0.04;
/// As far (in voxels) as a pane may lie from voxel centres and count as on them: the greatest error is as small.
constexpr double kOnCentre = 1e-3;

void setVector(vtkShaderProgram* program, const std::string& name, const core::Vector3& v) {
  program->SetUniform3f(name.c_str(), v.data());
}

void setWindow(vtkShaderProgram* program, const char* name, const core::Window& window) {
  const float values[2] = {static_cast<float>(window.low()), static_cast<float>(1 / std::max(window.width, 1e-12))};
  program->SetUniform2f(name, values);
}

}  // namespace

vtkStandardNewMacro(SliceProp);

SliceProp::SliceProp() = default;
SliceProp::~SliceProp() = default;

void SliceProp::setColours(const Colours& colours) {
  m_colours = colours;
  m_areColoursOnDevice = false;
}

bool SliceProp::prepare(vtkOpenGLRenderWindow* window) {
  if (!image.prepare(window)) return false;
  overlay.prepare(window);
  labels.prepare(window);
  if (!m_areColoursOnDevice) {
    if (!m_colourTexture) m_colourTexture = vtkSmartPointer<vtkTextureObject>::New();
    m_colourTexture->SetContext(window);
    m_colourTexture->Create2DFromRaw(256, rowCount, 4, VTK_UNSIGNED_CHAR, m_colours.data());
    m_areColoursOnDevice = true;
  }
  return true;
}

/// The grid axis of which the whole pane lies on one voxel centre, or -1.
int SliceProp::fixedImageAxis(const PaneSize& pane) const {
  const auto indexAt = [&](double x, double y) {
    return image.geometry().indexFromLps(lpsFromDisplay(view, pane, {x, y}));
  };
  const std::array<core::Vector3, 3> corners{indexAt(0, 0), indexAt(pane.width, 0), indexAt(0, pane.height)};
  for (int axis = 0; axis < 3; ++axis) {
    const double centre = std::round(corners[0][axis]);
    if (std::all_of(corners.begin(), corners.end(),
                    [&](const core::Vector3& corner) { return std::abs(corner[axis] - centre) < kOnCentre; }))
      return axis;
  }
  return -1;
}

vtkShaderProgram* SliceProp::readyProgram(vtkOpenGLRenderWindow* window, const PaneSize& pane) {
  SliceShaderKind kind;
  kind.interpolation = interpolation;
  kind.isInSlice = interpolation != 0 && fixedImageAxis(pane) >= 0;
  kind.hasOverlay = overlay.isShown();
  kind.hasMissing = image.hasMissing() || (kind.hasOverlay && overlay.hasMissing());
  kind.hasLabels = labels.isShown() && labelOpacity > 0;
  auto& quad = m_quads[kind];
  if (!quad) {
    quad = std::make_unique<vtkOpenGLQuadHelper>(window, nullptr, sliceFragmentShader(kind).c_str(), "");
  } else {
    window->GetShaderCache()->ReadyShaderProgram(quad->Program);
  }
  m_quad = quad.get();
  return m_quad->Program;
}

void SliceProp::setGrid(vtkShaderProgram* program, const std::string& layer, const core::Geometry& geometry,
                        const PaneSize& pane) {
  const auto indexAt = [&](double x, double y) { return geometry.indexFromLps(lpsFromDisplay(view, pane, {x, y})); };
  const core::Vector3 start = indexAt(0, 0);
  setVector(program, layer + "Start", start);
  setVector(program, layer + "Right", indexAt(1, 0) - start);
  setVector(program, layer + "Down", indexAt(0, 1) - start);
  const auto& size = geometry.size();
  setVector(program, layer + "Size",
            {static_cast<double>(size[0]), static_cast<double>(size[1]), static_cast<double>(size[2])});
}

void SliceProp::setUniforms(vtkShaderProgram* program, const PaneSize& pane) {
  setGrid(program, "image", image.geometry(), pane);
  setWindow(program, "imageWindow", imageWindow);
  if (const int fixed = fixedImageAxis(pane); fixed >= 0) {
    core::Vector3 u{0, 0, 0};
    core::Vector3 v{0, 0, 0};
    u[fixed == 0 ? 1 : 0] = 1;
    v[fixed == 2 ? 1 : 2] = 1;
    setVector(program, "imageU", u);
    setVector(program, "imageV", v);
  }

  if (overlay.isShown()) {
    setGrid(program, "overlay", overlay.geometry(), pane);
    setWindow(program, "overlayWindow", overlayWindow);
    program->SetUniformf("overlayOpacity", static_cast<float>(overlayOpacity));
    const double greatest = std::max(std::abs(overlayWindow.low()), std::abs(overlayWindow.high()));
    program->SetUniformf("overlayLeast", static_cast<float>(kFadedShare * greatest));
  }

  if (labels.isShown()) {
    setGrid(program, "labels", labels.geometry(), pane);
    program->SetUniformf("labelsOpacity", static_cast<float>(labelOpacity));
    program->SetUniformf("outlineWidth", static_cast<float>(outlineWidth));
  }
}

int SliceProp::RenderOpaqueGeometry(vtkViewport* viewport) {
  auto* renderer = vtkRenderer::SafeDownCast(viewport);
  auto* window = vtkOpenGLRenderWindow::SafeDownCast(renderer ? renderer->GetRenderWindow() : nullptr);
  if (!window || !prepare(window)) return 0;
  PaneSize pane;
  int left = 0;
  int bottom = 0;
  renderer->GetTiledSizeAndOrigin(&pane.width, &pane.height, &left, &bottom);

  vtkOpenGLState* state = window->GetState();
  vtkOpenGLState::ScopedglEnableDisable depthTest(state, GL_DEPTH_TEST);
  vtkOpenGLState::ScopedglEnableDisable blend(state, GL_BLEND);
  state->vtkglDisable(GL_DEPTH_TEST);
  state->vtkglDisable(GL_BLEND);

  vtkShaderProgram* program = readyProgram(window, pane);
  if (!program) return 0;
  const float paneSize[2] = {static_cast<float>(pane.width), static_cast<float>(pane.height)};
  program->SetUniform2f("paneSize", paneSize);
  setUniforms(program, pane);

  // Samplers of different kinds must never share a unit, so an absent layer borrows the image's.
  const int imageUnit = image.activate();
  const auto activate = [&](VolumeTexture& texture) { return texture.isShown() ? texture.activate() : imageUnit; };
  program->SetUniformi("imageVoxels", imageUnit);
  program->SetUniformi("overlayVoxels", activate(overlay));
  program->SetUniformi("labelVoxels", activate(labels));
  m_colourTexture->Activate();
  program->SetUniformi("colours", m_colourTexture->GetTextureUnit());

  m_quad->Render();

  m_colourTexture->Deactivate();
  for (VolumeTexture* texture : {&labels, &overlay, &image}) {
    if (texture->isShown()) texture->deactivate();
  }
  return 1;
}

void SliceProp::ReleaseGraphicsResources(vtkWindow* window) {
  for (VolumeTexture* texture : {&image, &overlay, &labels}) texture->release(window);
  if (m_colourTexture) m_colourTexture->ReleaseGraphicsResources(window);
  m_colourTexture = nullptr;
  m_areColoursOnDevice = false;
  m_quads.clear();
  m_quad = nullptr;
  Superclass::ReleaseGraphicsResources(window);
}

}  // namespace glmamba::viewer
