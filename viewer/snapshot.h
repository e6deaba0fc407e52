// SPDX-License-Identifier: Apache-2.0
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

/// What was last rendered in the window, at its own size. Needs a window of OpenGL without multisampling, as all here
/// are.
Snapshot snapshotOf(vtkRenderWindow& window);
/// The same as 0xffRRGGBB, top row first, rows without padding: for width·height pixels.
void readInto(vtkRenderWindow& window, std::uint32_t* pixels);

/// While it lives the window has `scale` times its size, so that a picture of it has as many more pixels. The window
/// must be one that is on no screen.
class EnlargedWindow {
 public:
  EnlargedWindow(vtkRenderWindow& window, double scale);
  ~EnlargedWindow();
  EnlargedWindow(const EnlargedWindow&) = delete;
  EnlargedWindow& operator=(const EnlargedWindow&) = delete;

 private:
  vtkRenderWindow& m_window;
  int m_width;
  int m_height;
};

/// Pictures side by side, `columns` a row, with a dark gap; each cell has the size of the largest picture.
Snapshot tiled(const std::vector<Snapshot>& pictures, int columns, int gap = 2);

}  // namespace glmamba::viewer
