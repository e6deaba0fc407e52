// SPDX-License-Identifier: Apache-2.0
#include "io/nifti_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string>

#include "core/error.h"
#include "io/contrast_guess.h"
#include "io/inflated_input.h"
#include "io/nifti_header.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

// Deflate can't shrink by more than this. RFC 1951; zlib technical details, "Maximum Compression Factor".
constexpr double kLargestCompressionFactor = 1032;
// Volumes of this size in a file that is this much smaller are a bomb: images shrink by ten, label maps of this size by
// a hundred.
constexpr double kLargestUnquestioned = 512.0 * 1024 * 1024;
constexpr double kPlausibleCompressionFactor = 200;
// The longest time series of studies have some 1200.
constexpr std::int64_t kMostVolumes = 4096;

core::Error bad(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::badFile, "'" + file.filename().string() + "' " + what};
}

struct Name {
  std::string stem;
  std::string ending;  ///< ".nii", ".hdr" or ".img" in small letters; empty for other names
  bool compressed = false;
};

Name nameOf(const fs::path& file) {
  std::string name = file.filename().string();
  const auto lowerEnding = [&](std::size_t length) {
    std::string ending = name.size() > length ? name.substr(name.size() - length) : std::string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
  };
  const bool compressed = lowerEnding(3) == ".gz";
  if (compressed) name.resize(name.size() - 3);
  const std::string ending = lowerEnding(4);
  if (ending != ".nii" && ending != ".hdr" && ending != ".img") return {};
  return {name.substr(0, name.size() - 4), ending, compressed};
}

/// The files of one image: header and voxels, or twice the same.
struct Parts {
  fs::path header, voxels;
};

Parts partsOf(const fs::path& file) {
  const Name name = nameOf(file);
  if (name.ending == ".nii") return {file, file};
  const fs::path partner = niftiPartner(file, &isInput);
  if (name.ending == ".img") {
    if (partner.empty())
      throw bad(file, "has no header beside it: expected '" + name.stem + ".hdr'. Put the pair into one folder.");
    return {partner, file};
  }
  return {file, partner};
}

struct OpenedNifti {
  NiftiHeader header;
  fs::path voxels;
};

/// Reads the header, and compares what it promises with the files.
OpenedNifti checked(const fs::path& file) {
  Parts parts = partsOf(file);
  OpenedNifti nifti;
  {
    InflatedInput input(parts.header);
    if (input.fileSize() == 0) throw bad(file, "is empty: expected a NIfTI image. Get the file again.");
    std::vector<unsigned char> bytes(348);
    if (!input.read(bytes.data(), bytes.size()))
      throw bad(file, "is truncated: it ends within the NIfTI header. Get the file again.");
    bytes.resize(kLargestNiftiHeader);
    if (!input.read(bytes.data() + 348, bytes.size() - 348)) bytes.resize(348);
    nifti.header = parsedNiftiHeader(bytes, file);
  }
  const NiftiHeader& header = nifti.header;
  if (header.inTwoFiles != (nameOf(parts.header).ending == ".hdr"))
    throw bad(file, "is half of a pair of .hdr and .img by its name or its header, and not by the other. Rename it.");
  if (parts.voxels.empty()) {
    throw bad(file, "has no voxels beside it: expected '" + nameOf(file).stem + ".img'. Put the pair into one folder.");
  }
  nifti.voxels = parts.voxels;
  if (header.volumes > kMostVolumes) {
    throw core::Error(core::ErrorCode::tooLarge, "'" + file.filename().string() + "' holds " +
                                                     std::to_string(header.volumes) + " volumes: expected at most " +
                                                     std::to_string(kMostVolumes) + ". Split it.");
  }
  const InflatedInput input(parts.voxels);
  const double bytes = header.voxelCount() * static_cast<double>(header.volumes) * header.bytesPerVoxel;
  const double size = static_cast<double>(input.fileSize());
  if (size * (input.isCompressed() ? kLargestCompressionFactor : 1) < static_cast<double>(header.offset) + bytes)
    throw bad(file, "is truncated: its header promises more voxels than the file holds. Get the file again.");
  if (input.isCompressed() && bytes > kLargestUnquestioned && bytes > kPlausibleCompressionFactor * size) {
    throw core::Error(core::ErrorCode::tooLarge,
                      "'" + file.filename().string() +
                          "' would fill the memory with a volume far larger than the file: nothing was read. If it is "
                          "what you want, decompress it first.");
  }
  return nifti;
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
void convert(const unsigned char* raw, const NiftiHeader& header, std::vector<float>& voxels) {
  for (float& voxel : voxels) {
    unsigned char bytes[sizeof(T)];
    std::copy_n(raw, sizeof(T), bytes);
    if (header.swapped) std::reverse(bytes, bytes + sizeof(T));
    T value;
    std::memcpy(&value, bytes, sizeof(T));
    voxel = static_cast<float>(header.slope * static_cast<double>(value) + header.intercept);
    raw += sizeof(T);
  }
}

void convert(const unsigned char* raw, const NiftiHeader& header, std::vector<float>& voxels) {
  switch (header.datatype) {
    case 2:
      return convert<std::uint8_t>(raw, header, voxels);
    case 4:
      return convert<std::int16_t>(raw, header, voxels);
    case 8:
      return convert<std::int32_t>(raw, header, voxels);
    case 16:
      return convert<float>(raw, header, voxels);
    case 64:
      return convert<double>(raw, header, voxels);
    case 256:
      return convert<std::int8_t>(raw, header, voxels);
    case 512:
      return convert<std::uint16_t>(raw, header, voxels);
    case 768:
      return convert<std::uint32_t>(raw, header, voxels);
    case 1024:
      return convert<std::int64_t>(raw, header, voxels);
    default:
      return convert<std::uint64_t>(raw, header, voxels);
  }
}

}  // namespace

bool isNiftiName(const fs::path& file) { return !nameOf(file).ending.empty(); }

bool isNiftiVoxels(const fs::path& file) { return nameOf(file).ending == ".img"; }

fs::path niftiPartner(const fs::path& file, const std::function<bool(const fs::path&)>& exists) {
  const Name name = nameOf(file);
  if (name.ending.empty() || name.ending == ".nii") return {};
  const std::string other = name.ending == ".hdr" ? ".img" : ".hdr";
  const std::string upper = name.ending == ".hdr" ? ".IMG" : ".HDR";
  std::array<std::string, 4> endings{other, other + ".gz", upper, upper + ".GZ"};
  if (name.compressed) std::swap(endings[0], endings[1]);
  for (const std::string& ending : endings) {
    fs::path partner = file.parent_path() / (name.stem + ending);
    if (exists(partner)) return partner;
  }
  return {};
}

std::vector<core::Series> niftiSeries(const fs::path& file) {
  const OpenedNifti nifti = checked(file);
  const NiftiHeader& header = nifti.header;
  if (std::any_of(header.size.begin(), header.size.end(), [](std::int64_t size) { return size == 1; })) {
    throw core::Error(core::ErrorCode::unsupported, "'" + file.filename().string() +
                                                        "' is 2-D: expected a volume of several slices. Open the whole "
                                                        "volume.");
  }
  const std::string name = nameOf(file).stem;
  std::vector<std::string> warnings;
  const core::Geometry geometry = niftiGeometry(header, file, warnings);
  core::Series series{fs::absolute(file).lexically_normal().string(),
                      {},
                      name,
                      0,
                      core::FileFormat::nifti,
                      header.isLabelMap || isLabelMapName(name) ? core::SeriesKind::labelMap : core::SeriesKind::image,
                      core::Contrast::unknown,
                      geometry,
                      {file},
                      std::move(warnings)};
  if (series.kind == core::SeriesKind::image) {
    series.contrast = decathlonContrast(name);
    if (series.contrast == core::Contrast::unknown) series.contrast = contrastFromWords(name);
  }
  if (header.volumes == 1) return {series};
  std::vector<core::Series> volumes(static_cast<std::size_t>(header.volumes), series);
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    volumes[i].id += " volume " + number;
    volumes[i].description += " (volume " + number + " of " + std::to_string(header.volumes) + ")";
    volumes[i].frames = {static_cast<int>(i)};
  }
  return volumes;
}

void readNiftiVoxels(const fs::path& file, const core::Size3& size, int volume,
                     const std::function<void(const std::vector<float>&)>& take) {
  const OpenedNifti nifti = checked(file);
  const NiftiHeader& header = nifti.header;
  if (!std::equal(size.begin(), size.end(), header.size.begin()) || volume < 0 || volume >= header.volumes)
    throw bad(file, "has changed since it was opened: its size is another. Open it again.");
  InflatedInput input(nifti.voxels);
  const core::Error truncated =
      bad(file, "is truncated or damaged: it holds fewer voxels than its header promises. Get the file again.");
  const auto bytesPerVoxel = static_cast<std::size_t>(header.bytesPerVoxel);
  const auto count = static_cast<std::uint64_t>(header.voxelCount());
  if (!input.skip(header.offset + static_cast<std::uint64_t>(volume) * count * bytesPerVoxel)) throw truncated;
  constexpr std::uint64_t kMost = 1 << 18;
  std::vector<unsigned char> raw(static_cast<std::size_t>(std::min(kMost, count)) * bytesPerVoxel);
  std::vector<float> voxels;
  for (std::uint64_t left = count; left > 0; left -= voxels.size()) {
    voxels.resize(static_cast<std::size_t>(std::min(left, kMost)));
    if (!input.read(raw.data(), voxels.size() * bytesPerVoxel)) throw truncated;
    convert(raw.data(), header, voxels);
    take(voxels);
  }
  if (!input.isSound()) throw truncated;
}

}  // namespace glmamba::io
