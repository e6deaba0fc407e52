// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/geometry.h"

namespace glmamba::viewer {

enum class Orientation { axial, coronal, sagittal };

/// How a slice lies on the screen: three orthonormal LPS vectors, `normal` = `right` × `down`, pointing away from the
/// viewer. Radiological convention: axial has the patient's right on the left of the screen and anterior up, coronal
/// superior up, sagittal anterior on the left and superior up.
struct SlicePlane {
  core::Vector3 right{1, 0, 0};
  core::Vector3 down{0, 1, 0};
  core::Vector3 normal{0, 0, 1};

  /// The plane of the patient's axes.
  static SlicePlane ofPatient(Orientation orientation);
  /// The plane of the grid's own axes nearest to `orientation`, so that an oblique acquisition is shown as acquired.
  static SlicePlane ofGeometry(const core::Geometry& geometry, Orientation orientation);
};

/// A plane of the radiological convention seen from its other side: the patient's left on the left of the screen in
/// axial slices, then seen from above, and in coronal ones, seen from behind. Sagittal planes are the same in both.
SlicePlane neurological(const SlicePlane& plane, Orientation orientation);

/// The orientation in which the grid was acquired: the one whose normal is the grid's slice axis (k).
Orientation acquisitionOrientation(const core::Geometry& geometry);

/// The grid axis (0, 1, 2) that runs most nearly along `direction`.
int axisAlong(const core::Geometry& geometry, const core::Vector3& direction);

/// The letters a direction points to: "L", "R", "A", "P", "S", "I"; two, the stronger first, when it is oblique by more
/// than about 15°, as in DICOM's Patient Orientation (PS3.3 C.7.6.1.1.1).
std::string orientationLetters(const core::Vector3& direction);

}  // namespace glmamba::viewer
