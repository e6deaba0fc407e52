#include "io/dicom_pixels.h"

#include <cstring>
#include <fstream>
#include <sstream>

#include <gdcmImageReader.h>

#include "core/error.h"
#include "io/dicom_structure.h"

namespace glmamba::io {
namespace {

core::Error undecodable(const SliceHeader& header) {
  return {core::ErrorCode::badFile, "'" + header.file.filename().string() +
                                        "' can't be decoded: its pixels are damaged or truncated. Get the file again."};
}

/// The file up to the end of its pixel data: GDCM reads what it gets as a whole, and trips over what some writers leave
/// behind.
std::istringstream usefulPart(const SliceHeader& header) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(header.file, error);
  std::ifstream stream(header.file, std::ios::binary);
  if (error || !stream) {
    throw core::Error(core::ErrorCode::notFound,
                      "'" + header.file.filename().string() + "' can't be opened any more. Open the folder again.");
  }
  std::string bytes(walkedStructure(stream, size).end, '\0');
  stream.clear();
  stream.seekg(0);
  if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) throw undecodable(header);
  return std::istringstream(std::move(bytes));
}

template <typename T>
void widen(const std::vector<char>& raw, std::vector<std::int32_t>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    T value;
    std::memcpy(&value, raw.data() + i * sizeof(T), sizeof(T));
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

StoredSlice decoded(const SliceHeader& header) {
  std::istringstream stream = usefulPart(header);
  gdcm::ImageReader reader;
  reader.SetStream(stream);
  if (!reader.Read()) throw undecodable(header);
  const gdcm::Image& image = reader.GetImage();
  const gdcm::PixelFormat& format = image.GetPixelFormat();
  const std::size_t count = static_cast<std::size_t>(header.rows) * static_cast<std::size_t>(header.columns);
  const int bits = format.GetBitsStored();
  const bool isOrdinary = format.GetSamplesPerPixel() == 1 && bits >= 1 && bits <= 16 &&
                          (format.GetBitsAllocated() == 8 || format.GetBitsAllocated() == 16);
  if (!isOrdinary || image.GetBufferLength() != count * (format.GetBitsAllocated() / 8U)) throw undecodable(header);

  std::vector<char> raw(image.GetBufferLength());
  if (!image.GetBuffer(raw.data())) throw undecodable(header);
  StoredSlice slice{std::vector<std::int32_t>(count), format.GetPixelRepresentation() == 1};
  if (format.GetBitsAllocated() == 8) {
    widen<std::uint8_t>(raw, slice.values);
  } else {
    widen<std::uint16_t>(raw, slice.values);
  }
  dropUnusedBits(slice.values, bits, slice.isSigned);
  return slice;
}

}  // namespace

StoredSlice decodedSlice(const SliceHeader& header) {
  try {
    return decoded(header);
  } catch (const core::Error&) {
    throw;
  } catch (const std::exception&) {
    throw undecodable(header);
  }
}

ReadSlice readSlice(const std::filesystem::path& file) {
  std::variant<SliceHeader, Refusal> read = readSliceHeader(file);
  if (const auto* refusal = std::get_if<Refusal>(&read)) throw core::Error(refusal->code, refusal->message);
  ReadSlice slice{std::get<SliceHeader>(std::move(read)), {}};
  slice.stored = decodedSlice(slice.header);
  return slice;
}

}  // namespace glmamba::io
