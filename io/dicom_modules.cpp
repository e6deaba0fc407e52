// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_modules.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "core/platform.h"
#include "io/dicom_dataset.h"
#include "io/dicom_text.h"

namespace glmamba::io {
namespace {

using namespace attribute;

// Patient and Study modules must be the same in all instances of a study. C.7.1.1, C.7.2.1, C.7.2.2.
constexpr Attribute kRequiredOfStudy[] = {
    kPatientName,      kPatientId,       kPatientBirthDate,    kPatientSex,
    kStudyInstanceUid, kStudyDate,       kStudyTime,           kReferringPhysicianName,
    kStudyId,          kAccessionNumber, kFrameOfReferenceUid, kPositionReferenceIndicator};
constexpr Attribute kOptionalOfStudy[] = {
    kSpecificCharacterSet,    kTimezoneOffsetFromUtc,   {0x0010, 0x0021, VR::LO},  // Issuer of Patient ID
    {0x0010, 0x0032, VR::TM},                                                      // Patient's Birth Time
    {0x0010, 0x1002, VR::SQ},                                                      // Other Patient IDs Sequence
    {0x0010, 0x2160, VR::SH},                                                      // Ethnic Group
    {0x0010, 0x4000, VR::LT},                                                      // Patient Comments
    kStudyDescription,        {0x0008, 0x1032, VR::SQ},                            // Procedure Code Sequence
    {0x0010, 0x1010, VR::AS},                                                      // Patient's Age
    {0x0010, 0x1020, VR::DS},                                                      // Patient's Size
    {0x0010, 0x1030, VR::DS},                                                      // Patient's Weight
    {0x0010, 0x2000, VR::LO},                                                      // Medical Alerts
    {0x0010, 0x2110, VR::LO},                                                      // Allergies
    {0x0010, 0x21C0, VR::US},                                                      // Pregnancy Status
    {0x0038, 0x0500, VR::LO},                                                      // Patient State
    {0x0010, 0x2180, VR::SH},                                                      // Occupation
    {0x0010, 0x21B0, VR::LT},                                                      // Additional Patient History
    {0x0008, 0x1080, VR::LO},                                                      // Admitting Diagnoses Description
    {0x0012, 0x0010, VR::LO},                                                      // Clinical Trial Sponsor Name …
    {0x0012, 0x0020, VR::LO}, {0x0012, 0x0021, VR::LO}, {0x0012, 0x0030, VR::LO}, {0x0012, 0x0031, VR::LO},
    {0x0012, 0x0040, VR::LO}, {0x0012, 0x0042, VR::LO}, {0x0012, 0x0050, VR::LO}, {0x0012, 0x0051, VR::ST},
    {0x0012, 0x0060, VR::LO},  // … Clinical Trial Coordinating Center Name
};

// Facts of the acquisition, true of the result too. C.7.3.1, C.7.10.1, C.7.6.2, C.8.3.1. Those that are defined on the
// acquired data (matrix, bandwidth, phase encoding steps) are copied as they are, never multiplied.
constexpr Attribute kOptionalOfAcquisition[] = {
    kProtocolName,
    kBodyPartExamined,
    {0x0040, 0x0275, VR::SQ},  // Request Attributes Sequence
    {0x0020, 0x0012, VR::IS},  // Acquisition Number
    {0x0008, 0x0022, VR::DA},  // Acquisition Date
    {0x0008, 0x0032, VR::TM},  // Acquisition Time
    {0x0008, 0x002A, VR::DT},  // Acquisition DateTime
    {0x0028, 0x0300, VR::CS},  // Quality Control Image
    kSpacingBetweenSlices,
    kSliceLocation,
    {0x0018, 0x0024, VR::SH},  // Sequence Name
    {0x0018, 0x0025, VR::CS},  // Angio Flag
    {0x0018, 0x0083, VR::DS},  // Number of Averages
    {0x0018, 0x0084, VR::DS},  // Imaging Frequency
    {0x0018, 0x0085, VR::SH},  // Imaged Nucleus
    {0x0018, 0x0086, VR::IS},  // Echo Number(s)
    {0x0018, 0x0087, VR::DS},  // Magnetic Field Strength
    {0x0018, 0x0089, VR::IS},  // Number of Phase Encoding Steps
    {0x0018, 0x0093, VR::DS},  // Percent Sampling
    {0x0018, 0x0094, VR::DS},  // Percent Phase Field of View
    {0x0018, 0x0095, VR::DS},  // Pixel Bandwidth
    {0x0018, 0x1100, VR::DS},  // Reconstruction Diameter
    {0x0018, 0x1250, VR::SH},  // Receive Coil Name
    {0x0018, 0x1251, VR::SH},  // Transmit Coil Name
    {0x0018, 0x1310, VR::US},  // Acquisition Matrix
    {0x0018, 0x1312, VR::CS},  // In-plane Phase Encoding Direction
    {0x0018, 0x1314, VR::DS},  // Flip Angle
    {0x0018, 0x1315, VR::CS},  // Variable Flip Angle Flag
    {0x0018, 0x1316, VR::DS},  // SAR
    {0x0018, 0x1318, VR::DS},  // dB/dt
    {0x0018, 0x1320, VR::FL},  // B1rms
};
constexpr Attribute kContrastBolus[] = {kContrastBolusAgent,      {0x0018, 0x1040, VR::LO}, {0x0018, 0x1041, VR::DS},
                                        {0x0018, 0x1042, VR::TM}, {0x0018, 0x1043, VR::TM}, {0x0018, 0x1044, VR::DS},
                                        {0x0018, 0x1046, VR::DS}, {0x0018, 0x1047, VR::DS}, {0x0018, 0x1048, VR::CS},
                                        {0x0018, 0x1049, VR::DS}};
constexpr Attribute kDiffusionBValue{0x0018, 0x9087, VR::FD};
constexpr Attribute kDiffusionGradientOrientation{0x0018, 0x9089, VR::FD};

bool has(const std::string& values, std::initializer_list<const char*> terms) {
  for (const std::string& value : splitValues(values))
    for (const char* term : terms)
      if (value == term) return true;
  return false;
}

void copyAcquisition(const gdcm::DataSet& source, gdcm::DataSet& d) {
  for (const Attribute& a : kOptionalOfAcquisition) copy(source, d, a, WhenEmpty::skip);
  if (numberOf(source, tagOf(kSpacingBetweenSlices)).value_or(0) < 0) d.Remove(tagOf(kSpacingBetweenSlices));
  for (const Attribute& a : {kPatientPosition, kSliceThickness, kScanOptions, kMrAcquisitionType, kEchoTime,
                             kEchoTrainLength, kRepetitionTime}) {
    copy(source, d, a, WhenEmpty::writeEmpty);
  }
  // Enhanced MR has another term for the same. C.8.3.1 against C.8.13.5.6.
  const Attribute phaseEncoding{0x0018, 0x1312, VR::CS};
  if (textOf(d, tagOf(phaseEncoding)) == "COLUMN") setText(d, phaseEncoding, "COL");
  if (numberOf(d, tagOf(kEchoTrainLength)) == 0.0) setText(d, kEchoTrainLength, "");  // of gradient echoes: unknown
  copy(source, d, kScanningSequence, WhenEmpty::skip);
  copy(source, d, kSequenceVariant, WhenEmpty::skip);
  const std::string sequence = textOf(d, tagOf(kScanningSequence));
  if (sequence.empty()) setText(d, kScanningSequence, "RM");
  if (textOf(d, tagOf(kSequenceVariant)).empty()) setText(d, kSequenceVariant, "NONE");
  if (has(sequence, {"IR"})) copy(source, d, kInversionTime, WhenEmpty::writeEmpty);
  if (has(textOf(d, tagOf(kScanOptions)), {"CG", "PPG"})) copy(source, d, kTriggerTime, WhenEmpty::writeEmpty);
  if (!textOf(source, tagOf(kContrastBolusAgent)).empty())
    for (const Attribute& a : kContrastBolus) copy(source, d, a, WhenEmpty::skip);
  // Not in the classic IOD, but without it a diffusion image is unreadable.
  if (realOf(source, tagOf(kDiffusionBValue)).value_or(0) >= 50) {
    copy(source, d, kDiffusionBValue, WhenEmpty::skip);
    copy(source, d, kDiffusionGradientOrientation, WhenEmpty::skip);
  }
}

}  // namespace

DicomTime dicomNow() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto micro = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count() % 1000000;
  const std::tm local = core::localTime(seconds);
  char date[16];
  char time[16];
  char fraction[16];
  std::strftime(date, sizeof date, "%Y%m%d", &local);
  std::strftime(time, sizeof time, "%H%M%S", &local);
  std::snprintf(fraction, sizeof fraction, ".%06d", static_cast<int>(micro));
  const std::string fullTime = std::string(time) + fraction;
  return {date, fullTime, date + fullTime};
}

void copyStudy(const gdcm::DataSet& source, gdcm::DataSet& d) {
  for (const Attribute& a : kOptionalOfStudy) copy(source, d, a, WhenEmpty::skip);
  // Scanners write 0, which is no value of Pregnancy Status. DICOM PS3.3, C.7.2.3.
  const gdcm::Tag pregnancy(0x0010, 0x21C0);
  const int status = shortOf(d, pregnancy).value_or(4);
  if (status < 1 || status > 4) d.Remove(pregnancy);
  for (const Attribute& a : kRequiredOfStudy) copy(source, d, a, WhenEmpty::writeEmpty);
  if (textOf(source, tagOf(kPatientIdentityRemoved)) == "YES") {
    copy(source, d, kPatientIdentityRemoved, WhenEmpty::skip);
    copy(source, d, kDeidentificationMethod, WhenEmpty::skip);
    copy(source, d, kDeidentificationMethodCodeSequence, WhenEmpty::skip);
    copy(source, d, kLongitudinalTemporalInformationModified, WhenEmpty::skip);
    if (!d.FindDataElement(tagOf(kDeidentificationMethod)) &&
        !d.FindDataElement(tagOf(kDeidentificationMethodCodeSequence))) {
      setText(d, kDeidentificationMethod, "Not stated by the source");
    }
  }
}

void copyFromTarget(const gdcm::DataSet& source, gdcm::DataSet& d) {
  copyStudy(source, d);
  copyAcquisition(source, d);
  setLaterality(source, d);
  copy(source, d, kPhotometricInterpretation, WhenEmpty::skip);
  const bool burnedIn = textOf(source, tagOf(kBurnedInAnnotation)) == "YES";
  setText(d, kBurnedInAnnotation, burnedIn ? "YES" : "NO");
  const bool unrecognizable = textOf(source, tagOf(kRecognizableVisualFeatures)) == "NO";
  setText(d, kRecognizableVisualFeatures, unrecognizable ? "NO" : "YES");
}

void setLaterality(const gdcm::DataSet& source, gdcm::DataSet& d) {
  const std::string part = textOf(d, tagOf(kBodyPartExamined));
  if (part.empty()) return setText(d, kLaterality, "");
  static constexpr std::array<const char*, 18> kPaired = {"ANKLE",   "ARM",  "BREAST", "CALF",     "CLAVICLE", "EAR",
                                                          "ELBOW",   "EYE",  "FINGER", "FOOT",     "HAND",     "HIP",
                                                          "HUMERUS", "KNEE", "LEG",    "SHOULDER", "THIGH",    "WRIST"};
  for (const char* paired : kPaired)
    if (part == paired) copy(source, d, kLaterality, WhenEmpty::writeEmpty);
}

void setStandaloneStudy(const StandaloneStudy& study, gdcm::DataSet& d) {
  setText(d, kPatientName, study.patientName);
  setText(d, kPatientId, study.patientId);
  setText(d, kPatientBirthDate, "");
  setText(d, kPatientSex, "");
  setText(d, kStudyInstanceUid, study.studyInstanceUid);
  setText(d, kStudyDate, study.studyDate);
  setText(d, kStudyTime, study.studyTime);
  setText(d, kStudyId, "1");
  setText(d, kAccessionNumber, "");
  setText(d, kReferringPhysicianName, "");
  setText(d, kStudyDescription, asciiOf(study.studyDescription).substr(0, 64));
  setText(d, kFrameOfReferenceUid, study.frameOfReferenceUid);
  setText(d, kPositionReferenceIndicator, "");
}

void setSeries(const SeriesModule& series, const DicomTime& time, gdcm::DataSet& d) {
  setText(d, kSeriesInstanceUid, series.instanceUid);
  setText(d, kSeriesNumber, std::to_string(series.number));
  setText(d, kSeriesDescription, series.description);
  setText(d, kSeriesDate, time.date);
  setText(d, kSeriesTime, time.time);
  setText(d, kContentDate, time.date);
  setText(d, kContentTime, time.time);
  setText(d, kInstanceCreationDate, time.date);
  setText(d, kInstanceCreationTime, time.time);
}

int derivedSeriesNumber(int source, int offset) {
  return source > 0 && source < 20000000 ? 100 * source + offset : 9000 + offset;
}

void setEquipment(const std::string& programVersion, const std::string& network, gdcm::DataSet& d) {
  setText(d, kManufacturer, kProgramName);
  setText(d, kManufacturerModelName, kProgramName);
  std::string versions = asciiOf(programVersion).substr(0, 64);
  if (!network.empty()) versions += "\\" + asciiOf(network).substr(0, 64);
  if (!versions.empty()) setText(d, kSoftwareVersions, versions);
}

void setEnhancedEquipment(const std::string& programVersion, const std::string& network, gdcm::DataSet& d) {
  const std::string version = programVersion.empty() ? "0" : programVersion;
  setEquipment(version, network, d);
  setText(d, kDeviceSerialNumber, asciiOf(version).substr(0, 64));
}

gdcm::DataSet programContribution(const std::string& code, const std::string& meaning,
                                  const std::string& programVersion, const std::string& description,
                                  const DicomTime& time) {
  gdcm::DataSet item;
  setSequence(item, kPurposeOfReferenceCodeSequence, {codeItem(code, "DCM", meaning)});
  setEquipment(programVersion, {}, item);
  setText(item, kContributionDateTime, time.dateTime);
  setText(item, kContributionDescription, description);
  return item;
}

gdcm::DataSet scannerContribution(const gdcm::DataSet& source) {
  gdcm::DataSet item;
  setSequence(item, kPurposeOfReferenceCodeSequence, {codeItem("109101", "DCM", "Acquisition Equipment")});
  for (const Attribute& a : {kManufacturer, kInstitutionName, kInstitutionalDepartmentName, kStationName,
                             kManufacturerModelName, kDeviceSerialNumber, kSoftwareVersions}) {
    copy(source, item, a, WhenEmpty::skip);
  }
  if (!item.FindDataElement(tagOf(kManufacturer))) setText(item, kManufacturer, "UNKNOWN");
  return item;
}

void setUnknownAcquisition(gdcm::DataSet& d) {
  setText(d, kScanningSequence, "RM");
  setText(d, kSequenceVariant, "NONE");
  for (const Attribute& a :
       {kPatientPosition, kScanOptions, kMrAcquisitionType, kEchoTime, kEchoTrainLength, kRepetitionTime}) {
    setText(d, a, "");
  }
}

gdcm::DataSet instanceItem(const std::string& sopClassUid, const std::string& sopInstanceUid) {
  gdcm::DataSet item;
  setText(item, kReferencedSopClassUid, sopClassUid);
  setText(item, kReferencedSopInstanceUid, sopInstanceUid);
  return item;
}

}  // namespace glmamba::io
