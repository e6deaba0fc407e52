// SPDX-License-Identifier: Apache-2.0
#include "viewer/snapshot.h"

#include <algorithm>
#include <cmath>

#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtk_glew.h>

namespace glmamba::viewer {

namespace {

constexpr std::uint8_t kGapGrey = 40;

}  // namespace

Snapshot snapshotOf(vtkRenderWindow& window) {
  const int* size = window.GetSize();
  Snapshot snapshot{size[0], size[1], {}};
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size[0]) * size[1]);
  readInto(window, pixels.data());
  snapshot.rgb.resize(3 * pixels.size());
  std::uint8_t* to = snapshot.rgb.data();
  for (const std::uint32_t pixel : pixels) {
    *to++ = static_cast<std::uint8_t>(pixel >> 16);
    *to++ = static_cast<std::uint8_t>(pixel >> 8);
    *to++ = static_cast<std::uint8_t>(pixel);
  }
  return snapshot;
}

void readInto(vtkRenderWindow& window, std::uint32_t* pixels) {
  auto* drawn = vtkOpenGLRenderWindow::SafeDownCast(&window);
  if (!drawn || !drawn->GetRenderFramebuffer()) return;
  const int width = window.GetSize()[0];
  const int height = window.GetSize()[1];
  std::vector<std::uint32_t> read(static_cast<std::size_t>(width) * height);
  window.MakeCurrent();
  drawn->GetState()->PushReadFramebufferBinding();
  drawn->GetRenderFramebuffer()->Bind(GL_READ_FRAMEBUFFER);
  drawn->GetRenderFramebuffer()->ActivateReadBuffer(0);
  drawn->GetState()->vtkglPixelStorei(GL_PACK_ALIGNMENT, 4);
  // In the buffer's own order of bytes, which a software renderer only copies.
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, read.data());
  drawn->GetState()->PopReadFramebufferBinding();
  for (int row = 0; row < height; ++row) {  // OpenGL's rows go from the bottom up
    const auto* from =
        reinterpret_cast<const std::uint8_t*>(read.data() + static_cast<std::size_t>(height - 1 - row) * width);
    std::uint32_t* to = pixels + static_cast<std::size_t>(row) * width;
    for (int column = 0; column < width; ++column, from += 4)
      to[column] =
          0xff000000U | static_cast<std::uint32_t>(from[0]) << 16 | static_cast<std::uint32_t>(from[1]) << 8 | from[2];
  }
}

EnlargedWindow::EnlargedWindow(vtkRenderWindow& window, double scale)
    : m_window(window), m_width(window.GetSize()[0]), m_height(window.GetSize()[1]) {
  window.SetSize(static_cast<int>(std::lround(m_width * scale)), static_cast<int>(std::lround(m_height * scale)));
}

EnlargedWindow::~EnlargedWindow() {
  m_window.SetSize(m_width, m_height);
  // VTK's buffers follow when it draws next, which a pane that is hidden by then never does.
  auto* drawn = vtkOpenGLRenderWindow::SafeDownCast(&m_window);
  if (!drawn) return;
  m_window.MakeCurrent();
  for (vtkOpenGLFramebufferObject* buffer : {drawn->GetRenderFramebuffer(), drawn->GetDisplayFramebuffer()})
    if (buffer && buffer->GetFBOIndex() != 0) buffer->Resize(m_width, m_height);
}

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
