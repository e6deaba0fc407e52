// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/itk_image.h"

namespace glmamba::imaging {

ItkImage::Pointer itkImage(const core::Volume& volume, double lengthUnit) {
  const core::Geometry& geometry = volume.geometry();
  ItkImage::SizeType size;
  ItkImage::SpacingType spacing;
  ItkImage::PointType origin;
  ItkImage::DirectionType direction;
  for (int axis = 0; axis < 3; ++axis) {
    const auto column = static_cast<unsigned>(axis);
    size[column] = static_cast<itk::SizeValueType>(geometry.size()[axis]);
    spacing[column] = lengthUnit * geometry.spacing()[axis];
    origin[column] = lengthUnit * geometry.origin()[axis];
    for (unsigned row = 0; row < 3; ++row) direction[row][column] = geometry.direction(axis)[row];
  }
  auto image = ItkImage::New();
  image->SetRegions(size);
  image->SetSpacing(spacing);
  image->SetOrigin(origin);
  image->SetDirection(direction);
  // ITK has no image of constant voxels.
  image->GetPixelContainer()->SetImportPointer(const_cast<float*>(volume.voxels().data()), volume.voxels().size(),
                                               false);
  return image;
}

}  // namespace glmamba::imaging
