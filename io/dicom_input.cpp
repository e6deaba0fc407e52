// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_input.h"

#include <new>
#include <vector>

#include <gdcmReader.h>
#include <gdcmTrace.h>
#include <zlib.h>

#include "core/error.h"
#include "io/dicom_structure.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

// As for a plain file, in dicom_header.cpp.
constexpr std::size_t kLargest = std::size_t{1} << 30;
constexpr char kExplicitLittleEndian[] = "1.2.840.10008.1.2.1";

/// GDCM reports to the standard streams, with values from the header.
void silenceGdcm() {
  static const bool once = [] {
    gdcm::Trace::WarningOff();
    gdcm::Trace::ErrorOff();
    gdcm::Trace::DebugOff();
    return true;
  }();
  (void)once;
}

class Inflater {
 public:
  Inflater() {
    // zlib.h, inflateInit2: no header, as PS3.5, A.5 asks for.
    if (inflateInit2(&m_stream, -15) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&m_stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  z_stream* operator->() { return &m_stream; }
  int step() { return inflate(&m_stream, Z_NO_FLUSH); }

 private:
  z_stream m_stream{};
};

/// Appends what `packed` inflates to; false when it is damaged.
bool inflateTo(std::string& bytes, std::istream& packed, const core::Error& tooLarge) {
  Inflater inflater;
  std::vector<char> in(1 << 16), out(1 << 18);
  for (int result = Z_OK; result != Z_STREAM_END;) {
    if (inflater->avail_in == 0) {
      packed.read(in.data(), static_cast<std::streamsize>(in.size()));
      inflater->next_in = reinterpret_cast<Bytef*>(in.data());
      inflater->avail_in = static_cast<uInt>(packed.gcount());
      if (inflater->avail_in == 0) return false;
    }
    inflater->next_out = reinterpret_cast<Bytef*>(out.data());
    inflater->avail_out = static_cast<uInt>(out.size());
    result = inflater.step();
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return false;
    const std::size_t made = out.size() - inflater->avail_out;
    if (made > kLargest - bytes.size()) throw tooLarge;
    bytes.append(out.data(), made);
  }
  return true;
}

}  // namespace

DicomInput walkedDicom(InputFile input, const fs::path& file) {
  DicomStructure structure = walkedStructure(*input.stream, input.size);
  if (!structure.deflated) return {std::move(input), structure};
  const DeflatedDicom deflated = *structure.deflated;
  auto bytes = std::make_shared<std::string>(deflated.begin, '\0');
  input.stream->clear();
  input.stream->seekg(0);
  const std::string name = "'" + file.filename().string() + "' ";
  const core::Error tooLarge(core::ErrorCode::tooLarge, name + "would grow to more than 1 GiB, which no MR image has.");
  if (!input.stream->read(bytes->data(), static_cast<std::streamsize>(bytes->size())) ||
      !inflateTo(*bytes, *input.stream, tooLarge)) {
    throw core::Error(core::ErrorCode::badFile,
                      name +
                          "is damaged: its compressed content (deflated transfer syntax) breaks off. Get the file "
                          "again.");
  }
  // A shorter UID is padded with zeros: the lengths in the header stay right.
  std::string uid = kExplicitLittleEndian;
  uid.resize(22, '\0');
  bytes->replace(deflated.transferSyntax, uid.size(), uid);
  input = inputOf(std::move(bytes));
  structure = walkedStructure(*input.stream, input.size);
  return {std::move(input), structure};
}

gdcm::DataSet elementsBeforePixels(const DicomInput& dicom, const fs::path& file) {
  silenceGdcm();
  std::istream& stream = *dicom.input.stream;
  gdcm::Reader reader;
  stream.clear();
  stream.seekg(0);
  reader.SetStream(stream);
  const gdcm::Tag pixelData(0x7FE0, 0x0010);
  if (!reader.ReadUpToTag(pixelData, {pixelData})) {
    throw core::Error(core::ErrorCode::badFile, "'" + file.filename().string() +
                                                    "' could not be read as DICOM: it is damaged. Get the file again.");
  }
  return reader.GetFile().GetDataSet();
}

}  // namespace glmamba::io
