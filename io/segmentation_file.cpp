// SPDX-License-Identifier: Apache-2.0
#include "io/segmentation_file.h"

#include <algorithm>
#include <set>

#include "io/dicom_input.h"
#include "io/file_error.h"
#include "io/segment_labels.h"
#include "io/segmentation_frames.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

// Bits of a whole file: larger than any atlas, and read as a whole.
constexpr std::uint64_t kLargestFile = std::uint64_t{1} << 30;

DicomInput walkedSegmentation(const fs::path& file) {
  InputFile input = openedInput(file);
  if (input.size > kLargestFile)
    throw fileError(file, ErrorCode::tooLarge, "is larger than 1 GiB, which no segmentation is.");
  try {
    return walkedDicom(std::move(input), file);
  } catch (const core::Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw fileError(file, ErrorCode::badFile, error.what() + std::string(". Get the file again."));
  }
}

/// A segmentation whose frames have been looked through.
class File {
 public:
  explicit File(const fs::path& file)
      : m_file(file),
        m_dicom(walkedSegmentation(file)),
        m_elements(elementsBeforePixels(m_dicom, file)),
        m_header(readSegmentationHeader(m_dicom.structure, m_elements, file)),
        m_frames(readSegmentationFrames(m_header, m_elements, file)),
        m_labels(m_header.pixelsOfFrame()) {
    const std::size_t bits = m_header.pixelsOfFrame() * static_cast<std::size_t>(m_header.bits);
    for (std::size_t n = 0; n < m_frames.frames.size(); ++n) {
      const std::vector<unsigned char> bytes = bytesOf(n, n * bits, bits);
      try {
        addFrame(m_frames.frames[n], bytes, n * bits % 8);
      } catch (const core::Error& error) {
        throw fileError(file, error.code(), std::string("can't be opened. ") + error.what());
      }
    }
    m_labels.finish(m_header.numbers, m_header.segments);
  }

  SegmentedVolume volume() const {
    SegmentedVolume volume{m_frames.slice, m_frames.slices, m_header.segments, m_header.sources, m_header.warnings};
    volume.slice.slope = 1;
    volume.slice.intercept = 0;
    return volume;
  }

  std::vector<float> slice(int k) const {
    std::vector<float> labels = m_labels.slice(k);
    if (labels.empty()) labels.resize(m_header.pixelsOfFrame());
    return labels;
  }

 private:
  /// The pixel data of a frame, from the byte that holds its first bit.
  std::vector<unsigned char> bytesOf(std::size_t frame, std::size_t firstBit, std::size_t bits) {
    std::vector<unsigned char> bytes((firstBit % 8 + bits + 7) / 8);
    std::istream& stream = *m_dicom.input.stream;
    stream.clear();
    const std::uint64_t begin = m_dicom.structure.end - m_dicom.structure.pixelDataLength;
    stream.seekg(static_cast<std::streamoff>(begin + firstBit / 8));
    if (!stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
      throw fileError(m_file, ErrorCode::badFile,
                      "is truncated in frame " + std::to_string(frame + 1) + ". Get the file again.");
    return bytes;
  }

  void addFrame(const SegmentationFrames::Frame& frame, const std::vector<unsigned char>& bytes, std::size_t firstBit) {
    switch (m_header.type) {
      case SegmentationType::binary:
        return m_labels.add(frame.slice, frame.segment, [&](std::size_t pixel) {
          const std::size_t bit = firstBit + pixel;
          return (bytes[bit / 8] >> bit % 8 & 1) != 0;
        });
      case SegmentationType::fractional:
        return m_labels.add(frame.slice, frame.segment, [&](std::size_t pixel) {
          return bytes[pixel] > 0 && 2 * bytes[pixel] >= m_header.highest;
        });
      case SegmentationType::labelMap:
        return addLabels(frame.slice, bytes);
    }
  }

  void addLabels(int k, const std::vector<unsigned char>& bytes) {
    std::vector<int> values(m_header.pixelsOfFrame());
    for (std::size_t n = 0; n < values.size(); ++n)
      values[n] = m_header.bits == 8 ? bytes[n] : bytes[2 * n] | bytes[2 * n + 1] << 8;
    std::set<int> present(values.begin(), values.end());
    present.erase(0);
    present.erase(m_header.padding);
    for (const int number : present) m_labels.add(k, number, [&](std::size_t n) { return values[n] == number; });
  }

  fs::path m_file;
  DicomInput m_dicom;
  gdcm::DataSet m_elements;
  SegmentationHeader m_header;
  SegmentationFrames m_frames;
  SegmentLabels m_labels;
};

}  // namespace

bool isSegmentationClass(const std::string& sopClassUid) {
  return sopClassUid == "1.2.840.10008.5.1.4.1.1.66.4" || sopClassUid == "1.2.840.10008.5.1.4.1.1.66.7";
}

SegmentedVolume readSegmentation(const fs::path& file) { return File(file).volume(); }

void readSegmentationVoxels(const fs::path& path, const core::Size3& size,
                            const std::function<void(const std::vector<float>&)>& take) {
  const File file(path);
  const SegmentedVolume volume = file.volume();
  if (size != core::Size3{volume.slice.columns, volume.slice.rows, volume.slices})
    throw fileError(path, ErrorCode::badFile, "has changed since it was opened. Open it again.");
  // The channel's messages hold a million voxels.
  constexpr std::size_t kMost = 1 << 20;
  for (int k = 0; k < volume.slices; ++k) {
    const std::vector<float> slice = file.slice(k);
    for (std::size_t n = 0; n < slice.size(); n += kMost)
      take({slice.begin() + static_cast<std::ptrdiff_t>(n),
            slice.begin() + static_cast<std::ptrdiff_t>(std::min(slice.size(), n + kMost))});
  }
}

}  // namespace glmamba::io
