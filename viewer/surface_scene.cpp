// SPDX-License-Identifier: Apache-2.0
#include "viewer/surface_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <vtkActor.h>
#include <vtkBillboardTextActor3D.h>
#include <vtkCamera.h>
#include <vtkCellArray.h>
#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkPolyDataNormals.h>
#include <vtkProperty.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkTextProperty.h>

#include "viewer/decorations/captions.h"
#include "viewer/drawing_actors.h"

namespace glmamba::viewer {

using core::Vector3;

namespace {

constexpr double kOuterOpacity = 0.45;
constexpr double kFill = 1.25;  ///< closer than all of the box from any side
constexpr double kLabelOpacity = 0.9;
constexpr double kLetterDistance = 1.12;  ///< of half the box
constexpr double kElevation = 15;         ///< degrees: a little from above

vtkSmartPointer<vtkPolyData> polyDataOf(const Surface& surface) {
  vtkNew<vtkPoints> points;
  points->SetDataTypeToFloat();
  points->SetNumberOfPoints(static_cast<vtkIdType>(surface.points.size() / 3));
  for (std::size_t n = 0; n < surface.points.size() / 3; ++n)
    points->SetPoint(static_cast<vtkIdType>(n), surface.points[3 * n], surface.points[3 * n + 1],
                     surface.points[3 * n + 2]);
  vtkNew<vtkCellArray> cells;
  for (std::size_t n = 0; n < surface.triangleCount(); ++n) {
    const vtkIdType corners[3] = {surface.triangles[3 * n], surface.triangles[3 * n + 1], surface.triangles[3 * n + 2]};
    cells->InsertNextCell(3, corners);
  }
  vtkNew<vtkPolyData> mesh;
  mesh->SetPoints(points);
  mesh->SetPolys(cells);
  vtkNew<vtkPolyDataNormals> normals;
  normals->SetInputData(mesh);
  normals->SplittingOff();
  normals->ConsistencyOff();
  normals->Update();
  return normals->GetOutput();
}

vtkSmartPointer<vtkActor> actorOf(const Surface& surface, const Colour& colour, double opacity) {
  vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(polyDataOf(surface));
  auto actor = vtkSmartPointer<vtkActor>::New();
  actor->SetMapper(mapper);
  vtkProperty* look = actor->GetProperty();
  look->SetColor(colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
  look->SetOpacity(opacity);
  look->SetAmbient(0.25);
  look->SetDiffuse(0.8);
  look->SetSpecular(0.2);
  look->SetSpecularPower(20);
  look->BackfaceCullingOn();
  return actor;
}

}  // namespace

struct SurfaceScene::Parts {
  explicit Parts(vtkRenderWindow* renderWindow)
      : window(renderWindow), renderer(vtkSmartPointer<vtkRenderer>::New()), actors(renderer) {
    renderer->SetBackground(0, 0, 0);
    window->SetMultiSamples(0);
    window->AddRenderer(renderer);
    lines->SetPoints(ends);
    vtkNew<vtkCellArray> cells;
    ends->SetNumberOfPoints(6);
    for (vtkIdType axis = 0; axis < 3; ++axis) {
      const vtkIdType pair[2] = {2 * axis, 2 * axis + 1};
      cells->InsertNextCell(2, pair);
    }
    lines->SetLines(cells);
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(lines);
    cursor->SetMapper(mapper);
    cursor->GetProperty()->SetColor(90 / 255.0, 200 / 255.0, 250 / 255.0);
    cursor->GetProperty()->LightingOff();
    renderer->AddActor(cursor);
    constexpr std::array<const char*, 6> kLetters{"R", "L", "A", "P", "I", "S"};
    for (std::size_t n = 0; n < letters.size(); ++n) {
      letters[n]->SetInput(kLetters[n]);
      letters[n]->GetTextProperty()->SetFontSize(16);
      letters[n]->GetTextProperty()->BoldOn();
      letters[n]->GetTextProperty()->SetJustificationToCentered();
      letters[n]->GetTextProperty()->SetVerticalJustificationToCentered();
      renderer->AddActor(letters[n]);
    }
  }

  PaneSize size() const {
    const int* pixels = window->GetSize();
    return {std::max(pixels[0], 1), std::max(pixels[1], 1)};
  }
  bool isEmpty() const { return !outer && labels.empty(); }
  std::array<double, 6> bounds() const;
  void placeLetters();
  void placeCursor();

  vtkSmartPointer<vtkRenderWindow> window;
  vtkSmartPointer<vtkRenderer> renderer;
  DrawingActors actors;
  vtkSmartPointer<vtkActor> outer;
  std::vector<vtkSmartPointer<vtkActor>> labels;
  vtkNew<vtkPoints> ends;
  vtkNew<vtkPolyData> lines;
  vtkNew<vtkActor> cursor;
  std::array<vtkNew<vtkBillboardTextActor3D>, 6> letters;
  Vector3 cursorPoint{0, 0, 0};
  std::string title;
  std::string notice;
  std::string message;
  double pixelScale = 1;
};

/// Of the surfaces; x, y, z from low to high.
std::array<double, 6> SurfaceScene::Parts::bounds() const {
  std::array<double, 6> all{1, -1, 1, -1, 1, -1};
  const auto add = [&](vtkActor* actor) {
    const double* its = actor->GetBounds();
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const bool isFirst = all[2 * axis] > all[2 * axis + 1];
      all[2 * axis] = isFirst ? its[2 * axis] : std::min(all[2 * axis], its[2 * axis]);
      all[2 * axis + 1] = isFirst ? its[2 * axis + 1] : std::max(all[2 * axis + 1], its[2 * axis + 1]);
    }
  };
  if (outer) add(outer);
  for (const auto& label : labels) add(label);
  return all;
}

void SurfaceScene::Parts::placeLetters() {
  const auto box = bounds();
  for (std::size_t n = 0; n < letters.size(); ++n) {
    letters[n]->SetVisibility(!isEmpty());
    letters[n]->GetTextProperty()->SetFontSize(static_cast<int>(std::lround(16 * pixelScale)));
    Vector3 at;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double middle = (box[2 * axis] + box[2 * axis + 1]) / 2;
      const double half = (box[2 * axis + 1] - box[2 * axis]) / 2;
      at[axis] = middle + (axis == n / 2 ? (n % 2 ? 1 : -1) * kLetterDistance * half : 0);
    }
    letters[n]->SetPosition(at.data());
  }
}

void SurfaceScene::Parts::placeCursor() {
  const auto box = bounds();
  cursor->SetVisibility(!isEmpty());
  cursor->GetProperty()->SetLineWidth(static_cast<float>(std::max(1.0, std::round(1.5 * pixelScale))));
  for (int axis = 0; axis < 3; ++axis) {
    for (int end = 0; end < 2; ++end) {
      Vector3 at = cursorPoint;
      at[axis] = box[2 * static_cast<std::size_t>(axis) + static_cast<std::size_t>(end)];
      ends->SetPoint(2 * axis + end, at.data());
    }
  }
  ends->Modified();
  lines->Modified();
}

SurfaceScene::SurfaceScene(vtkRenderWindow* window) : m_parts(std::make_unique<Parts>(window)) {}

SurfaceScene::~SurfaceScene() { m_parts->window->RemoveRenderer(m_parts->renderer); }

void SurfaceScene::setOuter(const Surface& surface) {
  const bool wasEmpty = m_parts->isEmpty();
  if (m_parts->outer) m_parts->renderer->RemoveActor(m_parts->outer);
  m_parts->outer = surface.triangleCount() > 0 ? actorOf(surface, {232, 214, 196}, kOuterOpacity) : nullptr;
  if (m_parts->outer) m_parts->renderer->AddActor(m_parts->outer);
  if (wasEmpty && !m_parts->isEmpty()) reset();
}

void SurfaceScene::setLabels(const std::vector<LabelSurface>& labels) {
  for (const auto& actor : m_parts->labels) m_parts->renderer->RemoveActor(actor);
  m_parts->labels.clear();
  for (const LabelSurface& label : labels) {
    m_parts->labels.push_back(actorOf(label.surface, label.colour, kLabelOpacity));
    m_parts->renderer->AddActor(m_parts->labels.back());
  }
}

void SurfaceScene::setCursor(const Vector3& lps) { m_parts->cursorPoint = lps; }
void SurfaceScene::setTitle(const std::string& title) { m_parts->title = title; }
void SurfaceScene::setNotice(const std::string& notice) { m_parts->notice = notice; }
void SurfaceScene::setMessage(const std::string& message) { m_parts->message = message; }
void SurfaceScene::setPixelScale(double scale) { m_parts->pixelScale = scale; }

void SurfaceScene::reset() {
  m_parts->placeLetters();
  m_parts->placeCursor();
  vtkCamera* camera = m_parts->renderer->GetActiveCamera();
  camera->SetFocalPoint(0, 0, 0);
  camera->SetPosition(0, -1, 0);  // in front of the face
  camera->SetViewUp(0, 0, 1);
  camera->SetViewAngle(25);
  camera->Elevation(kElevation);
  camera->OrthogonalizeViewUp();
  if (m_parts->isEmpty()) return;
  m_parts->renderer->ResetCamera();
  camera->Dolly(kFill);
}

void SurfaceScene::turn(double dx, double dy) {
  const PaneSize size = m_parts->size();
  const double degrees = 180.0 / std::min(size.width, size.height);
  vtkCamera* camera = m_parts->renderer->GetActiveCamera();
  camera->Azimuth(-degrees * dx);
  camera->Elevation(degrees * dy);
  camera->OrthogonalizeViewUp();
}

void SurfaceScene::zoom(double factor) { m_parts->renderer->GetActiveCamera()->Dolly(factor); }

void SurfaceScene::pan(double dx, double dy) {
  vtkCamera* camera = m_parts->renderer->GetActiveCamera();
  const double millimetres =
      2 * camera->GetDistance() * std::tan(camera->GetViewAngle() * 3.14159265358979 / 360) / m_parts->size().height;
  Vector3 up, towards, position, focus;
  camera->GetViewUp(up.data());
  camera->GetDirectionOfProjection(towards.data());
  camera->GetPosition(position.data());
  camera->GetFocalPoint(focus.data());
  const Vector3 right = core::cross(towards, up);
  using core::operator+;
  using core::operator*;
  const Vector3 step = (-millimetres * dx) * right + (millimetres * dy) * up;
  camera->SetPosition((position + step).data());
  camera->SetFocalPoint((focus + step).data());
}

PanePoint SurfaceScene::displayFromLps(const Vector3& lps) const {
  vtkRenderer* renderer = m_parts->renderer;
  renderer->SetWorldPoint(lps[0], lps[1], lps[2], 1);
  renderer->WorldToDisplay();
  const double* at = renderer->GetDisplayPoint();
  return {at[0], m_parts->size().height - at[1]};
}

void SurfaceScene::render() {
  m_parts->placeLetters();
  m_parts->placeCursor();
  m_parts->renderer->ResetCameraClippingRange();
  PaneFrame frame;
  frame.size = m_parts->size();
  frame.scale = m_parts->pixelScale;
  Drawing drawing;
  addTitle(drawing, frame, {m_parts->title, m_parts->notice, {}}, captionPlace(frame));
  if (m_parts->isEmpty()) addMessage(drawing, frame, m_parts->message);
  m_parts->actors.show(drawing, frame.size, m_parts->window->GetDPI());
  m_parts->window->Render();
}

Snapshot SurfaceScene::snapshot() {
  render();
  return snapshotOf(*m_parts->window);
}

}  // namespace glmamba::viewer
