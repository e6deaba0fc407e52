#include "viewer/slice_scene.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <vtkCamera.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include "viewer/decorations/captions.h"
#include "viewer/decorations/colour_bar.h"
#include "viewer/decorations/crosshair.h"
#include "viewer/decorations/orientation_marks.h"
#include "viewer/decorations/scale_bar.h"
#include "viewer/drawing_actors.h"
#include "viewer/slice_prop.h"

namespace glmamba::viewer {

namespace {

/// The position of each voxel's label in the table, from 1; 0 for background and values the table does not hold.
std::vector<std::uint8_t> tableIndices(const core::Volume& labels, const LabelTable& table) {
  std::map<int, std::uint8_t> indexOf;
  for (std::size_t entry = 0; entry < std::min<std::size_t>(table.size(), 255); ++entry)
    indexOf[table[entry].value] = static_cast<std::uint8_t>(entry + 1);
  std::vector<std::uint8_t> indices(labels.voxels().size());
  float previous = 0;  // labels come in runs
  std::uint8_t previousIndex = 0;
  std::transform(labels.voxels().begin(), labels.voxels().end(), indices.begin(), [&](float voxel) {
    if (voxel == previous) return previousIndex;
    const auto found = std::isfinite(voxel) ? indexOf.find(static_cast<int>(std::lround(voxel))) : indexOf.end();
    previous = voxel;
    previousIndex = found == indexOf.end() ? std::uint8_t{0} : found->second;
    return previousIndex;
  });
  return indices;
}

}  // namespace

std::string interpolationName(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::nearest:
      return "nearest";
    case Interpolation::linear:
      return "linear";
    case Interpolation::cubic:
      return "cubic";
  }
  return {};
}

struct SliceScene::Parts {
  explicit Parts(vtkRenderWindow* renderWindow)
      : window(renderWindow),
        renderer(vtkSmartPointer<vtkRenderer>::New()),
        slice(vtkSmartPointer<SliceProp>::New()),
        actors(renderer) {
    renderer->SetBackground(0, 0, 0);
    renderer->SetActiveCamera(vtkSmartPointer<vtkCamera>::New());  // unused, but else VTK looks for bounds
    renderer->AddViewProp(slice);
    window->SetMultiSamples(0);  // nothing here has slanted edges
    window->AddRenderer(renderer);
  }

  void setMap(SliceProp::Row row, ColourMap map) {
    const auto& table = colourTable(map);
    for (std::size_t entry = 0; entry < table.size(); ++entry) setColour(row, entry, table[entry], 255);
    slice->setColours(colours);
  }
  void setColour(SliceProp::Row row, std::size_t entry, const Colour& colour, std::uint8_t opacity) {
    std::uint8_t* rgba = colours.data() + 4 * (256 * static_cast<std::size_t>(row) + entry);
    rgba[0] = colour.red;
    rgba[1] = colour.green;
    rgba[2] = colour.blue;
    rgba[3] = opacity;
  }
  PaneSize size() const {
    const int* pixels = window->GetSize();
    return {std::max(pixels[0], 1), std::max(pixels[1], 1)};
  }
  /// False while the slice under the cursor has not arrived; slices are those of the image's k.
  bool isSliceHere() const {
    const core::Geometry& geometry = slice->image.geometry();
    return axisAlong(geometry, slice->view.plane.normal) != 2 ||
           slice->image.hasSlice(nearestSlice(slice->view, geometry));
  }
  Drawing drawing() const;

  vtkSmartPointer<vtkRenderWindow> window;
  vtkSmartPointer<vtkRenderer> renderer;
  vtkSmartPointer<SliceProp> slice;
  DrawingActors actors;
  SliceProp::Colours colours{};
  ColourMap imageMap = ColourMap::grey;
  ColourMap overlayMap = ColourMap::inferno;
  Interpolation interpolation = Interpolation::linear;
  Captions captions;
  std::string message;
  std::optional<ColourBarText> colourBar;
  bool isCrosshairVisible = true;
  bool areDecorationsVisible = true;
  bool isFrameVisible = false;
  double pixelScale = 1;
};

Drawing SliceScene::Parts::drawing() const {
  const PaneFrame frame{slice->view, size(), pixelScale};
  Drawing drawing;
  const std::string& problem = slice->image.problem();
  const bool hasImage = !slice->image.isEmpty() && problem.empty();
  if (hasImage && isCrosshairVisible) addCrosshair(drawing, frame);
  if (hasImage && colourBar) {
    const bool isOfOverlay = !slice->overlay.isEmpty();
    addColourBar(drawing, frame, isOfOverlay ? overlayMap : imageMap,
                 isOfOverlay ? slice->overlayWindow : slice->imageWindow, colourBar->quantity, colourBar->unit);
  }
  Captions words = captions;
  words.interpolation = interpolationName(interpolation);
  if (!areDecorationsVisible) words.title.clear();
  if (!areDecorationsVisible || !hasImage) words.interpolation.clear();
  addTitle(drawing, frame, words);
  if (hasImage && areDecorationsVisible) {
    addOrientationMarks(drawing, frame);
    addScaleBar(drawing, frame);
    addSlicePosition(drawing, frame, slicePosition(slice->view, slice->image.geometry()));
  }
  if (!hasImage || !isSliceHere()) addMessage(drawing, frame, problem.empty() ? message : problem);
  if (isFrameVisible) addFrame(drawing, frame);
  return drawing;
}

SliceScene::SliceScene(vtkRenderWindow* window) : m_parts(std::make_unique<Parts>(window)) {
  m_parts->setMap(SliceProp::imageRow, m_parts->imageMap);
  m_parts->setMap(SliceProp::overlayRow, m_parts->overlayMap);
}

SliceScene::~SliceScene() { m_parts->window->RemoveRenderer(m_parts->renderer); }

void SliceScene::setImage(core::VolumePtr image) { m_parts->slice->image.show(std::move(image)); }
void SliceScene::startImage(const core::Geometry& geometry) { m_parts->slice->image.begin(geometry); }
void SliceScene::setSlice(int k, const std::vector<float>& voxels) { m_parts->slice->image.setSlice(k, voxels); }
bool SliceScene::hasImage() const { return !m_parts->slice->image.isEmpty(); }

void SliceScene::setWindow(const core::Window& window) { m_parts->slice->imageWindow = window; }
core::Window SliceScene::window() const { return m_parts->slice->imageWindow; }

void SliceScene::setColourMap(ColourMap map) {
  m_parts->imageMap = map;
  m_parts->setMap(SliceProp::imageRow, map);
}

void SliceScene::setInterpolation(Interpolation interpolation) {
  m_parts->interpolation = interpolation;
  m_parts->slice->interpolation = static_cast<int>(interpolation);
}

void SliceScene::setOverlay(core::VolumePtr overlay, const core::Window& window, ColourMap map, double opacity) {
  m_parts->slice->overlay.show(std::move(overlay));
  m_parts->slice->overlayWindow = window;
  m_parts->slice->overlayOpacity = opacity;
  m_parts->overlayMap = map;
  m_parts->setMap(SliceProp::overlayRow, map);
}

void SliceScene::setOverlayOpacity(double opacity) { m_parts->slice->overlayOpacity = opacity; }

void SliceScene::setLabels(core::VolumePtr labels, const LabelTable& table) {
  VolumeTexture& texture = m_parts->slice->labels;
  if (labels) {
    texture.showIndices(labels->geometry(), tableIndices(*labels, table));
  } else {
    texture.clear();
  }
  for (std::size_t index = 0; index < 256; ++index) {
    const bool isListed = index > 0 && index <= table.size();
    const Label label = isListed ? table[index - 1] : Label{};
    m_parts->setColour(SliceProp::labelRow, index, label.colour, isListed && label.visible ? 255 : 0);
  }
  m_parts->slice->setColours(m_parts->colours);
}

void SliceScene::setLabelOpacity(double opacity) { m_parts->slice->labelOpacity = opacity; }

void SliceScene::setView(const SliceView& view) { m_parts->slice->view = view; }
const SliceView& SliceScene::view() const { return m_parts->slice->view; }

void SliceScene::setTitle(const std::string& title) { m_parts->captions.title = title; }
void SliceScene::setNotice(const std::string& notice) { m_parts->captions.notice = notice; }
void SliceScene::setMessage(const std::string& message) { m_parts->message = message; }
void SliceScene::setColourBar(const ColourBarText& text) { m_parts->colourBar = text; }
void SliceScene::hideColourBar() { m_parts->colourBar.reset(); }
void SliceScene::setCrosshairVisible(bool visible) { m_parts->isCrosshairVisible = visible; }
void SliceScene::setDecorationsVisible(bool visible) { m_parts->areDecorationsVisible = visible; }
void SliceScene::setFrameVisible(bool visible) { m_parts->isFrameVisible = visible; }

void SliceScene::setPixelScale(double scale) {
  m_parts->pixelScale = scale;
  m_parts->slice->outlineWidth = std::max(1.0, std::round(scale));
}

PaneSize SliceScene::size() const { return m_parts->size(); }

core::Vector3 SliceScene::lpsFromDisplay(const PanePoint& point) const {
  return viewer::lpsFromDisplay(view(), size(), point);
}

PanePoint SliceScene::displayFromLps(const core::Vector3& lps) const {
  return viewer::displayFromLps(view(), size(), lps);
}

void SliceScene::render() {
  const auto draw = [this] {
    m_parts->actors.show(m_parts->drawing(), size(), m_parts->window->GetDPI());
    m_parts->window->Render();
  };
  const bool hadProblem = !m_parts->slice->image.problem().empty();
  draw();
  // Whether an image fits the device is known once it was tried; then say so in its place.
  if (!hadProblem && !m_parts->slice->image.problem().empty()) draw();
}

Snapshot SliceScene::snapshot() {
  render();
  return snapshotOf(*m_parts->window);
}

}  // namespace glmamba::viewer
