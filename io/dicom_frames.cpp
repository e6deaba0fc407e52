// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_frames.h"

#include <cstring>

#include "io/dicom_dataset.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

using gdcm::Tag;
using gdcm::VR;

const Tag kSharedGroups(0x5200, 0x9229);
const Tag kPerFrameGroups(0x5200, 0x9230);
const Tag kRealWorldValueMapping(0x0040, 0x9096);

gdcm::SmartPointer<gdcm::SequenceOfItems> sequenceOf(const gdcm::DataSet& d, const Tag& tag) {
  return d.FindDataElement(tag) ? d.GetDataElement(tag).GetValueAsSQ() : nullptr;
}

/// What stands in the groups of one frame, or of all, is put beside the object's elements.
void addGroups(const gdcm::DataSet& groups, gdcm::DataSet& to) {
  for (const gdcm::DataElement& group : groups.GetDES()) {
    if (group.GetTag().IsPrivate()) continue;
    const auto items = group.GetValueAsSQ();
    if (!items || items->GetNumberOfItems() == 0) continue;
    if (group.GetTag() == kRealWorldValueMapping) {  // in classic MR a sequence too
      to.Replace(group);
      continue;
    }
    for (const gdcm::DataElement& element : items->GetItem(1).GetNestedDataSet().GetDES())
      if (!element.GetTag().IsPrivate()) to.Replace(element);
  }
}

/// A UL, or nothing.
std::string wholeNumberText(const gdcm::DataSet& d, const Tag& tag) {
  if (!d.FindDataElement(tag)) return {};
  const gdcm::ByteValue* bytes = d.GetDataElement(tag).GetByteValue();
  std::uint32_t value = 0;
  if (bytes == nullptr || bytes->GetLength() != sizeof value) return {};
  std::memcpy(&value, bytes->GetPointer(), sizeof value);
  return std::to_string(value);
}

/// Scanning Sequence, by what Enhanced MR says of the pulses. DICOM PS3.3, C.8.13.4 against C.8.3.1.
std::string scanningSequence(const gdcm::DataSet& d) {
  std::string sequence;
  const auto add = [&](bool is, const char* term) {
    if (is) sequence += (sequence.empty() ? "" : "\\") + std::string(term);
  };
  const std::string echo = textOf(d, Tag(0x0018, 0x9008));
  add(echo == "SPIN" || echo == "BOTH", "SE");
  add(textOf(d, Tag(0x0018, 0x9009)) == "YES", "IR");
  add(echo == "GRADIENT" || echo == "BOTH", "GR");
  add(textOf(d, Tag(0x0018, 0x9018)) == "YES", "EP");
  return sequence;
}

void addClassicNames(gdcm::DataSet& d) {
  const auto text = [&](std::uint16_t group, std::uint16_t element, VR::VRType vr, const std::string& value) {
    if (!value.empty()) setText(d, {group, element, vr}, value);
  };
  const auto number = [&](std::uint16_t element, std::uint16_t group, std::uint16_t enhanced) {
    if (const auto value = realOf(d, Tag(group, enhanced))) text(0x0018, element, VR::DS, decimalString(*value));
  };
  number(0x0081, 0x0018, 0x9082);  // echo time
  number(0x0082, 0x0018, 0x9079);  // inversion time
  number(0x1060, 0x0020, 0x9153);  // trigger time
  std::string type = textOf(d, Tag(0x0008, 0x9007));
  const std::string component = textOf(d, Tag(0x0008, 0x9208));
  if (!type.empty() && !component.empty() && type.find(component) == std::string::npos) type += "\\" + component;
  text(0x0008, 0x0008, VR::CS, type);
  text(0x0018, 0x0020, VR::CS, scanningSequence(d));
  text(0x0020, 0x0100, VR::IS, wholeNumberText(d, Tag(0x0020, 0x9128)));
  if (const auto acquisition = shortOf(d, Tag(0x0020, 0x9156)))
    text(0x0020, 0x0012, VR::IS, std::to_string(*acquisition));
}

}  // namespace

bool isMultiFrameMr(const std::string& sopClassUid) {
  return sopClassUid == "1.2.840.10008.5.1.4.1.1.4.1" || sopClassUid == "1.2.840.10008.5.1.4.1.1.4.4";
}

FrameElements::FrameElements(const gdcm::DataSet& object)
    : m_shared(object), m_perFrame(sequenceOf(object, kPerFrameGroups)) {
  m_shared.Remove(kSharedGroups);
  m_shared.Remove(kPerFrameGroups);
  const auto shared = sequenceOf(object, kSharedGroups);
  if (shared && shared->GetNumberOfItems() > 0) addGroups(shared->GetItem(1).GetNestedDataSet(), m_shared);
}

int FrameElements::count() const { return m_perFrame ? static_cast<int>(m_perFrame->GetNumberOfItems()) : 0; }

gdcm::DataSet FrameElements::elements(int frame) const {
  gdcm::DataSet d = m_shared;
  addGroups(m_perFrame->GetItem(static_cast<gdcm::SequenceOfItems::SizeType>(frame) + 1).GetNestedDataSet(), d);
  addClassicNames(d);
  return d;
}

}  // namespace glmamba::io
