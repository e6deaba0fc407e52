// SPDX-License-Identifier: Apache-2.0
// The elements of a data set in messages, sequences within.
#include <gdcmSequenceOfItems.h>

#include "io/reader/messages.h"
#include "io/reader/wire.h"

namespace glmamba::io::reader {
namespace {

// As deep as dicom_structure.cpp lets a file be.
constexpr int kDeepest = 24;

void pack(Packer& pack, const gdcm::DataSet& dataSet);

void pack(Packer& packer, const gdcm::DataElement& element) {
  packer(element.GetTag().GetGroup()), packer(element.GetTag().GetElement());
  const gdcm::VR::VRType vr = element.GetVR();
  packer(std::string(vr == gdcm::VR::INVALID ? "" : gdcm::VR::GetVRString(vr)));
  const gdcm::ByteValue* value = element.GetByteValue();
  const bool isSequence = value == nullptr && !element.IsEmpty();
  packer(isSequence);
  if (!isSequence)
    return packer(value == nullptr ? std::string() : std::string(value->GetPointer(), value->GetLength()));
  const auto sequence = element.GetValueAsSQ();
  const auto items = static_cast<std::uint32_t>(sequence ? sequence->GetNumberOfItems() : 0);
  packer(items);
  for (std::uint32_t i = 1; i <= items; ++i) pack(packer, sequence->GetItem(i).GetNestedDataSet());
}

void pack(Packer& packer, const gdcm::DataSet& dataSet) {
  packer(static_cast<std::uint32_t>(dataSet.GetDES().size()));
  for (const gdcm::DataElement& element : dataSet.GetDES()) pack(packer, element);
}

gdcm::VR vrOf(const std::string& name) {
  if (name.empty()) return gdcm::VR::INVALID;
  const gdcm::VR::VRType vr = name.size() == 2 ? gdcm::VR::GetVRType(name.c_str()) : gdcm::VR::VR_END;
  if (vr == gdcm::VR::VR_END || vr == gdcm::VR::INVALID) throw Malformed();
  return vr;
}

gdcm::DataSet unpackedElements(Unpacker& unpack, int depth) {
  if (depth > kDeepest) throw Malformed();
  gdcm::DataSet dataSet;
  for (std::uint32_t left = unpack.count(); left > 0; --left) {
    std::uint16_t group = 0, number = 0;
    std::string vr;
    bool isSequence = false;
    unpack(group), unpack(number), unpack(vr), unpack(isSequence);
    gdcm::DataElement element(gdcm::Tag(group, number));
    element.SetVR(vrOf(vr));
    if (isSequence) {
      gdcm::SmartPointer<gdcm::SequenceOfItems> sequence = new gdcm::SequenceOfItems;
      sequence->SetLengthToUndefined();
      for (std::uint32_t items = unpack.count(); items > 0; --items) {
        gdcm::Item item;
        item.SetVLToUndefined();
        item.SetNestedDataSet(unpackedElements(unpack, depth + 1));
        sequence->AddItem(item);
      }
      element.SetVR(gdcm::VR::SQ);
      element.SetValue(*sequence);
      element.SetVLToUndefined();
    } else {
      std::uint32_t size = 0;
      unpack(size);
      const std::string_view bytes = unpack.bytes(size);
      element.SetByteValue(bytes.data(), size);
    }
    dataSet.Replace(element);
  }
  return dataSet;
}

}  // namespace

std::string packed(const gdcm::DataSet& dataSet) {
  Packer packer;
  pack(packer, dataSet);
  return packer.take();
}

gdcm::DataSet unpackedElements(std::string_view body) {
  Unpacker unpack(body);
  gdcm::DataSet dataSet = unpackedElements(unpack, 0);
  unpack.finish();
  return dataSet;
}

}  // namespace glmamba::io::reader
