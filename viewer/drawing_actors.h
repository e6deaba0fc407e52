// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <vtkSmartPointer.h>

#include "viewer/decorations/drawing.h"

class vtkActor2D;
class vtkCellArray;
class vtkPoints;
class vtkPolyData;
class vtkRenderer;
class vtkTextActor;
class vtkUnsignedCharArray;

namespace glmamba::viewer {

/// Shows a Drawing over a renderer's image. Actors are kept from frame to frame: only words that changed are drawn
/// anew.
class DrawingActors {
 public:
  explicit DrawingActors(vtkRenderer* renderer);
  ~DrawingActors();

  /// `dotsPerInch` of the window, by which VTK turns font sizes in points into pixels.
  void show(const Drawing& drawing, const PaneSize& pane, int dotsPerInch);

 private:
  void beginQuads();
  void addBox(const Box& box, const PaneSize& pane);
  void addStroke(const Stroke& stroke, const PaneSize& pane);
  /// Corners in order, each with its share of the opacity.
  void addQuad(const PanePoint (&corners)[4], const double (&opacities)[4], const Colour& colour, const PaneSize& pane);
  void endQuads();
  void showWords(const std::vector<Words>& words, const PaneSize& pane, int dotsPerInch);
  vtkTextActor* actorOf(const Words& words, std::size_t slot);

  vtkRenderer* m_renderer;
  vtkSmartPointer<vtkPoints> m_corners;
  vtkSmartPointer<vtkCellArray> m_quads;
  vtkSmartPointer<vtkUnsignedCharArray> m_colours;
  vtkSmartPointer<vtkPolyData> m_boxes;
  vtkSmartPointer<vtkActor2D> m_boxActor;
  std::vector<vtkSmartPointer<vtkTextActor>> m_texts;
};

}  // namespace glmamba::viewer
