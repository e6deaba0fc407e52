// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/geometry.h"

namespace glmamba::io {

/// What a NIfTI header says, in this machine's byte order, checked against itself but not against the file. nifti1.h
/// and nifti2.h name the fields.
struct NiftiHeader {
  bool swapped = false;  ///< the other byte order than this machine's
  bool inTwoFiles = false;
  int datatype = 0;
  bool isLabelMap = false;  ///< its intent is NIFTI_INTENT_LABEL
  int bytesPerVoxel = 0;
  std::array<std::int64_t, 3> size{1, 1, 1};
  std::int64_t volumes = 1;  ///< product of the axes after the third
  std::uint64_t offset = 0;  ///< of the first voxel, in bytes
  double slope = 1, intercept = 0;

  double millimetres = 1;  ///< in one unit of space
  int qformCode = 0, sformCode = 0;
  std::array<double, 4> pixdim{};  ///< pixdim[0] is qfac
  core::Vector3 quaternion{}, qoffset{};
  std::array<std::array<double, 4>, 3> srow{};

  double voxelCount() const {
    return static_cast<double>(size[0]) * static_cast<double>(size[1]) * static_cast<double>(size[2]);
  }
};

/// Bytes of the longest header, NIfTI-2's.
constexpr std::size_t kLargestNiftiHeader = 540;

/// Reads the header at the beginning of a file. `bytes` are its first ones, kLargestNiftiHeader where it has so many;
/// `file` is named in messages. Throws Error{badFile} when it is none or contradicts itself, Error{unsupported} for
/// voxels that are not one number and for Analyze 7.5, Error{tooLarge} beyond 2³¹ voxels a volume.
NiftiHeader parsedNiftiHeader(const std::vector<unsigned char>& bytes, const std::filesystem::path& file);

/// Where the voxels lie, in LPS mm (the file's frame is RAS), by the sform where its code is above zero, else by the
/// qform, else by the voxel size alone. `warnings` gets a sentence for each thing that is not as it should be. Throws
/// Error{badFile} when there is no usable position or voxel size. nifti1.h, "3D image (volume) orientation and
/// location".
core::Geometry niftiGeometry(const NiftiHeader& header, const std::filesystem::path& file,
                             std::vector<std::string>& warnings);

}  // namespace glmamba::io
