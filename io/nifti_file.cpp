#include "io/nifti_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>

#include <itkNiftiImageIO.h>
#include <zlib.h>

#include "core/error.h"
#include "io/contrast_guess.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

// 8 GiB as float: more than the largest brain scans (0.2 mm ex vivo) and less than what breaks 32-bit indices in ITK.
constexpr double kLargestVoxelCount = 2147483648.0;
// Deflate can't shrink by more than this. RFC 1951; zlib technical details, "Maximum Compression Factor".
constexpr double kLargestCompressionFactor = 1032;

// A volume of this size in a file that is this much smaller is a bomb: images shrink by ten, label maps of this size by
// a hundred.
constexpr double kLargestUnquestioned = 512.0 * 1024 * 1024;
constexpr double kPlausibleCompressionFactor = 200;

core::Error bad(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::badFile, "'" + file.filename().string() + "' " + what};
}
core::Error unsupported(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::unsupported, "'" + file.filename().string() + "' " + what};
}

/// What of a NIfTI-1 header decides where the voxels are and what they mean. nifti1.h names the fields.
struct Layout {
  bool swapped = false;  ///< the other byte order than this machine's
  int datatype = 0;
  int bytesPerVoxel = 0;
  std::vector<int> size;  ///< axes after the third only when one of them has more than one voxel
  double voxelCount = 1;
  double offset = 0;  ///< of the first voxel, in bytes
  float slope = 1;
  float intercept = 0;
  bool hasPosition = false;  ///< qform or sform is set
};

template <typename T>
T swappedBytes(T value, bool swapped) {
  if (!swapped) return value;
  unsigned char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  std::reverse(bytes, bytes + sizeof(T));
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

template <typename T>
T field(const unsigned char* header, std::size_t offset, bool swapped) {
  T value;
  std::memcpy(&value, header + offset, sizeof(T));
  return swappedBytes(value, swapped);
}

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

/// Plain or compressed, as the content says; the name does not matter.
using GzStream = std::unique_ptr<gzFile_s, int (*)(gzFile)>;
GzStream opened(const fs::path& file) {
  GzStream stream(gzopen(file.c_str(), "rb"), gzclose);
  if (!stream) {
    throw core::Error(
        core::ErrorCode::notFound,
        "'" + file.filename().string() + "' can't be opened. Check that it is there and that you may read it.");
  }
  gzbuffer(stream.get(), 1 << 18);
  return stream;
}

/// Reads and checks the header before any library sees the file.
Layout checkedLayout(const fs::path& file) {
  const GzStream stream = opened(file);
  std::error_code error;
  const std::uintmax_t fileSize = fs::file_size(file, error);
  if (error || fileSize == 0) throw bad(file, "is empty: expected a NIfTI image. Get the file again.");
  unsigned char header[348] = {};
  if (gzread(stream.get(), header, sizeof header) != static_cast<int>(sizeof header)) {
    throw bad(file, "is truncated: it ends within the NIfTI header. Get the file again.");
  }
  Layout layout;
  const auto headerSize = field<std::int32_t>(header, 0, false);
  layout.swapped = headerSize != 348 && headerSize != 540;
  const auto orderedSize = swappedBytes(headerSize, layout.swapped);
  if (orderedSize == 540)
    throw unsupported(file, "is NIfTI-2, which this program does not read. Convert it to NIfTI-1.");
  if (orderedSize != 348 || std::memcmp(header + 344, "n+1", 4) != 0) {
    throw bad(file, "is not a NIfTI image in one file: its header does not say so. Convert it to .nii or .nii.gz.");
  }
  const int dimensions = field<std::int16_t>(header, 40, layout.swapped);
  if (dimensions < 1 || dimensions > 7) {
    throw bad(file, "is damaged: its header gives " + std::to_string(dimensions) + " dimensions. Get the file again.");
  }
  for (int axis = 0; axis < dimensions; ++axis) {
    const int size = field<std::int16_t>(header, 42 + 2 * static_cast<std::size_t>(axis), layout.swapped);
    if (size < 1)
      throw bad(file,
                "is damaged: its header gives an axis of " + std::to_string(size) + " voxels. Get the file again.");
    layout.size.push_back(size);
    layout.voxelCount *= size;
  }
  while (layout.size.size() > 3 && layout.size.back() == 1) layout.size.pop_back();
  layout.datatype = field<std::int16_t>(header, 70, layout.swapped);
  layout.bytesPerVoxel = bytesOf(layout.datatype);
  if (layout.bytesPerVoxel == 0) {
    throw unsupported(file,
                      "has voxels of NIfTI type " + std::to_string(layout.datatype) +
                          ": expected one integer or real number a voxel (no colour, no complex numbers). Convert it.");
  }
  if (layout.voxelCount > kLargestVoxelCount) {
    throw core::Error(
        core::ErrorCode::tooLarge,
        "'" + file.filename().string() + "' has more than 2³¹ voxels, the most this program opens. Crop it first.");
  }
  layout.offset = field<float>(header, 108, layout.swapped);
  if (!(layout.offset >= 348 && layout.offset <= 1e9)) {
    throw bad(file, "is damaged: its header points to voxels outside the file. Get the file again.");
  }
  layout.slope = field<float>(header, 112, layout.swapped);
  layout.intercept = field<float>(header, 116, layout.swapped);
  // "If scl_slope is nonzero": zero means that values are not scaled.
  if (layout.slope == 0 || !std::isfinite(layout.slope) || !std::isfinite(layout.intercept))
    layout.slope = 1, layout.intercept = 0;
  layout.hasPosition =
      field<std::int16_t>(header, 252, layout.swapped) > 0 || field<std::int16_t>(header, 254, layout.swapped) > 0;
  const bool compressed = gzdirect(stream.get()) == 0;
  if (static_cast<double>(fileSize) * (compressed ? kLargestCompressionFactor : 1) <
      layout.offset + layout.voxelCount * layout.bytesPerVoxel) {
    throw bad(file, "is truncated: its header promises more voxels than the file holds. Get the file again.");
  }
  const double bytes = layout.voxelCount * layout.bytesPerVoxel;
  if (compressed && bytes > kLargestUnquestioned &&
      bytes > kPlausibleCompressionFactor * static_cast<double>(fileSize)) {
    throw core::Error(core::ErrorCode::tooLarge,
                      "'" + file.filename().string() +
                          "' would fill the memory with a volume far larger than the file: nothing was read. If it is "
                          "what you want, decompress it first.");
  }
  return layout;
}

itk::NiftiImageIO::Pointer openedByItk(const fs::path& file) {
  itk::Object::GlobalWarningDisplayOff();
  const auto reader = itk::NiftiImageIO::New();
  try {
    reader->SetFileName(file.string());
    reader->ReadImageInformation();
  } catch (const itk::ExceptionObject&) {
    throw bad(file,
              "could not be read as NIfTI: its header contradicts itself. Get the file again, or convert it with "
              "another tool.");
  }
  return reader;
}

core::Geometry geometryOf(const itk::NiftiImageIO& reader, const fs::path& file) {
  core::Size3 size{};
  core::Vector3 spacing{};
  core::Vector3 origin{};
  std::array<core::Vector3, 3> direction{};
  for (unsigned axis = 0; axis < 3; ++axis) {
    size[axis] = static_cast<int>(reader.GetDimensions(axis));
    spacing[axis] = reader.GetSpacing(axis);
    origin[axis] = reader.GetOrigin(axis);
    const std::vector<double> vector = reader.GetDirection(axis);
    for (unsigned row = 0; row < 3 && row < vector.size(); ++row) direction[axis][row] = vector[row];
  }
  try {
    return {size, spacing, origin, direction};
  } catch (const core::Error& error) {
    throw bad(file, std::string("has no usable position in space: ") + error.what() + " Set its qform or sform.");
  }
}

std::string stem(const fs::path& file) {
  const std::string name = file.filename().string();
  const bool compressed = std::tolower(static_cast<unsigned char>(name.back())) == 'z';
  return name.substr(0, name.size() - std::strlen(compressed ? ".nii.gz" : ".nii"));
}

/// Medical Segmentation Decathlon, Task01: channel numbers of BRATS_* say the contrast.
core::Contrast decathlonContrast(const std::string& name) {
  if (name.rfind("BRATS_", 0) != 0 || name.size() < 5) return core::Contrast::unknown;
  const std::string channel = name.substr(name.size() - 5);
  if (channel == "_0000") return core::Contrast::flair;
  if (channel == "_0001") return core::Contrast::t1;
  if (channel == "_0002") return core::Contrast::t1ContrastEnhanced;
  if (channel == "_0003") return core::Contrast::t2;
  return core::Contrast::unknown;
}

template <typename T>
void convert(const unsigned char* raw, const Layout& layout, float* voxels, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    T value;
    std::memcpy(&value, raw + i * sizeof(T), sizeof(T));
    voxels[i] =
        static_cast<float>(layout.slope * static_cast<double>(swappedBytes(value, layout.swapped)) + layout.intercept);
  }
}

void convert(const unsigned char* raw, const Layout& layout, float* voxels, std::size_t count) {
  switch (layout.datatype) {
    case 2:
      return convert<std::uint8_t>(raw, layout, voxels, count);
    case 4:
      return convert<std::int16_t>(raw, layout, voxels, count);
    case 8:
      return convert<std::int32_t>(raw, layout, voxels, count);
    case 16:
      return convert<float>(raw, layout, voxels, count);
    case 64:
      return convert<double>(raw, layout, voxels, count);
    case 256:
      return convert<std::int8_t>(raw, layout, voxels, count);
    case 512:
      return convert<std::uint16_t>(raw, layout, voxels, count);
    case 768:
      return convert<std::uint32_t>(raw, layout, voxels, count);
    case 1024:
      return convert<std::int64_t>(raw, layout, voxels, count);
    default:
      return convert<std::uint64_t>(raw, layout, voxels, count);
  }
}

}  // namespace

bool isNiftiName(const fs::path& file) {
  std::string name = file.filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto endsWith = [&](const std::string& ending) {
    return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  };
  return endsWith(".nii") || endsWith(".nii.gz");
}

core::Series niftiSeries(const fs::path& file) {
  const Layout layout = checkedLayout(file);
  if (layout.size.size() > 3) {
    int volumes = 1;
    for (std::size_t axis = 3; axis < layout.size.size(); ++axis) volumes *= layout.size[axis];
    throw unsupported(
        file, "holds " + std::to_string(volumes) + " volumes (it is 4-D): expected one. Split it and open the parts.");
  }
  if (layout.size.size() < 3 || layout.size[2] == 1) {
    throw unsupported(file, "is 2-D: expected a volume of several slices. Open the whole volume.");
  }
  const std::string name = stem(file);
  core::Series series{fs::absolute(file).lexically_normal().string(),
                      {},
                      name,
                      0,
                      core::FileFormat::nifti,
                      isLabelMapName(name) ? core::SeriesKind::labelMap : core::SeriesKind::image,
                      core::Contrast::unknown,
                      geometryOf(*openedByItk(file), file),
                      {file},
                      {}};
  if (series.kind == core::SeriesKind::image) {
    series.contrast = decathlonContrast(name);
    if (series.contrast == core::Contrast::unknown) series.contrast = contrastFromWords(name);
  }
  if (!layout.hasPosition) {
    series.warnings.push_back("'" + file.filename().string() +
                              "' has no position in space (no qform or sform): left and right, and the place against "
                              "other images, are guesses.");
  }
  return series;
}

void readNiftiVoxels(const fs::path& file, const core::Size3& size,
                     const std::function<void(const std::vector<float>&)>& take) {
  const Layout layout = checkedLayout(file);
  if (layout.size.size() != 3 || !std::equal(size.begin(), size.end(), layout.size.begin())) {
    throw bad(file, "has changed since it was opened: its size is another. Open it again.");
  }
  GzStream stream = opened(file);
  const core::Error truncated =
      bad(file, "is truncated or damaged: it holds fewer voxels than its header promises. Get the file again.");
  if (gzseek(stream.get(), static_cast<z_off_t>(layout.offset), SEEK_SET) < 0) throw truncated;

  constexpr std::size_t kMost = 1 << 18;
  const auto bytesPerVoxel = static_cast<std::size_t>(layout.bytesPerVoxel);
  std::vector<unsigned char> raw(kMost * bytesPerVoxel);
  std::vector<float> voxels;
  for (auto left = static_cast<std::size_t>(layout.voxelCount); left > 0; left -= voxels.size()) {
    voxels.resize(std::min(left, kMost));
    const std::size_t bytes = voxels.size() * bytesPerVoxel;
    if (gzfread(raw.data(), 1, bytes, stream.get()) != bytes) throw truncated;
    convert(raw.data(), layout, voxels.data(), voxels.size());
    take(voxels);
  }
  // One byte more makes zlib compare the checksum behind the last voxel; closing tells of a stream that ends within it.
  unsigned char rest = 0;
  if (gzread(stream.get(), &rest, 1) < 0 || gzclose(stream.release()) != Z_OK) throw truncated;
}

}  // namespace glmamba::io
