// SPDX-License-Identifier: Apache-2.0
#include "viewer/drawing_actors.h"

#include <algorithm>
#include <cmath>

#include <vtkActor2D.h>
#include <vtkCellArray.h>
#include <vtkCoordinate.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper2D.h>
#include <vtkRenderer.h>
#include <vtkTextActor.h>
#include <vtkTextProperty.h>
#include <vtkUnsignedCharArray.h>

#include "viewer/words_font.h"

namespace glmamba::viewer {

namespace {

constexpr double kBackdropOpacity = 0.45;  ///< keeps white words legible on white images

}  // namespace

DrawingActors::DrawingActors(vtkRenderer* renderer)
    : m_renderer(renderer),
      m_corners(vtkSmartPointer<vtkPoints>::New()),
      m_quads(vtkSmartPointer<vtkCellArray>::New()),
      m_colours(vtkSmartPointer<vtkUnsignedCharArray>::New()),
      m_boxes(vtkSmartPointer<vtkPolyData>::New()),
      m_boxActor(vtkSmartPointer<vtkActor2D>::New()) {
  m_colours->SetNumberOfComponents(4);
  m_boxes->SetPoints(m_corners);
  m_boxes->SetPolys(m_quads);
  m_boxes->GetPointData()->SetScalars(m_colours);
  auto mapper = vtkSmartPointer<vtkPolyDataMapper2D>::New();
  mapper->SetInputData(m_boxes);
  m_boxActor->SetMapper(mapper);
  m_boxActor->SetLayerNumber(0);
  m_renderer->AddActor2D(m_boxActor);
}

DrawingActors::~DrawingActors() = default;

void DrawingActors::show(const Drawing& drawing, const PaneSize& pane, int dotsPerInch) {
  beginQuads();
  for (const Stroke& stroke : drawing.strokes) addStroke(stroke, pane);
  for (const Box& box : drawing.handles) addBox(box, pane);
  for (const Box& box : drawing.boxes) addBox(box, pane);
  endQuads();
  showWords(drawing.words, pane, dotsPerInch);
}

void DrawingActors::beginQuads() {
  m_corners->SetNumberOfPoints(0);
  m_quads->Reset();
  m_colours->SetNumberOfTuples(0);
}

void DrawingActors::endQuads() {
  m_boxActor->SetVisibility(m_quads->GetNumberOfCells() > 0);
  m_corners->Modified();
  m_quads->Modified();
  m_colours->Modified();
  m_boxes->Modified();
}

void DrawingActors::addQuad(const PanePoint (&corners)[4], const double (&opacities)[4], const Colour& colour,
                            const PaneSize& pane) {
  vtkIdType ids[4];
  for (int n = 0; n < 4; ++n) {
    ids[n] = m_corners->InsertNextPoint(corners[n].x, pane.height - corners[n].y, 0);  // VTK counts from below
    const unsigned char rgba[4] = {colour.red, colour.green, colour.blue,
                                   static_cast<unsigned char>(std::lround(255 * opacities[n]))};
    m_colours->InsertNextTypedTuple(rgba);
  }
  m_quads->InsertNextCell(4, ids);
}

void DrawingActors::addBox(const Box& box, const PaneSize& pane) {
  const double right = box.left + box.width, bottom = box.top + box.height, opacity = box.opacity;
  addQuad({{box.left, bottom}, {right, bottom}, {right, box.top}, {box.left, box.top}},
          {opacity, opacity, opacity, opacity}, box.colour, pane);
}

void DrawingActors::addStroke(const Stroke& stroke, const PaneSize& pane) {
  // Each piece is a solid quad between two that fade out over a pixel: the window has no multisampling.
  constexpr double kFade = 1;
  const std::size_t count = stroke.points.size();
  const std::size_t pieces = stroke.isClosed && count > 2 ? count : std::max<std::size_t>(count, 1) - 1;
  const double solid = std::max(0.0, stroke.width - kFade) / 2;
  for (std::size_t n = 0; n < pieces; ++n) {
    const PanePoint& a = stroke.points[n];
    const PanePoint& b = stroke.points[(n + 1) % count];
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (!(length > 0)) continue;
    const double nx = -(b.y - a.y) / length, ny = (b.x - a.x) / length;
    const auto beside = [&](const PanePoint& p, double by) { return PanePoint{p.x + by * nx, p.y + by * ny}; };
    const auto band = [&](double from, double to, double opacityFrom, double opacityTo) {
      addQuad({beside(a, from), beside(b, from), beside(b, to), beside(a, to)},
              {opacityFrom, opacityFrom, opacityTo, opacityTo}, stroke.colour, pane);
    };
    band(-solid - kFade, -solid, 0, stroke.opacity);
    if (solid > 0) band(-solid, solid, stroke.opacity, stroke.opacity);
    band(solid, solid + kFade, stroke.opacity, 0);
  }
}

vtkTextActor* DrawingActors::actorOf(const Words& words, std::size_t slot) {
  if (slot == m_texts.size()) {
    auto actor = vtkSmartPointer<vtkTextActor>::New();
    actor->SetTextScaleModeToNone();
    actor->SetLayerNumber(1);
    actor->GetPositionCoordinate()->SetCoordinateSystemToViewport();
    vtkTextProperty* property = actor->GetTextProperty();
    property->SetFontFamilyToArial();
    if (!wordsFont().empty()) {
      property->SetFontFamily(VTK_FONT_FILE);
      property->SetFontFile(wordsFont().c_str());
    }
    property->SetShadowOffset(1, -1);
    property->SetBackgroundColor(0, 0, 0);
    m_renderer->AddActor2D(actor);
    m_texts.push_back(actor);
  }
  vtkTextActor* actor = m_texts[slot];
  actor->SetInput(words.text.c_str());
  return actor;
}

void DrawingActors::showWords(const std::vector<Words>& words, const PaneSize& pane, int dotsPerInch) {
  for (std::size_t slot = 0; slot < words.size(); ++slot) {
    const Words& line = words[slot];
    vtkTextActor* actor = actorOf(line, slot);
    vtkTextProperty* property = actor->GetTextProperty();
    property->SetFontSize(std::max(1, static_cast<int>(std::lround(line.pixels * 72.0 / std::max(dotsPerInch, 1)))));
    property->SetBold(line.bold);
    property->SetShadow(line.hasBackdrop);
    property->SetBackgroundOpacity(line.hasBackdrop ? kBackdropOpacity : 0);
    property->SetColor(line.colour.red / 255.0, line.colour.green / 255.0, line.colour.blue / 255.0);
    switch (line.across) {
      case Words::Across::left:
        property->SetJustificationToLeft();
        break;
      case Words::Across::centre:
        property->SetJustificationToCentered();
        break;
      case Words::Across::right:
        property->SetJustificationToRight();
        break;
    }
    switch (line.down) {
      case Words::Down::top:
        property->SetVerticalJustificationToTop();
        break;
      case Words::Down::centre:
        property->SetVerticalJustificationToCentered();
        break;
      case Words::Down::bottom:
        property->SetVerticalJustificationToBottom();
        break;
    }
    actor->SetPosition(line.at.x, pane.height - line.at.y);
    actor->SetVisibility(true);
  }
  for (std::size_t slot = words.size(); slot < m_texts.size(); ++slot) m_texts[slot]->SetVisibility(false);
}

}  // namespace glmamba::viewer
