// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace glmamba::app {

/// The images that can be looked at, in the order of the keys 1–6.
enum class Image {
  lr,            ///< what is super-resolved
  reference,     ///< the guiding contrast
  sr,            ///< the result
  error,         ///< |SR − HR|, or |SR − LR↑| without a truth
  interpolated,  ///< LR↑: the plain interpolation of LR on the result's grid
  truth,         ///< HR, in try mode
  unregistered,  ///< the reference where its header puts it, when a registration moved it
};
inline constexpr int kImageCount = 7;
inline constexpr std::array<Image, kImageCount> kImages{
    Image::lr, Image::reference, Image::sr, Image::error, Image::interpolated, Image::truth, Image::unregistered};
inline std::size_t indexOf(Image image) { return static_cast<std::size_t>(image); }
inline bool isReference(Image image) { return image == Image::reference || image == Image::unregistered; }
/// "lr", "reference", …: for files and the command line.
std::string imageName(Image image);
std::optional<Image> imageNamed(const std::string& name);

enum class Orientation { axial, coronal, sagittal };
inline constexpr std::array<Orientation, 3> kOrientations{Orientation::axial, Orientation::coronal,
                                                          Orientation::sagittal};

/// How the images are arranged.
enum class LayoutKind {
  compare,       ///< up to eight images beside each other, on one plane
  mpr,           ///< one image in three planes, and its surface
  curtain,       ///< two images on the two sides of a divider
  flicker,       ///< one of two images at a time
  spyglass,      ///< the second image in a lens over the first
  checkerboard,  ///< two images in alternating squares
  single,        ///< one image
};
inline constexpr std::array<LayoutKind, 7> kLayoutKinds{
    LayoutKind::compare,  LayoutKind::mpr,          LayoutKind::curtain, LayoutKind::flicker,
    LayoutKind::spyglass, LayoutKind::checkerboard, LayoutKind::single};
/// "compare", "mpr", …: for files and the command line.
std::string layoutName(LayoutKind kind);
std::optional<LayoutKind> layoutNamed(const std::string& name);
/// Two images in one pane.
bool showsTwoImages(LayoutKind kind);

/// What is arranged how. Plain values; each kind of layout keeps its own part while another is on show.
struct Layout {
  LayoutKind kind = LayoutKind::compare;
  /// Compare: row by row; one to eight, each once.
  std::vector<Image> compared{Image::lr, Image::sr, Image::reference, Image::error};
  Image alone = Image::lr;  ///< MPR and Single
  Image first = Image::lr;  ///< curtain: left; spyglass: around the lens; flicker: the fixed one, while the key is held
  Image second = Image::sr;                 ///< the other; flicker: the candidate
  std::array<double, 2> divider{0.5, 0.5};  ///< a point of it, as shares of the pane's width and height
  double dividerDegrees = 0;                ///< 0: upright with the second image right; turns clockwise
  double lensRadius = 110;                  ///< logical pixels
  double squareSide = 72;                   ///< logical pixels
};
bool operator==(const Layout& a, const Layout& b);
inline constexpr int kMostCompared = 8;

/// What a pane shows.
struct PaneContent {
  Image image = Image::lr;
  std::optional<Image> second = {};       ///< beside it in the same pane
  std::optional<Orientation> plane = {};  ///< MPR: its own plane; otherwise the plane that all share
  bool isSurface = false;                 ///< the 3-D view
};
bool operator==(const PaneContent& a, const PaneContent& b);
/// The panes of a layout, row by row.
std::vector<PaneContent> panesOf(const Layout& layout);
/// The number of columns with which `panes` equal panes in an area of this size have the longest shorter side.
int gridColumns(int panes, double width, double height);

/// Two panes of Compare change places; other layouts stay as they are. Indices into panesOf().
Layout exchanged(Layout layout, std::size_t pane, std::size_t other);
/// Compare with an image more, at the end, or less; never without any or with more than eight.
Layout compareWith(Layout layout, Image image, bool shown);
/// `step` images further in the order of `available`, leaving out `fixed`; `from` itself when there is no other.
Image nextCandidate(Image from, Image fixed, const std::vector<Image>& available, int step);
/// The layout with these images, one or more, in its own places: all of Compare, the two of two, the one of one.
Layout withImages(Layout layout, const std::vector<Image>& images);
/// The images of the two-image layouts the other way round.
Layout swapped(Layout layout);

}  // namespace glmamba::app
