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
  showBoxes(drawing.boxes, pane);
  showWords(drawing.words, pane, dotsPerInch);
}

void DrawingActors::showBoxes(const std::vector<Box>& boxes, const PaneSize& pane) {
  m_boxActor->SetVisibility(!boxes.empty());
  m_corners->SetNumberOfPoints(0);
  m_quads->Reset();
  m_colours->SetNumberOfTuples(0);
  for (const Box& box : boxes) {
    const double bottom = pane.height - box.top - box.height;  // VTK counts from below
    const double top = pane.height - box.top;
    vtkIdType corners[4] = {
        m_corners->InsertNextPoint(box.left, bottom, 0), m_corners->InsertNextPoint(box.left + box.width, bottom, 0),
        m_corners->InsertNextPoint(box.left + box.width, top, 0), m_corners->InsertNextPoint(box.left, top, 0)};
    m_quads->InsertNextCell(4, corners);
    const unsigned char rgba[4] = {box.colour.red, box.colour.green, box.colour.blue,
                                   static_cast<unsigned char>(std::lround(255 * box.opacity))};
    for (int corner = 0; corner < 4; ++corner) m_colours->InsertNextTypedTuple(rgba);
  }
  m_corners->Modified();
  m_quads->Modified();
  m_colours->Modified();
  m_boxes->Modified();
}

vtkTextActor* DrawingActors::actorOf(const Words& words, std::size_t slot) {
  if (slot == m_texts.size()) {
    auto actor = vtkSmartPointer<vtkTextActor>::New();
    actor->SetTextScaleModeToNone();
    actor->SetLayerNumber(1);
    actor->GetPositionCoordinate()->SetCoordinateSystemToViewport();
    vtkTextProperty* property = actor->GetTextProperty();
    property->SetFontFamilyToArial();
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
