// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_prop.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

/// Overlay values nearer to none than this share of the window's greatest distance from it fade out: no error, no
/// colour.
constexpr double kFadedShare = 0.04;
/// A threshold's edge is as soft as this share of it, or pixels would flicker along it.
constexpr double kSoftShare = 0.02;
/// Software OpenGL keeps machine code for each program: beyond these the longest unused are given up.
constexpr std::size_t kMostPrograms = 8;
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
  m_isImageGrey = true;
  for (std::size_t n = 0; n < 4 * 256; ++n) m_isImageGrey = m_isImageGrey && (n % 4 == 3 || colours[n] == n / 4);
}

std::vector<std::size_t> SliceProp::shownContours() const {
  std::vector<std::size_t> shown;
  for (std::size_t n = 0; n < contours.size(); ++n)
    if (contours[n].isShown()) shown.push_back(n);
  return shown;
}

bool SliceProp::prepare(vtkOpenGLRenderWindow* window) {
  if (!image.prepare(window)) return false;
  overlay.prepare(window);
  alpha.prepare(window);
  labels.prepare(window);
  for (VolumeTexture& contour : contours) contour.prepare(window);
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

vtkShaderProgram* SliceProp::readyProgram(vtkOpenGLRenderWindow* window, const PaneSize& pane, bool hasLabels) {
  SliceShaderKind kind;
  kind.interpolation = interpolation;
  if (interpolation != 0) kind.fixedAxis = fixedImageAxis(pane);
  kind.isGrey = m_isImageGrey;
  kind.hasOverlay = overlay.isShown();
  kind.hasAlpha = kind.hasOverlay && alpha.isShown();
  kind.hasMissing =
      image.hasMissing() || (kind.hasOverlay && overlay.hasMissing()) || (kind.hasAlpha && alpha.hasMissing());
  kind.hasLabels = hasLabels && drawsLabels();
  kind.contours = hasLabels ? static_cast<int>(shownContours().size()) : 0;
  kind.region = region.kind;
  if (m_programs.count(kind) == 0) giveUpOldPrograms(window);
  Program& program = m_programs[kind];
  program.lastUsed = ++m_draws;
  if (!program.quad) {
    program.quad = std::make_unique<vtkOpenGLQuadHelper>(window, nullptr, sliceFragmentShader(kind).c_str(), "");
  } else {
    window->GetShaderCache()->ReadyShaderProgram(program.quad->Program);
  }
  m_quad = program.quad.get();
  return m_quad->Program;
}

void SliceProp::giveUpOldPrograms(vtkOpenGLRenderWindow* window) {
  while (m_programs.size() >= kMostPrograms) {
    const auto oldest = std::min_element(m_programs.begin(), m_programs.end(), [](const auto& a, const auto& b) {
      return a.second.lastUsed < b.second.lastUsed;
    });
    // The cache keeps the program itself, for the prop that needs it next, and compiles it anew then.
    // It takes whatever is bound off the device, so the cache must not believe that something still is.
    window->GetShaderCache()->ReleaseCurrentShader();
    if (vtkShaderProgram* program = oldest->second.quad->Program) program->ReleaseGraphicsResources(window);
    m_programs.erase(oldest);
  }
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

void SliceProp::setUniforms(vtkShaderProgram* program, const PaneSize& pane, bool hasLabels) {
  setGrid(program, "image", image.geometry(), pane);
  setWindow(program, "imageWindow", imageWindow);
  if (const int fixed = fixedImageAxis(pane); fixed >= 0) {
    const auto axis = static_cast<std::size_t>(fixed);
    const double index = image.geometry().indexFromLps(lpsFromDisplay(view, pane, {0, 0}))[axis];
    program->SetUniformi("imageSlice",
                         std::clamp(static_cast<int>(std::lround(index)), 0, image.geometry().size()[axis] - 1));
  }

  if (regionIsPartial(region.kind)) {
    const PanePoint into = intoHalfPlane(region);
    const float at[2] = {static_cast<float>(region.at.x), static_cast<float>(region.at.y)};
    const float direction[2] = {static_cast<float>(into.x), static_cast<float>(into.y)};
    program->SetUniform2f("regionAt", at);
    program->SetUniform2f("regionDirection", direction);
    program->SetUniformf("regionSize", static_cast<float>(std::max(region.size, 1.0)));
    program->SetUniformf("regionSide", isSecond ? 1.0F : -1.0F);
    program->SetUniformf("edgeWidth", static_cast<float>(outlineWidth));
  }

  if (overlay.isShown()) {
    setGrid(program, "overlay", overlay.geometry(), pane);
    setWindow(program, "overlayWindow", overlayWindow);
    program->SetUniformf("overlayOpacity", static_cast<float>(overlayOpacity));
    const double greatest =
        std::max(std::abs(overlayWindow.low() - overlayNone), std::abs(overlayWindow.high() - overlayNone));
    program->SetUniformf("overlayNone", static_cast<float>(overlayNone));
    program->SetUniformf("overlayFrom", static_cast<float>((1 - kSoftShare) * overlayThreshold));
    program->SetUniformf("overlayLeast", static_cast<float>(std::max(kFadedShare * greatest, overlayThreshold)));
    const float range[2] = {static_cast<float>(overlayLeast), static_cast<float>(overlayMost)};
    program->SetUniform2f("overlayRange", range);
    if (alpha.isShown()) {
      setGrid(program, "alpha", alpha.geometry(), pane);
      setWindow(program, "alphaWindow", alphaWindow);
    }
  }

  if (!hasLabels) return;
  program->SetUniformf("outlineWidth", static_cast<float>(outlineWidth));
  if (drawsLabels()) {
    setGrid(program, "labels", labels.geometry(), pane);
    program->SetUniformf("labelsOpacity", areLabelsFilled ? static_cast<float>(labelOpacity) : 0.0F);
    program->SetUniformf("labelsEdgeOpacity", static_cast<float>(std::min(1.0, 2 * labelOpacity)));
  }
  int number = 0;
  for (const std::size_t n : shownContours()) {
    const std::string layer = "contour" + std::to_string(number++);
    setGrid(program, layer, contours[n].geometry(), pane);
    const Colour& colour = contourColours[n];
    const float rgb[3] = {colour.red / 255.0F, colour.green / 255.0F, colour.blue / 255.0F};
    program->SetUniform3f((layer + "Colour").c_str(), rgb);
  }
}

void SliceProp::draw(vtkOpenGLRenderWindow* window, const PaneSize& pane, bool hasLabels,
                     const std::vector<PaneRect>& rects, int left, int bottom) {
  if (std::all_of(rects.begin(), rects.end(), [](const PaneRect& rect) { return rect.isEmpty(); })) return;
  vtkShaderProgram* program = readyProgram(window, pane, hasLabels);
  if (!program) return;
  const float paneSize[2] = {static_cast<float>(pane.width), static_cast<float>(pane.height)};
  program->SetUniform2f("paneSize", paneSize);
  setUniforms(program, pane, hasLabels);

  // Samplers of different kinds must never share a unit, so an absent layer borrows the image's.
  const int imageUnit = image.activate();
  const bool hasOverlay = overlay.isShown();
  program->SetUniformi("imageVoxels", imageUnit);
  program->SetUniformi("overlayVoxels", hasOverlay ? overlay.activate() : imageUnit);
  const bool hasAlpha = hasOverlay && alpha.isShown();
  program->SetUniformi("alphaVoxels", hasAlpha ? alpha.activate() : imageUnit);
  const bool areLabelsHere = hasLabels && drawsLabels();
  const std::vector<std::size_t> contoursHere = hasLabels ? shownContours() : std::vector<std::size_t>{};
  program->SetUniformi("labelVoxels", areLabelsHere ? labels.activate() : imageUnit);
  for (std::size_t number = 0; number < contoursHere.size(); ++number)
    program->SetUniformi(("contour" + std::to_string(number) + "Voxels").c_str(),
                         contours[contoursHere[number]].activate());
  m_colourTexture->Activate();
  program->SetUniformi("colours", m_colourTexture->GetTextureUnit());

  for (const PaneRect& rect : rects) {
    if (rect.isEmpty()) continue;
    // OpenGL counts rows from below.
    window->GetState()->vtkglScissor(left + rect.left, bottom + pane.height - rect.bottom, rect.right - rect.left,
                                     rect.bottom - rect.top);
    m_quad->Render();
  }

  m_colourTexture->Deactivate();
  for (const std::size_t n : contoursHere) contours[n].deactivate();
  if (areLabelsHere) labels.deactivate();
  if (hasAlpha) alpha.deactivate();
  if (hasOverlay) overlay.deactivate();
  image.deactivate();
}

int SliceProp::RenderOpaqueGeometry(vtkViewport* viewport) {
  auto* renderer = vtkRenderer::SafeDownCast(viewport);
  auto* window = vtkOpenGLRenderWindow::SafeDownCast(renderer ? renderer->GetRenderWindow() : nullptr);
  if (!window) return 0;
  PaneSize pane;
  int left = 0;
  int bottom = 0;
  renderer->GetTiledSizeAndOrigin(&pane.width, &pane.height, &left, &bottom);
  // Software OpenGL runs the whole shader for every pixel of what is drawn, whatever it leaves out: so only the
  // rectangle that the image is seen in is drawn, and the part of it that may have labels by another program.
  const PaneRect part = boundsOfPart(region, pane, isSecond, 1);
  if (part.isEmpty() || !prepare(window)) return 0;
  const auto boundsOf = [&](const VolumeTexture& layer, double margin) {
    return layer.isShown() ? boundsOnSlice(view, pane, layer.geometry(), layer.firstSeen(), layer.lastSeen(), margin)
                           : PaneRect{};
  };
  PaneRect labelled = drawsLabels() ? boundsOf(labels, 1 + outlineWidth) : PaneRect{};
  for (const VolumeTexture& contour : contours) labelled = around(labelled, boundsOf(contour, 1 + outlineWidth));
  labelled = intersection(part, labelled);
  const PaneRect all = intersection(part, around(around(boundsOf(image, 1), boundsOf(overlay, 1)), labelled));
  if (labelled.isEmpty()) labelled = {all.left, all.top, all.left, all.top};

  vtkOpenGLState* state = window->GetState();
  vtkOpenGLState::ScopedglEnableDisable depthTest(state, GL_DEPTH_TEST);
  vtkOpenGLState::ScopedglEnableDisable blend(state, GL_BLEND);
  vtkOpenGLState::ScopedglEnableDisable scissorTest(state, GL_SCISSOR_TEST);
  vtkOpenGLState::ScopedglScissor scissor(state);
  state->vtkglDisable(GL_DEPTH_TEST);
  state->vtkglDisable(GL_BLEND);
  state->vtkglEnable(GL_SCISSOR_TEST);
  draw(window, pane, true, {labelled}, left, bottom);
  draw(window, pane, false,
       {{all.left, all.top, all.right, labelled.top},
        {all.left, labelled.top, labelled.left, labelled.bottom},
        {labelled.right, labelled.top, all.right, labelled.bottom},
        {all.left, labelled.bottom, all.right, all.bottom}},
       left, bottom);
  return 1;
}

void SliceProp::ReleaseGraphicsResources(vtkWindow* window) {
  for (VolumeTexture* texture : {&image, &overlay, &alpha, &labels}) texture->release(window);
  for (VolumeTexture& contour : contours) contour.release(window);
  if (m_colourTexture) m_colourTexture->ReleaseGraphicsResources(window);
  m_colourTexture = nullptr;
  m_areColoursOnDevice = false;
  m_programs.clear();
  m_quad = nullptr;
  Superclass::ReleaseGraphicsResources(window);
}

}  // namespace glmamba::viewer
