// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout_words.h"

#include "app/desktop/translated.h"

namespace glmamba::app {

QString layoutText(LayoutKind kind) {
  return kind == LayoutKind::mpr ? tr("Three planes and 3-D") : layoutShortText(kind);
}

QString layoutShortText(LayoutKind kind) {
  switch (kind) {
    case LayoutKind::compare:
      return tr("Compare");
    case LayoutKind::mpr:
      return tr("MPR");
    case LayoutKind::curtain:
      return tr("Curtain");
    case LayoutKind::flicker:
      return tr("Flicker");
    case LayoutKind::spyglass:
      return tr("Spyglass");
    case LayoutKind::checkerboard:
      return tr("Checkerboard");
    case LayoutKind::single:
      break;
  }
  return tr("Single");
}

QString layoutHint(LayoutKind kind) {
  switch (kind) {
    case LayoutKind::compare:
      return tr("Images beside each other on one plane. Drag a pane by its title to exchange it with another.");
    case LayoutKind::mpr:
      return tr("One image in three planes, and its surface with the labels.");
    case LayoutKind::curtain:
      return tr("Two images under a divider: drag its middle to move it, its ends to turn it.");
    case LayoutKind::flicker:
      return tr("Hold the space bar to see the first image instead of the second; left and right take the next one.");
    case LayoutKind::spyglass:
      return tr("The second image in a lens under the mouse; Alt and the wheel change its size.");
    case LayoutKind::checkerboard:
      return tr("Two images in alternating squares; Alt and the wheel change their size.");
    case LayoutKind::single:
      break;
  }
  return tr("One image.");
}

QString imageText(Image image) {
  switch (image) {
    case Image::lr:
      return tr("LR");
    case Image::reference:
      return tr("Reference");
    case Image::sr:
      return tr("SR");
    case Image::error:
      return tr("Error");
    case Image::interpolated:
      return tr("LR zero-filled");
    case Image::unregistered:
      return tr("Before registration");
    case Image::truth:
      break;
  }
  return tr("HR (truth)");
}

QString conventionText(Convention convention) {
  return convention == Convention::neurological ? tr("Neurological: the patient's left is on the left")
                                                : tr("Radiological: the patient's right is on the left");
}

}  // namespace glmamba::app
