// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_pixels.h"

#include <cstring>
#include <memory>
#include <new>

#include <gdcmImageReader.h>

#include "core/error.h"
#include "io/dicom_input.h"
#include "io/dicom_mosaic.h"
#include "io/dicom_structure.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

core::Error undecodable(const fs::path& file) {
  return {core::ErrorCode::badFile, "'" + file.filename().string() +
                                        "' can't be decoded: its pixels are damaged or truncated. Get the file again."};
}

/// The file up to the end of its pixel data: GDCM reads what it gets as a whole, and trips over what some writers leave
/// behind.
InputFile usefulPart(const fs::path& file) {
  const DicomInput dicom = walkedDicom(openedInput(file), file);
  std::istream& stream = *dicom.input.stream;
  auto bytes = std::make_shared<std::string>(dicom.structure.end, '\0');
  stream.clear();
  stream.seekg(0);
  if (!stream.read(bytes->data(), static_cast<std::streamsize>(bytes->size()))) throw undecodable(file);
  return inputOf(std::move(bytes));
}

template <typename T>
void widen(const char* raw, std::vector<std::int32_t>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    T value;
    std::memcpy(&value, raw + i * sizeof(T), sizeof(T));
    values[i] = static_cast<std::int32_t>(value);
  }
}

/// Keeps `bits` bits and extends the sign from the highest. DICOM PS3.5, 8.1.1.
void dropUnusedBits(std::vector<std::int32_t>& values, int bits, bool isSigned) {
  const std::uint32_t mask = (std::uint32_t{1} << bits) - 1;
  const std::uint32_t sign = std::uint32_t{1} << (bits - 1);
  for (std::int32_t& value : values) {
    std::uint32_t kept = static_cast<std::uint32_t>(value) & mask;
    if (isSigned && (kept & sign) != 0) kept |= ~mask;
    value = static_cast<std::int32_t>(kept);
  }
}

/// The tile of a picture that `header` describes.
StoredSlice tileOf(const StoredSlice& picture, const SliceHeader& header) {
  const auto columns = static_cast<std::size_t>(header.columns), rows = static_cast<std::size_t>(header.rows);
  const auto across = static_cast<std::size_t>(header.tilesAcross), tile = static_cast<std::size_t>(header.frame);
  StoredSlice slice{{}, picture.isSigned};
  slice.values.reserve(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t from = (tile / across * rows + row) * across * columns + tile % across * columns;
    const auto begin = picture.values.begin() + static_cast<std::ptrdiff_t>(from);
    slice.values.insert(slice.values.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
  }
  return slice;
}

/// All frames of a file, decoded.
class DecodedFile {
 public:
  /// `slice` is one of `frames` alike. Throws what GDCM throws, and core::Error.
  DecodedFile(const SliceHeader& slice, std::size_t frames)
      : m_count(static_cast<std::size_t>(slice.rows) * static_cast<std::size_t>(slice.columns) *
                static_cast<std::size_t>(slice.tilesAcross) * static_cast<std::size_t>(slice.tilesDown)) {
    const InputFile useful = usefulPart(slice.file);
    gdcm::ImageReader reader;
    reader.SetStream(*useful.stream);
    if (!reader.Read()) throw undecodable(slice.file);
    const gdcm::Image& image = reader.GetImage();
    m_format = image.GetPixelFormat();
    const int bits = m_format.GetBitsStored();
    const bool isOrdinary = m_format.GetSamplesPerPixel() == 1 && bits >= 1 && bits <= 16 &&
                            (m_format.GetBitsAllocated() == 8 || m_format.GetBitsAllocated() == 16);
    m_frameBytes = m_count * (m_format.GetBitsAllocated() / 8U);
    if (!isOrdinary || image.GetBufferLength() != m_frameBytes * frames) throw undecodable(slice.file);
    m_raw.resize(image.GetBufferLength());
    if (!image.GetBuffer(m_raw.data())) throw undecodable(slice.file);
  }

  StoredSlice frame(std::size_t index) const {
    StoredSlice slice{std::vector<std::int32_t>(m_count), m_format.GetPixelRepresentation() == 1};
    const char* raw = m_raw.data() + index * m_frameBytes;
    if (m_format.GetBitsAllocated() == 8) {
      widen<std::uint8_t>(raw, slice.values);
    } else {
      widen<std::uint16_t>(raw, slice.values);
    }
    dropUnusedBits(slice.values, m_format.GetBitsStored(), slice.isSigned);
    return slice;
  }

 private:
  std::size_t m_count, m_frameBytes = 0;
  gdcm::PixelFormat m_format;
  std::vector<char> m_raw;
};

}  // namespace

void readFrames(const fs::path& file, const std::vector<int>& frames,
                const std::function<void(const ReadSlice&)>& take) {
  const auto read = readSliceHeaders(file);
  if (const auto* refusal = std::get_if<Refusal>(&read)) throw core::Error(refusal->code, refusal->message);
  const auto& headers = std::get<std::vector<SliceHeader>>(read);
  const bool isTiled = isMosaic(headers.front());
  std::unique_ptr<const DecodedFile> decoded;
  StoredSlice picture;
  try {
    decoded = std::make_unique<const DecodedFile>(headers.front(), isTiled ? 1 : headers.size());
    if (isTiled) picture = decoded->frame(0);
  } catch (const core::Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    throw undecodable(file);
  }
  for (const int frame : frames) {
    const auto index = static_cast<std::size_t>(frame);
    if (frame < 0 || index >= headers.size()) {
      throw core::Error(core::ErrorCode::badFile, "'" + file.filename().string() +
                                                      "' has changed since it was opened: it has fewer frames. Open "
                                                      "the folder again.");
    }
    take({headers[index], isTiled ? tileOf(picture, headers[index]) : decoded->frame(index)});
  }
}

ReadSlice readSlice(const fs::path& file) {
  ReadSlice slice;
  readFrames(file, {0}, [&](const ReadSlice& only) { slice = only; });
  return slice;
}

}  // namespace glmamba::io
