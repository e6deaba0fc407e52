// SPDX-License-Identifier: Apache-2.0
#include "viewer/slice_scene.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <vtkCamera.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

#include "viewer/decorations/colour_bar.h"
#include "viewer/decorations/crosshair.h"
#include "viewer/decorations/orientation_marks.h"
#include "viewer/decorations/scale_bar.h"
#include "viewer/drawing_actors.h"

namespace glmamba::viewer {

struct SliceScene::Parts {
  Parts(vtkRenderWindow* renderWindow, const std::array<SliceImage, 2>& images)
      : window(renderWindow), renderer(vtkSmartPointer<vtkRenderer>::New()), actors(renderer) {
    renderer->SetBackground(0, 0, 0);
    renderer->SetActiveCamera(vtkSmartPointer<vtkCamera>::New());  // unused, but else VTK looks for bounds
    for (const SliceImage& image : images) renderer->AddViewProp(image.prop);
    window->SetMultiSamples(0);  // nothing here has slanted edges
    window->AddRenderer(renderer);
  }

  PaneSize size() const {
    const int* pixels = window->GetSize();
    return {std::max(pixels[0], 1), std::max(pixels[1], 1)};
  }
  PaneFrame frame() const { return {view, size(), pixelScale}; }
  Drawing drawing(const SliceImage& first, const SliceImage& second) const;
  Captions captions(const SliceImage& image) const;

  vtkSmartPointer<vtkRenderWindow> window;
  vtkSmartPointer<vtkRenderer> renderer;
  DrawingActors actors;
  SliceView view;
  PaneRegion region;
  LinkChip chip;
  std::string convention;
  std::vector<AnnotationShape> annotations;
  bool isCrosshairVisible = true;
  bool areDecorationsVisible = true;
  bool isFrameVisible = false;
  double pixelScale = 1;
};

Captions SliceScene::Parts::captions(const SliceImage& image) const {
  Captions words{image.title, image.notice, interpolationName(image.interpolation)};
  if (!convention.empty()) words.interpolation += ", " + convention;
  if (!areDecorationsVisible) words.title.clear();
  if (!areDecorationsVisible || !image.isShown()) words.interpolation.clear();
  return words;
}

Drawing SliceScene::Parts::drawing(const SliceImage& first, const SliceImage& second) const {
  const PaneFrame pane = frame();
  Drawing drawing;
  const bool isSecondOnly = region.kind == PaneRegion::Kind::everywhere;
  const bool areBoth = regionIsPartial(region.kind);
  const SliceImage& main = isSecondOnly ? second : first;
  const bool hasImage = main.isShown();
  if (hasImage && isCrosshairVisible) addCrosshair(drawing, pane);
  if (hasImage)
    for (const AnnotationShape& shape : annotations) addAnnotation(drawing, pane, shape);

  Captions words = captions(main);
  if (areDecorationsVisible) words.chip = chip;
  CaptionPlace place = areBoth ? captionPlace(pane, region, false) : captionPlace(pane);
  // The chip keeps its corner; words elsewhere go without.
  if (place.across != Words::Across::left || place.isBottom) words.chip = {};
  double below = 0;
  addTitle(drawing, pane, words, place);
  if (areBoth) {
    place = captionPlace(pane, region, true);
    Captions its = captions(second);
    if (region.kind == PaneRegion::Kind::disc) its.interpolation.clear();  // the fewer words on the image the better
    const double end = addTitle(drawing, pane, its, place);
    if (place.across == Words::Across::right && !place.isBottom) below = end;
  }
  for (const SliceImage* image : {&main, areBoth ? &second : nullptr}) {
    if (!image || !image->isShown() || !image->colourBar) continue;
    addColourBar(drawing, pane, image->barMap(), image->barWindow(), image->colourBar->quantity, image->colourBar->unit,
                 below);
    break;
  }
  if (hasImage && areDecorationsVisible) {
    addOrientationMarks(drawing, pane);
    addScaleBar(drawing, pane);
    addSlicePosition(drawing, pane, slicePosition(view, main.prop->image.geometry()));
  }
  const std::string& problem = main.prop->image.problem();
  if (!hasImage || !main.isSliceHere()) addMessage(drawing, pane, problem.empty() ? main.message : problem);
  if (isFrameVisible) addFrame(drawing, pane);
  return drawing;
}

SliceScene::SliceScene(vtkRenderWindow* window) : m_parts(std::make_unique<Parts>(window, m_images)) {
  second().prop->isSecond = true;
}

SliceScene::~SliceScene() { m_parts->window->RemoveRenderer(m_parts->renderer); }

void SliceScene::setRegion(const PaneRegion& region) {
  m_parts->region = region;
  for (SliceImage& image : m_images) image.prop->region = region;
}
const PaneRegion& SliceScene::region() const { return m_parts->region; }

void SliceScene::setView(const SliceView& view) {
  m_parts->view = view;
  for (SliceImage& image : m_images) image.prop->view = view;
}
const SliceView& SliceScene::view() const { return m_parts->view; }

void SliceScene::setLinkChip(const LinkChip& chip) { m_parts->chip = chip; }
void SliceScene::setConvention(const std::string& words) { m_parts->convention = words; }
void SliceScene::setAnnotations(std::vector<AnnotationShape> shapes) { m_parts->annotations = std::move(shapes); }
void SliceScene::setCrosshairVisible(bool visible) { m_parts->isCrosshairVisible = visible; }
void SliceScene::setDecorationsVisible(bool visible) { m_parts->areDecorationsVisible = visible; }
void SliceScene::setFrameVisible(bool visible) { m_parts->isFrameVisible = visible; }

void SliceScene::setPixelScale(double scale) {
  m_parts->pixelScale = scale;
  for (SliceImage& image : m_images) image.prop->outlineWidth = std::max(1.0, std::round(scale));
}

PaneSize SliceScene::size() const { return m_parts->size(); }

core::Vector3 SliceScene::lpsFromDisplay(const PanePoint& point) const {
  return viewer::lpsFromDisplay(view(), size(), point);
}

PanePoint SliceScene::displayFromLps(const core::Vector3& lps) const {
  return viewer::displayFromLps(view(), size(), lps);
}

void SliceScene::render() {
  const auto problems = [this] { return first().prop->image.problem() + second().prop->image.problem(); };
  const auto draw = [this] {
    m_parts->actors.show(m_parts->drawing(first(), second()), size(), m_parts->window->GetDPI());
    m_parts->window->Render();
  };
  const std::string before = problems();
  draw();
  // Whether an image fits the device is known once it was tried; then say so in its place.
  if (problems() != before) draw();
}

Snapshot SliceScene::snapshot() {
  render();
  return snapshotOf(*m_parts->window);
}

}  // namespace glmamba::viewer
