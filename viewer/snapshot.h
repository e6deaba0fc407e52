#pragma once

#include <cstdint>
#include <vector>

class vtkRenderWindow;

namespace glmamba::viewer {

/// RGB pixels, top row first, rows without padding: QImage(rgb.data(), width, height, 3·width, Format_RGB888).
struct Snapshot {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

/// Renders the window and reads it back, at its own size.
Snapshot snapshotOf(vtkRenderWindow& window);
/// Pictures side by side, `columns` a row, with a thin dark gap; each cell has the size of the largest picture.
Snapshot tiled(const std::vector<Snapshot>& pictures, int columns);

}  // namespace glmamba::viewer
