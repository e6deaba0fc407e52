// SPDX-License-Identifier: Apache-2.0
#include "io/nifti_header.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/error.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

// 8 GiB as float: more than the largest brain scans (0.2 mm ex vivo).
constexpr double kLargestVoxelCount = 2147483648.0;
constexpr double kLargestOffset = 1e9;

core::Error bad(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::badFile, "'" + file.filename().string() + "' " + what};
}
core::Error unsupported(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::unsupported, "'" + file.filename().string() + "' " + what};
}

/// Reads fields one after another; the two versions differ by their types and order only.
class Fields {
 public:
  Fields(const std::vector<unsigned char>& bytes, bool swapped) : m_bytes(bytes), m_swapped(swapped) {}

  template <typename T>
  T at(std::size_t offset) const {
    unsigned char raw[sizeof(T)];
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), sizeof(T), raw);
    if (m_swapped) std::reverse(raw, raw + sizeof(T));
    T value;
    std::memcpy(&value, raw, sizeof(T));
    return value;
  }
  bool startsWith(std::size_t offset, const char* magic, std::size_t length) const {
    return std::memcmp(m_bytes.data() + offset, magic, length) == 0;
  }

 private:
  const std::vector<unsigned char>& m_bytes;
  bool m_swapped;
};

/// Where the fields are. Integer is the type of sizes, Real that of positions.
struct Places {
  std::size_t intent, dim, datatype, pixdim, offset, slope, intercept, units, qformCode, sformCode, quaternion, srow;
};
constexpr Places kVersion1{68, 40, 70, 76, 108, 112, 116, 123, 252, 254, 256, 280};
constexpr Places kVersion2{504, 16, 12, 104, 168, 176, 184, 500, 344, 348, 352, 400};

constexpr int kLabelIntent = 1002;  // NIFTI_INTENT_LABEL

int bytesOf(int datatype) {
  switch (datatype) {
    case 2:
    case 256:
      return 1;  // uint8, int8
    case 4:
    case 512:
      return 2;  // int16, uint16
    case 8:
    case 16:
    case 768:
      return 4;  // int32, float32, uint32
    case 64:
    case 1024:
    case 1280:
      return 8;  // float64, int64, uint64
    default:
      return 0;
  }
}

template <typename Integer>
void readSizes(const Fields& fields, std::size_t dim, const fs::path& file, NiftiHeader& header) {
  const auto dimensions = static_cast<std::int64_t>(fields.at<Integer>(dim));
  if (dimensions < 1 || dimensions > 7) {
    throw bad(file, "is damaged: its header gives " + std::to_string(dimensions) + " dimensions. Get the file again.");
  }
  for (std::size_t axis = 0; axis < static_cast<std::size_t>(dimensions); ++axis) {
    const auto size = static_cast<std::int64_t>(fields.at<Integer>(dim + (axis + 1) * sizeof(Integer)));
    if (size < 1) {
      throw bad(file,
                "is damaged: its header gives an axis of " + std::to_string(size) + " voxels. Get the file again.");
    }
    if (axis < 3) {
      header.size[axis] = size;
    } else if (size > std::numeric_limits<std::int64_t>::max() / header.volumes) {
      throw bad(file, "is damaged: its header gives more volumes than can be counted. Get the file again.");
    } else {
      header.volumes *= size;
    }
  }
  const bool wide = std::any_of(header.size.begin(), header.size.end(),
                                [](std::int64_t size) { return size > std::numeric_limits<int>::max(); });
  if (wide || header.voxelCount() > kLargestVoxelCount) {
    throw core::Error(
        core::ErrorCode::tooLarge,
        "'" + file.filename().string() + "' has more than 2³¹ voxels, the most this program opens. Crop it first.");
  }
}

template <typename Real>
void readSpace(const Fields& fields, const Places& at, NiftiHeader& header) {
  for (std::size_t i = 0; i < 4; ++i) header.pixdim[i] = fields.at<Real>(at.pixdim + i * sizeof(Real));
  for (std::size_t i = 0; i < 3; ++i) {
    header.quaternion[i] = fields.at<Real>(at.quaternion + i * sizeof(Real));
    header.qoffset[i] = fields.at<Real>(at.quaternion + (3 + i) * sizeof(Real));
    for (std::size_t column = 0; column < 4; ++column)
      header.srow[i][column] = fields.at<Real>(at.srow + (4 * i + column) * sizeof(Real));
  }
  header.slope = fields.at<Real>(at.slope);
  header.intercept = fields.at<Real>(at.intercept);
  // "If scl_slope is nonzero": zero means that values are not scaled.
  if (header.slope == 0 || !std::isfinite(header.slope) || !std::isfinite(header.intercept))
    header.slope = 1, header.intercept = 0;
}

/// NIFTI_UNITS_METER, _MM and _MICRON; unknown ones are millimetres.
double millimetresOf(int units) {
  switch (units & 7) {
    case 1:
      return 1000;
    case 3:
      return 0.001;
    default:
      return 1;
  }
}

}  // namespace

NiftiHeader parsedNiftiHeader(const std::vector<unsigned char>& bytes, const fs::path& file) {
  if (bytes.size() < 348) throw bad(file, "is truncated: it ends within the NIfTI header. Get the file again.");
  const auto isHeaderSize = [](std::int32_t size) { return size == 348 || size == 540; };
  NiftiHeader header;
  header.swapped = !isHeaderSize(Fields(bytes, false).at<std::int32_t>(0));
  const Fields fields(bytes, header.swapped);
  const std::int32_t length = fields.at<std::int32_t>(0);
  const bool second = length == 540;
  if (second && bytes.size() < 540)
    throw bad(file, "is truncated: it ends within the NIfTI header. Get the file again.");
  const std::size_t magic = second ? 4 : 344;
  header.inTwoFiles = fields.startsWith(magic, second ? "ni2\0\r\n\032\n" : "ni1", second ? 8 : 4);
  const bool isNifti =
      header.inTwoFiles || fields.startsWith(magic, second ? "n+2\0\r\n\032\n" : "n+1", second ? 8 : 4);
  if (length == 348 && !isNifti && fields.startsWith(magic, "\0\0\0", 4)) {
    throw unsupported(
        file,
        "is Analyze 7.5, which does not say which side is left. Convert it to NIfTI with the program that "
        "wrote it.");
  }
  if (!isHeaderSize(length) || !isNifti)
    throw bad(file, "is not a NIfTI image: its header does not say so. Convert it to .nii or .nii.gz.");
  const Places& at = second ? kVersion2 : kVersion1;
  if (second) {
    readSizes<std::int64_t>(fields, at.dim, file, header);
    readSpace<double>(fields, at, header);
  } else {
    readSizes<std::int16_t>(fields, at.dim, file, header);
    readSpace<float>(fields, at, header);
  }
  header.isLabelMap =
      (second ? fields.at<std::int32_t>(at.intent) : fields.at<std::int16_t>(at.intent)) == kLabelIntent;
  header.datatype = fields.at<std::int16_t>(at.datatype);
  header.bytesPerVoxel = bytesOf(header.datatype);
  if (header.bytesPerVoxel == 0) {
    throw unsupported(file,
                      "has voxels of NIfTI type " + std::to_string(header.datatype) +
                          ": expected one integer or real number a voxel (no colour, no complex numbers). Convert it.");
  }
  header.qformCode = second ? fields.at<std::int32_t>(at.qformCode) : fields.at<std::int16_t>(at.qformCode);
  header.sformCode = second ? fields.at<std::int32_t>(at.sformCode) : fields.at<std::int16_t>(at.sformCode);
  header.millimetres = millimetresOf(second ? fields.at<std::int32_t>(at.units) : fields.at<unsigned char>(at.units));
  const double offset = second ? static_cast<double>(fields.at<std::int64_t>(at.offset))
                               : static_cast<double>(fields.at<float>(at.offset));
  if (!(offset >= (header.inTwoFiles ? 0 : length) && offset <= kLargestOffset)) {
    throw bad(file, "is damaged: its header points to voxels outside the file. Get the file again.");
  }
  header.offset = static_cast<std::uint64_t>(offset);
  return header;
}

}  // namespace glmamba::io
