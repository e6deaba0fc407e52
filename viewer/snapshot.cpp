// SPDX-License-Identifier: Apache-2.0
#include "viewer/snapshot.h"

#include <algorithm>
#include <cmath>

#include <vtkImageData.h>
#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>
#include <vtkWindowToImageFilter.h>

namespace glmamba::viewer {

namespace {

constexpr std::uint8_t kGapGrey = 40;

}  // namespace

Snapshot snapshotOf(vtkRenderWindow& window) {
  window.Render();
  auto grab = vtkSmartPointer<vtkWindowToImageFilter>::New();
  grab->SetInput(&window);
  grab->SetInputBufferTypeToRGB();
  grab->ReadFrontBufferOff();
  grab->ShouldRerenderOff();
  grab->Update();
  vtkImageData* image = grab->GetOutput();
  const int* size = image->GetDimensions();
  Snapshot snapshot{size[0], size[1], {}};
  const auto rowBytes = static_cast<std::size_t>(3) * size[0];
  snapshot.rgb.resize(rowBytes * size[1]);
  const auto* pixels = static_cast<const std::uint8_t*>(image->GetScalarPointer());
  for (int row = 0; row < size[1]; ++row)  // VTK's rows go from the bottom up
    std::copy_n(pixels + (size[1] - 1 - row) * rowBytes, rowBytes, snapshot.rgb.data() + row * rowBytes);
  return snapshot;
}

EnlargedWindow::EnlargedWindow(vtkRenderWindow& window, double scale)
    : m_window(window), m_width(window.GetSize()[0]), m_height(window.GetSize()[1]) {
  window.SetSize(static_cast<int>(std::lround(m_width * scale)), static_cast<int>(std::lround(m_height * scale)));
}

EnlargedWindow::~EnlargedWindow() { m_window.SetSize(m_width, m_height); }

Snapshot tiled(const std::vector<Snapshot>& pictures, int columns, int gap) {
  Snapshot sheet;
  if (pictures.empty() || columns < 1) return sheet;
  int cellWidth = 0;
  int cellHeight = 0;
  for (const Snapshot& picture : pictures) {
    cellWidth = std::max(cellWidth, picture.width);
    cellHeight = std::max(cellHeight, picture.height);
  }
  const int count = static_cast<int>(pictures.size());
  columns = std::min(columns, count);
  const int rows = (count + columns - 1) / columns;
  sheet.width = columns * cellWidth + (columns - 1) * gap;
  sheet.height = rows * cellHeight + (rows - 1) * gap;
  sheet.rgb.assign(static_cast<std::size_t>(3) * sheet.width * sheet.height, kGapGrey);
  for (int cell = 0; cell < count; ++cell) {
    const Snapshot& picture = pictures[cell];
    const std::size_t left = static_cast<std::size_t>(cell % columns) * (cellWidth + gap);
    const std::size_t top = static_cast<std::size_t>(cell / columns) * (cellHeight + gap);
    for (int row = 0; row < picture.height; ++row)
      std::copy_n(picture.rgb.data() + static_cast<std::size_t>(3) * row * picture.width, 3 * picture.width,
                  sheet.rgb.data() + 3 * ((top + row) * sheet.width + left));
  }
  return sheet;
}

}  // namespace glmamba::viewer
