// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_file_writer.h"

#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include <gdcmFileMetaInformation.h>
#include <gdcmReader.h>
#include <gdcmWriter.h>

#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

// A random UUID, once: identifies this implementation as the writer (PS3.7, D.3.3.2).
constexpr const char* kImplementationClassUid = "2.25.116682097193662014262835353020168193124";
constexpr const char* kImplementationVersion = "GLMAMBA_1";

core::Error cannotWrite(const fs::path& target) {
  return {core::ErrorCode::cannotWrite,
          "'" + target.filename().string() +
              "' could not be written: the disk is full, or the folder may not be written. Nothing was kept. Choose "
              "another place, or make room and try again."};
}

const gdcm::ByteValue* bytesOf(const gdcm::DataSet& d, const gdcm::Tag& tag) {
  return d.FindDataElement(tag) ? d.GetDataElement(tag).GetByteValue() : nullptr;
}

bool isAsWritten(const gdcm::DataSet& object, const attribute::Attribute& pixels, const fs::path& file) {
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  if (!reader.Read()) return false;
  const gdcm::DataSet& read = reader.GetFile().GetDataSet();
  const gdcm::ByteValue* expected = bytesOf(object, tagOf(pixels));
  const gdcm::ByteValue* found = bytesOf(read, tagOf(pixels));
  return textOf(read, tagOf(attribute::kSopInstanceUid)) == textOf(object, tagOf(attribute::kSopInstanceUid)) &&
         expected != nullptr && found != nullptr && expected->GetLength() == found->GetLength() &&
         std::memcmp(expected->GetPointer(), found->GetPointer(), expected->GetLength()) == 0;
}

}  // namespace

void writeObject(const gdcm::DataSet& object, const fs::path& file, const fs::path& target) {
  gdcm::FileMetaInformation::SetImplementationClassUID(kImplementationClassUid);
  gdcm::FileMetaInformation::SetImplementationVersionName(kImplementationVersion);
  gdcm::FileMetaInformation::SetSourceApplicationEntityTitle("GLMAMBA");
  // GDCM ends the process when a stream takes no more, as on a full disk: it writes to memory, and only that to the
  // file.
  std::ostringstream bytes;
  gdcm::Writer writer;
  writer.SetCheckFileMetaInformation(true);
  writer.SetStream(bytes);
  writer.GetFile().SetDataSet(object);
  gdcm::FileMetaInformation& meta = writer.GetFile().GetHeader();
  meta.SetDataSetTransferSyntax(gdcm::TransferSyntax::ExplicitVRLittleEndian);
  if (!writer.Write()) throw cannotWrite(target);
  std::ofstream stream(file, std::ios::binary);
  stream << bytes.str();
  stream.close();  // the last bytes may be those that the disk has no room for
  if (!stream) throw cannotWrite(target);
}

void verifyObject(const gdcm::DataSet& object, const attribute::Attribute& pixels, const fs::path& file,
                  const fs::path& target) {
  if (isAsWritten(object, pixels, file)) return;
  throw core::Error(core::ErrorCode::cannotWrite,
                    "'" + target.filename().string() +
                        "' read back differently from what was written: the disk may be failing. Nothing was kept.");
}

std::string objectFileName(int instanceNumber) {
  char name[16];
  std::snprintf(name, sizeof name, "%05d.dcm", instanceNumber);
  return name;
}

}  // namespace glmamba::io
