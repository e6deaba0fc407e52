// SPDX-License-Identifier: Apache-2.0
#include "io/deidentification.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <initializer_list>

#include <gdcmDataSet.h>

#include "io/dicom_dataset.h"
#include "io/dicom_modules.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/dicom_uid.h"

namespace glmamba::io {
namespace {

using namespace attribute;

constexpr Attribute kPatientAge{0x0010, 0x1010, VR::AS};
constexpr Attribute kPatientSize{0x0010, 0x1020, VR::DS};
constexpr Attribute kPatientWeight{0x0010, 0x1030, VR::DS};
constexpr Attribute kEthnicGroup{0x0010, 0x2160, VR::SH};
constexpr Attribute kPregnancyStatus{0x0010, 0x21C0, VR::US};

// Text that this program writes itself, codes, and settings of the scanner.
constexpr Attribute kKeptText[] = {
    kManufacturer,
    kManufacturerModelName,
    kSoftwareVersions,
    kDeviceSerialNumber,
    kSeriesDescription,
    kDerivationDescription,
    kCodeValue,
    kCodingSchemeDesignator,
    kCodeMeaning,
    kCodingSchemeName,
    kCodingSchemeResponsibleOrganization,
    kLutExplanation,
    kLutLabel,
    kWindowCenterWidthExplanation,
    kPositionReferenceIndicator,
    kStackId,
    kRescaleType,
    kContentDescription,
    kContentCreatorName,
    kSegmentLabel,
    kSegmentDescription,
    kSegmentAlgorithmName,
    kTrackingId,
    kAlgorithmName,
    kAlgorithmVersion,
    {0x0018, 0x0024, VR::SH},  // Sequence Name
    {0x0018, 0x0085, VR::SH},  // Imaged Nucleus
    {0x0018, 0x1250, VR::SH},  // Receive Coil Name
    {0x0018, 0x1251, VR::SH},  // Transmit Coil Name
};

// Sequences of ours; what else a source had is of its hospital.
constexpr Attribute kKeptSequences[] = {kDerivationCodeSequence,
                                        kSourceImageSequence,
                                        kPurposeOfReferenceCodeSequence,
                                        kReferencedSeriesSequence,
                                        kReferencedInstanceSequence,
                                        kStudiesContainingOtherReferencedInstancesSequence,
                                        kCodingSchemeIdentificationSequence,
                                        kContributingEquipmentSequence,
                                        kRealWorldValueMappingSequence,
                                        kMeasurementUnitsCodeSequence,
                                        kSharedFunctionalGroupsSequence,
                                        kPerFrameFunctionalGroupsSequence,
                                        kPixelMeasuresSequence,
                                        kPlaneOrientationSequence,
                                        kPlanePositionSequence,
                                        kFrameContentSequence,
                                        kDimensionOrganizationSequence,
                                        kDimensionIndexSequence,
                                        kFrameAnatomySequence,
                                        kAnatomicRegionSequence,
                                        kFrameVoiLutSequence,
                                        kPixelValueTransformationSequence,
                                        kDerivationImageSequence,
                                        kAcquisitionContextSequence,
                                        kMrImageFrameTypeSequence,
                                        kSourceImageEvidenceSequence,
                                        kReferencedSopSequence,
                                        kParametricMapFrameTypeSequence,
                                        kQuantityDefinitionSequence,
                                        kConceptNameCodeSequence,
                                        kConceptCodeSequence,
                                        kSegmentSequence,
                                        kSegmentationAlgorithmIdentificationSequence,
                                        kSegmentedPropertyCategoryCodeSequence,
                                        kSegmentedPropertyTypeCodeSequence,
                                        kSegmentIdentificationSequence,
                                        kAlgorithmFamilyCodeSequence};

// Required with a value or empty: PS3.15 has Z for them.
constexpr Attribute kEmptied[] = {kAccessionNumber, kStudyId, kReferringPhysicianName, kPatientBirthDate};
constexpr Attribute kEmptiedDates[] = {kStudyDate, kStudyTime, kContentDate, kContentTime};
constexpr Attribute kCharacteristics[] = {kPatientAge, kPatientSize, kPatientWeight, kEthnicGroup, kPregnancyStatus};

template <typename List>
bool isIn(const List& list, const gdcm::Tag& tag) {
  return std::any_of(std::begin(list), std::end(list), [&](const Attribute& a) { return tagOf(a) == tag; });
}

/// YYYYMMDD and what follows, so many days earlier; empty when it is no whole date.
std::string shifted(const std::string& date, int days) {
  std::tm day{};
  if (date.size() < 8 || std::sscanf(date.c_str(), "%4d%2d%2d", &day.tm_year, &day.tm_mon, &day.tm_mday) != 3)
    return {};
  day.tm_year -= 1900;
  day.tm_mon -= 1;
  day.tm_mday -= days;
  day.tm_hour = 12;  // far from where summer time begins
  day.tm_isdst = -1;
  if (std::mktime(&day) == -1) return {};
  char text[16];
  std::strftime(text, sizeof text, "%Y%m%d", &day);
  return text + date.substr(8);
}

/// Contrast agents by generic name: a brand, a dose or a remark could tell where the image was made.
std::string knownAgent(const std::string& text) {
  std::string upper = asciiOf(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
  for (const char* agent : {"GADOBUTROL", "GADOTERATE", "GADOTERIDOL", "GADOBENATE", "GADOXETATE", "GADODIAMIDE",
                            "GADOPENTETATE", "GADOVERSETAMIDE", "GADOPICLENOL", "GADOLINIUM"})
    if (upper.find(agent) != std::string::npos) return agent;
  return "CONTRAST";
}

class Profile {
 public:
  Profile(const gdcm::DataSet& object, const Deidentification& how)
      : m_how(how), m_isMultiFrame(object.FindDataElement(tagOf(kNumberOfFrames))) {
    std::string patient = textOf(object, tagOf(kPatientId));
    if (patient.empty()) patient = textOf(object, tagOf(kPatientName));
    if (patient.empty()) patient = textOf(object, tagOf(kStudyInstanceUid));
    const auto name = how.key.digest("patient", patient);
    char text[24];
    std::snprintf(text, sizeof text, "%02X%02X%02X%02X%02X", name[0], name[1], name[2], name[3], name[4]);
    m_pseudonym = text;
    const auto days = how.key.digest("dates", patient);
    m_days = 1 + (days[0] << 8 | days[1]) % 365;
  }

  void apply(gdcm::DataSet& d) const {
    clean(d);
    setText(d, kPatientName, "ANON^" + m_pseudonym);
    setText(d, kPatientId, "ANON" + m_pseudonym);
    setText(d, kPatientBirthDate, "");
    if (!m_how.keepsPatientCharacteristics) setText(d, kPatientSex, "");
    if (!m_how.keepsReferences && !m_isMultiFrame) {
      for (const Attribute& a :
           {kSourceImageSequence, kReferencedSeriesSequence, kStudiesContainingOtherReferencedInstancesSequence})
        d.Remove(tagOf(a));
    }
    record(d);
  }

 private:
  void clean(gdcm::DataSet& d) const {
    const auto elements = d.GetDES();  // a copy: elements go while we look
    for (const gdcm::DataElement& element : elements) {
      if (element.GetTag().IsPrivate())
        d.Remove(element.GetTag());
      else
        treat(element, d);
    }
  }

  void treat(const gdcm::DataElement& element, gdcm::DataSet& d) const {
    const gdcm::Tag tag = element.GetTag();
    const Attribute attribute{tag.GetGroup(), tag.GetElement(), element.GetVR()};
    if (isIn(kCharacteristics, tag)) return treatCharacteristic(attribute, d);
    if (tag == tagOf(kContrastBolusAgent)) return setText(d, attribute, knownAgent(textOf(d, tag)));
    switch (attribute.vr) {
      case VR::SQ:
        return treatSequence(attribute, d);
      case VR::UI:
        return treatUid(attribute, d);
      case VR::DA:
      case VR::TM:
      case VR::DT:
        return treatTime(attribute, d);
      case VR::CS:
      case VR::DS:
      case VR::IS:
      case VR::AT:
      case VR::US:
      case VR::SS:
      case VR::UL:
      case VR::SL:
      case VR::FL:
      case VR::FD:
      case VR::OB:
      case VR::OW:
      case VR::OF:
        return;  // terms of the standard, numbers, pixels
      default:
        if (isIn(kEmptied, tag)) return setText(d, attribute, "");
        // Offset of the time zone: as much a part of times as they are.
        if (tag == tagOf(kTimezoneOffsetFromUtc) && m_how.dates != DateTreatment::remove) return;
        if (!isIn(kKeptText, tag)) d.Remove(tag);
    }
  }

  void treatCharacteristic(const Attribute& attribute, gdcm::DataSet& d) const {
    if (!m_how.keepsPatientCharacteristics) {
      d.Remove(tagOf(attribute));
    } else if (tagOf(attribute) == tagOf(kPatientAge)) {
      const std::string age = textOf(d, tagOf(attribute));
      if (age.size() == 4 && age[3] == 'Y' && age > "089Y") setText(d, attribute, "090Y");
    }
  }

  void treatSequence(const Attribute& attribute, gdcm::DataSet& d) const {
    if (!isIn(kKeptSequences, tagOf(attribute))) {
      d.Remove(tagOf(attribute));
      return;
    }
    const bool isEquipment = tagOf(attribute) == tagOf(kContributingEquipmentSequence);
    std::vector<gdcm::DataSet> items = itemsOf(d, attribute);
    for (gdcm::DataSet& item : items) {
      clean(item);
      if (isEquipment) item.Remove(tagOf(kDeviceSerialNumber));  // a scanner's; ours is the object's own
    }
    setSequence(d, attribute, items);
  }

  void treatUid(const Attribute& attribute, gdcm::DataSet& d) const {
    const std::string uid = textOf(d, tagOf(attribute));
    if (uid.empty() || uid.rfind("1.2.840.10008.", 0) == 0) return;  // classes and encodings of the standard
    const auto digest = m_how.key.digest("uid", uid);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x80);  // version 8: by a hash of our own, RFC 9562, 5.8
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    setText(d, attribute, uidFromBytes(bytes));
  }

  void treatTime(const Attribute& attribute, gdcm::DataSet& d) const {
    const gdcm::Tag tag = tagOf(attribute);
    if (isIn(kEmptied, tag)) return setText(d, attribute, "");
    const bool isBirth = tag == gdcm::Tag(0x0010, 0x0032);
    if (!isBirth && m_how.dates == DateTreatment::keep) return;
    if (!isBirth && m_how.dates == DateTreatment::shift) {
      if (attribute.vr == VR::TM) return;
      const std::string earlier = shifted(textOf(d, tag), m_days);
      if (!earlier.empty()) return setText(d, attribute, earlier);
    }
    const bool isContent = tag == tagOf(kContentDate) || tag == tagOf(kContentTime);
    if (isContent && m_isMultiFrame) return setText(d, attribute, attribute.vr == VR::DA ? "19000101" : "000000");
    isIn(kEmptiedDates, tag) ? setText(d, attribute, "") : static_cast<void>(d.Remove(tag));
  }

  /// DICOM PS3.3, C.7.1.1, C.7.6.1 and C.12.1; PS3.15, E.2 and E.3.
  void record(gdcm::DataSet& d) const {
    const bool remove = m_how.dates == DateTreatment::remove, shift = m_how.dates == DateTreatment::shift;
    std::vector<gdcm::DataSet> codes{codeItem("113100", "DCM", "Basic Application Confidentiality Profile"),
                                     codeItem("113105", "DCM", "Clean Descriptors Option")};
    if (shift)
      codes.push_back(codeItem("113107", "DCM", "Retain Longitudinal Temporal Information Modified Dates Option"));
    else if (!remove)
      codes.push_back(codeItem("113106", "DCM", "Retain Longitudinal Temporal Information Full Dates Option"));
    if (m_how.keepsPatientCharacteristics)
      codes.push_back(codeItem("113108", "DCM", "Retain Patient Characteristics Option"));
    setText(d, kPatientIdentityRemoved, "YES");
    setText(d, kDeidentificationMethod,
            (std::string(kProgramName) + " " + asciiOf(m_how.programVersion) + ", PS3.15 Annex E Basic Profile")
                .substr(0, 64));
    setSequence(d, kDeidentificationMethodCodeSequence, codes);
    setText(d, kLongitudinalTemporalInformationModified, remove ? "REMOVED" : shift ? "MODIFIED" : "UNMODIFIED");
    gdcm::DataSet program;
    setSequence(program, kPurposeOfReferenceCodeSequence, {codeItem("109104", "DCM", "De-identifying Equipment")});
    setEquipment(m_how.programVersion, {}, program);
    appendItem(d, kContributingEquipmentSequence, program);
  }

  const Deidentification& m_how;
  bool m_isMultiFrame;
  std::string m_pseudonym;
  int m_days = 0;
};

}  // namespace

void deidentify(gdcm::DataSet& object, const Deidentification& how) { Profile(object, how).apply(object); }

}  // namespace glmamba::io
