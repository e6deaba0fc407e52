// SPDX-License-Identifier: Apache-2.0
#include "app/model/layout.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace glmamba::app {

std::string imageName(Image image) {
  constexpr std::array<const char*, kImageCount> kNames{"lr",           "reference", "sr",          "error",
                                                        "interpolated", "truth",     "unregistered"};
  return kNames[indexOf(image)];
}

std::optional<Image> imageNamed(const std::string& name) {
  for (const Image image : kImages)
    if (imageName(image) == name) return image;
  return std::nullopt;
}

std::string layoutName(LayoutKind kind) {
  constexpr std::array<const char*, kLayoutKinds.size()> kNames{"compare",  "mpr",          "curtain", "flicker",
                                                                "spyglass", "checkerboard", "single"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<LayoutKind> layoutNamed(const std::string& name) {
  for (const LayoutKind kind : kLayoutKinds)
    if (layoutName(kind) == name) return kind;
  return std::nullopt;
}

bool showsTwoImages(LayoutKind kind) {
  return kind == LayoutKind::curtain || kind == LayoutKind::flicker || kind == LayoutKind::spyglass ||
         kind == LayoutKind::checkerboard;
}

bool operator==(const Layout& a, const Layout& b) {
  const auto tied = [](const Layout& layout) {
    return std::tie(layout.kind, layout.compared, layout.alone, layout.first, layout.second, layout.divider,
                    layout.dividerDegrees, layout.lensRadius, layout.squareSide);
  };
  return tied(a) == tied(b);
}

bool operator==(const PaneContent& a, const PaneContent& b) {
  return std::tie(a.image, a.second, a.plane, a.isSurface) == std::tie(b.image, b.second, b.plane, b.isSurface);
}

std::vector<PaneContent> panesOf(const Layout& layout) {
  std::vector<PaneContent> panes;
  switch (layout.kind) {
    case LayoutKind::compare:
      for (const Image image : layout.compared) panes.push_back({image});
      return panes;
    case LayoutKind::mpr:
      for (const Orientation plane : {Orientation::axial, Orientation::sagittal, Orientation::coronal})
        panes.push_back({layout.alone, {}, plane});
      panes.push_back({layout.alone, {}, {}, true});
      return panes;
    case LayoutKind::single:
      return {{layout.alone}};
    default:
      return {{layout.first, layout.second}};
  }
}

int gridColumns(int panes, double width, double height) {
  int best = 1;
  double bestSide = 0;
  for (int columns = 1; columns <= panes; ++columns) {
    const int rows = (panes + columns - 1) / columns;
    const double side = std::min(width / columns, height / rows);
    if (side > bestSide * 1.001) {
      bestSide = side;
      best = columns;
    }
  }
  return best;
}

Layout exchanged(Layout layout, std::size_t pane, std::size_t other) {
  if (layout.kind == LayoutKind::compare && pane < layout.compared.size() && other < layout.compared.size())
    std::swap(layout.compared[pane], layout.compared[other]);
  return layout;
}

Layout compareWith(Layout layout, Image image, bool shown) {
  auto& images = layout.compared;
  const auto found = std::find(images.begin(), images.end(), image);
  if (shown && found == images.end() && images.size() < kMostCompared) images.push_back(image);
  if (!shown && found != images.end() && images.size() > 1) images.erase(found);
  return layout;
}

Image nextCandidate(Image from, Image fixed, const std::vector<Image>& available, int step) {
  std::vector<Image> candidates;
  for (const Image image : available)
    if (image != fixed) candidates.push_back(image);
  if (candidates.empty()) return from;
  const auto found = std::find(candidates.begin(), candidates.end(), from);
  if (found == candidates.end()) return candidates.front();
  const auto count = static_cast<int>(candidates.size());
  const auto at = static_cast<int>(found - candidates.begin());
  return candidates[static_cast<std::size_t>(((at + step) % count + count) % count)];
}

Layout withImages(Layout layout, const std::vector<Image>& images) {
  if (layout.kind == LayoutKind::compare) {
    layout.compared.clear();
    for (const Image image : images) layout = compareWith(layout, image, true);
  } else if (!showsTwoImages(layout.kind)) {
    layout.alone = images.front();
  } else {
    layout.first = images.front();
    if (images.size() > 1) layout.second = images[1];
    if (layout.first == layout.second) layout.second = layout.first == Image::lr ? Image::sr : Image::lr;
  }
  return layout;
}

Layout swapped(Layout layout) {
  std::swap(layout.first, layout.second);
  return layout;
}

}  // namespace glmamba::app
