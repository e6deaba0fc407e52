// SPDX-License-Identifier: Apache-2.0
#include "io/nifti_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <memory>
#include <string_view>

#include <zlib.h>

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/flush_to_disk.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::operator*;

/// The NIfTI-1 header, field for field as in nifti1.h; little endian, as the machines we build for.
struct Nifti1Header {
  std::int32_t sizeof_hdr = 348;
  char unused1[35] = {};
  std::int8_t dim_info = 0;
  std::int16_t dim[8] = {3, 1, 1, 1, 1, 1, 1, 1};
  float intent_p[3] = {};
  std::int16_t intent_code = 0;
  std::int16_t datatype = 16;
  std::int16_t bitpix = 32;
  std::int16_t slice_start = 0;
  float pixdim[8] = {1, 1, 1, 1, 0, 0, 0, 0};
  float vox_offset = 352;
  float scl_slope = 1;
  float scl_inter = 0;
  std::int16_t slice_end = 0;
  std::int8_t slice_code = 0;
  std::int8_t xyzt_units = 2;  // NIFTI_UNITS_MM
  float unused2[4] = {};
  std::int32_t unused3[2] = {};
  char descrip[80] = {};
  char aux_file[24] = {};
  std::int16_t qform_code = 1;  // NIFTI_XFORM_SCANNER_ANAT
  std::int16_t sform_code = 1;
  float quatern[3] = {};  // b, c, d
  float qoffset[3] = {};
  float srow[3][4] = {};
  char intent_name[16] = {};
  char magic[4] = {'n', '+', '1', '\0'};
};
static_assert(sizeof(Nifti1Header) == 348, "NIfTI-1 headers have 348 bytes");

/// The quaternion (b, c, d; a ≥ 0) of a rotation whose columns are `r`. nifti1.h, "ORIENTATION AND LOCATION", method 2.
core::Vector3 quaternion(const std::array<core::Vector3, 3>& r) {
  const double diagonal[4] = {1 + r[0][0] + r[1][1] + r[2][2], 1 + r[0][0] - r[1][1] - r[2][2],
                              1 - r[0][0] + r[1][1] - r[2][2], 1 - r[0][0] - r[1][1] + r[2][2]};
  const int largest = static_cast<int>(std::max_element(diagonal, diagonal + 4) - diagonal);
  const double s = 2 * std::sqrt(diagonal[largest]);
  const double yz = r[1][2] - r[2][1], zx = r[2][0] - r[0][2], xy = r[0][1] - r[1][0];
  double a = 0;
  core::Vector3 q{};
  switch (largest) {
    case 0:
      a = s / 4, q = {yz / s, zx / s, xy / s};
      break;
    case 1:
      a = yz / s, q = {s / 4, (r[0][1] + r[1][0]) / s, (r[0][2] + r[2][0]) / s};
      break;
    case 2:
      a = zx / s, q = {(r[0][1] + r[1][0]) / s, s / 4, (r[1][2] + r[2][1]) / s};
      break;
    default:
      a = xy / s, q = {(r[0][2] + r[2][0]) / s, (r[1][2] + r[2][1]) / s, s / 4};
      break;
  }
  return a < 0 ? -1.0 * q : q;
}

Nifti1Header header(const core::Geometry& geometry, NiftiContent content, bool asIntegers) {
  Nifti1Header h;
  const auto ras = [](const core::Vector3& lps) { return core::Vector3{-lps[0], -lps[1], lps[2]}; };
  std::array<core::Vector3, 3> axes;
  for (int axis = 0; axis < 3; ++axis) {
    axes[axis] = ras(geometry.direction(axis));
    h.dim[axis + 1] = static_cast<std::int16_t>(geometry.size()[axis]);
    h.pixdim[axis + 1] = static_cast<float>(geometry.spacing()[axis]);
    for (int row = 0; row < 3; ++row)
      h.srow[row][axis] = static_cast<float>(axes[axis][row] * geometry.spacing()[axis]);
  }
  const core::Vector3 origin = ras(geometry.origin());
  for (int row = 0; row < 3; ++row) h.srow[row][3] = h.qoffset[row] = static_cast<float>(origin[row]);

  const core::Vector3 normal = core::cross(axes[0], axes[1]);
  const bool leftHanded = core::dot(normal, axes[2]) < 0;
  h.pixdim[0] = leftHanded ? -1.0F : 1.0F;  // qfac
  if (leftHanded) axes[2] = -1.0 * axes[2];
  const core::Vector3 q = quaternion(axes);
  for (int i = 0; i < 3; ++i) h.quatern[i] = static_cast<float>(q[i]);
  // A quaternion can't hold sheared axes; the sform then stands alone.
  constexpr double kOrthogonal = 1e-4;
  if (std::abs(core::dot(axes[0], axes[1])) > kOrthogonal || std::abs(core::dot(normal, axes[2])) < 1 - kOrthogonal) {
    h.qform_code = 0;
  }
  if (content == NiftiContent::labels) h.intent_code = 1002;  // NIFTI_INTENT_LABEL
  if (asIntegers) h.datatype = 4, h.bitpix = 16;
  return h;
}

bool fitsInt16(const std::vector<float>& voxels) {
  return std::all_of(voxels.begin(), voxels.end(),
                     [](float v) { return v >= -32768.0F && v <= 32767.0F && v == std::nearbyint(v); });
}

void writeVoxels(const core::Volume& volume, bool asIntegers,
                 const std::function<void(const void*, std::size_t)>& write) {
  std::vector<std::int16_t> integers(asIntegers ? volume.sliceSize() : 0);
  for (int k = 0; k < volume.sliceCount(); ++k) {
    const float* slice = volume.slice(k);
    if (asIntegers) {
      std::transform(slice, slice + volume.sliceSize(), integers.begin(),
                     [](float v) { return static_cast<std::int16_t>(v); });
      write(integers.data(), integers.size() * sizeof(std::int16_t));
    } else {
      write(slice, volume.sliceSize() * sizeof(float));
    }
  }
}

bool endsWith(const std::string& name, std::string_view ending) {
  return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

}  // namespace

void writeNifti(const core::Volume& volume, const fs::path& file, const std::string& provenanceJson,
                NiftiContent content) {
  const std::string name = file.filename().string();
  const bool compressed = endsWith(name, ".nii.gz");
  if (!compressed && !endsWith(name, ".nii")) {
    throw core::Error(core::ErrorCode::badValue,
                      "'" + name + "' is not a NIfTI name: let it end in .nii, or .nii.gz for a compressed file.");
  }
  const core::Size3& size = volume.geometry().size();
  if (*std::max_element(size.begin(), size.end()) > 32767) {
    throw core::Error(core::ErrorCode::tooLarge,
                      "'" + name +
                          "' was not written: NIfTI-1 holds at most 32767 voxels along an axis, and this volume has " +
                          volume.geometry().describe() + ". Export fewer slices.");
  }
  const bool asIntegers = content == NiftiContent::labels && fitsInt16(volume.voxels());
  const Nifti1Header h = header(volume.geometry(), content, asIntegers);
  const char noExtension[4] = {};
  const core::Error failed(core::ErrorCode::cannotWrite,
                           "'" + name +
                               "' could not be written: the disk is full, or the folder may not be written. Choose "
                               "another place, or make room and try again.");

  core::writeAtomically(file, [&](const fs::path& temporary) {
    if (compressed) {
      // Level 3: a third of the time of the default for 3 % more bytes on a skull-stripped brain.
      std::unique_ptr<gzFile_s, int (*)(gzFile)> stream(gzopen(temporary.c_str(), "wb3"), gzclose);
      if (!stream) throw failed;
      const auto write = [&](const void* bytes, std::size_t count) {
        if (gzfwrite(bytes, 1, count, stream.get()) != count) throw failed;
      };
      write(&h, sizeof h);
      write(noExtension, sizeof noExtension);
      writeVoxels(volume, asIntegers, write);
      if (gzclose(stream.release()) != Z_OK) throw failed;
    } else {
      std::ofstream stream(temporary, std::ios::binary);
      const auto write = [&](const void* bytes, std::size_t count) {
        if (!stream.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count))) throw failed;
      };
      write(&h, sizeof h);
      write(noExtension, sizeof noExtension);
      writeVoxels(volume, asIntegers, write);
      stream.close();
      if (!stream) throw failed;
    }
    if (provenanceJson.empty()) return;
    // When all is on the disk: then the two appear within moments, and neither when there is no room for one.
    core::flushToDisk(temporary);
    const std::string stem = name.substr(0, name.size() - std::string_view(compressed ? ".nii.gz" : ".nii").size());
    core::writeFileAtomically(file.parent_path() / (stem + ".json"), provenanceJson);
  });
}

}  // namespace glmamba::io
