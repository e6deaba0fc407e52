// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <vtkProp.h>
#include <vtkSmartPointer.h>

#include "core/window.h"
#include "viewer/label_table.h"
#include "viewer/pane_rect.h"
#include "viewer/pane_region.h"
#include "viewer/slice_shader.h"
#include "viewer/slice_view.h"
#include "viewer/volume_texture.h"

class vtkOpenGLQuadHelper;
class vtkOpenGLRenderWindow;
class vtkShaderProgram;
class vtkTextureObject;

namespace glmamba::viewer {

/// The layers of a slice, drawn over a renderer, or the part of it that is left to this one of two images, by one
/// shader. Public members are set between frames.
class SliceProp : public vtkProp {
 public:
  static SliceProp* New();
  // clang-format off
  vtkTypeMacro(SliceProp, vtkProp)
      // clang-format on

      /// RGBA of 256 values for the image, the overlay and the labels.
      enum Row {
        imageRow,
        overlayRow,
        labelRow,
        rowCount
      };
  static constexpr double kEverything = 3e38;  ///< a bound of overlay values that is none
  using Colours = std::array<std::uint8_t, 4 * 256 * rowCount>;

  SliceView view;
  VolumeTexture image;
  core::Window imageWindow;
  int interpolation = 1;  ///< 0 nearest, 1 linear, 2 cubic
  VolumeTexture overlay;
  core::Window overlayWindow;
  double overlayOpacity = 1;
  double overlayNone = 0;              ///< the value that has no colour
  double overlayThreshold = 0;         ///< values nearer to none than this are not drawn
  double overlayLeast = -kEverything;  ///< nor are values below this
  double overlayMost = kEverything;    ///< or above this
  VolumeTexture alpha;                 ///< the overlay's opacity is multiplied by its share of alphaWindow; empty: by 1
  core::Window alphaWindow;
  VolumeTexture labels;
  double labelOpacity = 0.4;
  bool areLabelsFilled = true;                        ///< otherwise only their outlines are drawn
  std::array<VolumeTexture, kMostContours> contours;  ///< other masks, of which only the outlines are drawn
  std::array<Colour, kMostContours> contourColours = kContourColours;
  double outlineWidth = 1;  ///< pixels
  PaneRegion region;        ///< of the second image; its edge is drawn as a light line with a dark rim
  bool isSecond = false;    ///< drawn inside of the region; the first image is drawn outside
  void setColours(const Colours& colours);

  int RenderOpaqueGeometry(vtkViewport* viewport) override;
  void ReleaseGraphicsResources(vtkWindow* window) override;

 protected:
  SliceProp();
  ~SliceProp() override;

 private:
  bool prepare(vtkOpenGLRenderWindow* window);
  vtkShaderProgram* readyProgram(vtkOpenGLRenderWindow* window, const PaneSize& pane, bool hasLabels);
  std::vector<std::size_t> shownContours() const;
  bool drawsLabels() const { return labels.isShown() && labelOpacity > 0; }
  void draw(vtkOpenGLRenderWindow* window, const PaneSize& pane, bool hasLabels, const std::vector<PaneRect>& rects,
            int left, int bottom);
  void giveUpOldPrograms(vtkOpenGLRenderWindow* window);
  int fixedImageAxis(const PaneSize& pane) const;
  void setUniforms(vtkShaderProgram* program, const PaneSize& pane, bool hasLabels);
  void setGrid(vtkShaderProgram* program, const std::string& layer, const core::Geometry& geometry,
               const PaneSize& pane);

  Colours m_colours{};
  bool m_areColoursOnDevice = false;
  bool m_isImageGrey = false;  ///< the image's row is 0 to 255 in all three colours
  vtkSmartPointer<vtkTextureObject> m_colourTexture;
  struct Program {
    std::unique_ptr<vtkOpenGLQuadHelper> quad;
    std::uint64_t lastUsed = 0;
  };
  std::map<SliceShaderKind, Program> m_programs;  ///< made when first needed
  std::uint64_t m_draws = 0;
  vtkOpenGLQuadHelper* m_quad = nullptr;  ///< of the frame being drawn
};

}  // namespace glmamba::viewer
