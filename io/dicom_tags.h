// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <gdcmVR.h>

/// The DICOM attributes that we write, named by their keywords. DICOM PS3.6, 6.
namespace glmamba::io::attribute {

struct Attribute {
  std::uint16_t group;
  std::uint16_t element;
  gdcm::VR::VRType vr;
};

using VR = gdcm::VR;

// Patient and study
inline constexpr Attribute kSpecificCharacterSet{0x0008, 0x0005, VR::CS};
inline constexpr Attribute kTimezoneOffsetFromUtc{0x0008, 0x0201, VR::SH};
inline constexpr Attribute kPatientName{0x0010, 0x0010, VR::PN};
inline constexpr Attribute kPatientId{0x0010, 0x0020, VR::LO};
inline constexpr Attribute kPatientBirthDate{0x0010, 0x0030, VR::DA};
inline constexpr Attribute kPatientSex{0x0010, 0x0040, VR::CS};
inline constexpr Attribute kPatientIdentityRemoved{0x0012, 0x0062, VR::CS};
inline constexpr Attribute kDeidentificationMethod{0x0012, 0x0063, VR::LO};
inline constexpr Attribute kDeidentificationMethodCodeSequence{0x0012, 0x0064, VR::SQ};
inline constexpr Attribute kLongitudinalTemporalInformationModified{0x0028, 0x0303, VR::CS};
inline constexpr Attribute kStudyInstanceUid{0x0020, 0x000D, VR::UI};
inline constexpr Attribute kStudyDate{0x0008, 0x0020, VR::DA};
inline constexpr Attribute kStudyTime{0x0008, 0x0030, VR::TM};
inline constexpr Attribute kStudyId{0x0020, 0x0010, VR::SH};
inline constexpr Attribute kAccessionNumber{0x0008, 0x0050, VR::SH};
inline constexpr Attribute kReferringPhysicianName{0x0008, 0x0090, VR::PN};
inline constexpr Attribute kStudyDescription{0x0008, 0x1030, VR::LO};

// Series, frame of reference, equipment
inline constexpr Attribute kModality{0x0008, 0x0060, VR::CS};
inline constexpr Attribute kSeriesInstanceUid{0x0020, 0x000E, VR::UI};
inline constexpr Attribute kSeriesNumber{0x0020, 0x0011, VR::IS};
inline constexpr Attribute kSeriesDescription{0x0008, 0x103E, VR::LO};
inline constexpr Attribute kSeriesDate{0x0008, 0x0021, VR::DA};
inline constexpr Attribute kSeriesTime{0x0008, 0x0031, VR::TM};
inline constexpr Attribute kProtocolName{0x0018, 0x1030, VR::LO};
inline constexpr Attribute kBodyPartExamined{0x0018, 0x0015, VR::CS};
inline constexpr Attribute kLaterality{0x0020, 0x0060, VR::CS};
inline constexpr Attribute kPatientPosition{0x0018, 0x5100, VR::CS};
inline constexpr Attribute kFrameOfReferenceUid{0x0020, 0x0052, VR::UI};
inline constexpr Attribute kPositionReferenceIndicator{0x0020, 0x1040, VR::LO};
inline constexpr Attribute kManufacturer{0x0008, 0x0070, VR::LO};
inline constexpr Attribute kManufacturerModelName{0x0008, 0x1090, VR::LO};
inline constexpr Attribute kSoftwareVersions{0x0018, 0x1020, VR::LO};
inline constexpr Attribute kDeviceSerialNumber{0x0018, 0x1000, VR::LO};
inline constexpr Attribute kInstitutionName{0x0008, 0x0080, VR::LO};
inline constexpr Attribute kInstitutionalDepartmentName{0x0008, 0x1040, VR::LO};
inline constexpr Attribute kStationName{0x0008, 0x1010, VR::SH};

// Image
inline constexpr Attribute kImageType{0x0008, 0x0008, VR::CS};
inline constexpr Attribute kInstanceNumber{0x0020, 0x0013, VR::IS};
inline constexpr Attribute kContentDate{0x0008, 0x0023, VR::DA};
inline constexpr Attribute kContentTime{0x0008, 0x0033, VR::TM};
inline constexpr Attribute kInstanceCreationDate{0x0008, 0x0012, VR::DA};
inline constexpr Attribute kInstanceCreationTime{0x0008, 0x0013, VR::TM};
inline constexpr Attribute kDerivationDescription{0x0008, 0x2111, VR::ST};
inline constexpr Attribute kDerivationCodeSequence{0x0008, 0x9215, VR::SQ};
inline constexpr Attribute kSourceImageSequence{0x0008, 0x2112, VR::SQ};
inline constexpr Attribute kReferencedSopClassUid{0x0008, 0x1150, VR::UI};
inline constexpr Attribute kReferencedSopInstanceUid{0x0008, 0x1155, VR::UI};
inline constexpr Attribute kReferencedFrameNumber{0x0008, 0x1160, VR::IS};
inline constexpr Attribute kPurposeOfReferenceCodeSequence{0x0040, 0xA170, VR::SQ};
inline constexpr Attribute kSpatialLocationsPreserved{0x0028, 0x135A, VR::CS};
inline constexpr Attribute kBurnedInAnnotation{0x0028, 0x0301, VR::CS};
inline constexpr Attribute kRecognizableVisualFeatures{0x0028, 0x0302, VR::CS};
inline constexpr Attribute kLossyImageCompression{0x0028, 0x2110, VR::CS};
inline constexpr Attribute kLossyImageCompressionRatio{0x0028, 0x2112, VR::DS};
inline constexpr Attribute kLossyImageCompressionMethod{0x0028, 0x2114, VR::CS};
inline constexpr Attribute kSopClassUid{0x0008, 0x0016, VR::UI};
inline constexpr Attribute kSopInstanceUid{0x0008, 0x0018, VR::UI};
inline constexpr Attribute kSyntheticData{0x0008, 0x001C, VR::CS};
inline constexpr Attribute kContentQualification{0x0018, 0x9004, VR::CS};
inline constexpr Attribute kCodingSchemeIdentificationSequence{0x0008, 0x0110, VR::SQ};
inline constexpr Attribute kCodingSchemeName{0x0008, 0x0115, VR::ST};
inline constexpr Attribute kCodingSchemeResponsibleOrganization{0x0008, 0x0116, VR::ST};
inline constexpr Attribute kContributingEquipmentSequence{0x0018, 0xA001, VR::SQ};
inline constexpr Attribute kContributionDateTime{0x0018, 0xA002, VR::DT};
inline constexpr Attribute kContributionDescription{0x0018, 0xA003, VR::ST};
inline constexpr Attribute kReferencedSeriesSequence{0x0008, 0x1115, VR::SQ};
inline constexpr Attribute kReferencedInstanceSequence{0x0008, 0x114A, VR::SQ};
inline constexpr Attribute kStudiesContainingOtherReferencedInstancesSequence{0x0008, 0x1200, VR::SQ};
inline constexpr Attribute kCodeValue{0x0008, 0x0100, VR::SH};
inline constexpr Attribute kCodingSchemeDesignator{0x0008, 0x0102, VR::SH};
inline constexpr Attribute kCodeMeaning{0x0008, 0x0104, VR::LO};

// Plane and pixels
inline constexpr Attribute kImagePositionPatient{0x0020, 0x0032, VR::DS};
inline constexpr Attribute kImageOrientationPatient{0x0020, 0x0037, VR::DS};
inline constexpr Attribute kPixelSpacing{0x0028, 0x0030, VR::DS};
inline constexpr Attribute kSliceThickness{0x0018, 0x0050, VR::DS};
inline constexpr Attribute kSpacingBetweenSlices{0x0018, 0x0088, VR::DS};
inline constexpr Attribute kSliceLocation{0x0020, 0x1041, VR::DS};
inline constexpr Attribute kSamplesPerPixel{0x0028, 0x0002, VR::US};
inline constexpr Attribute kPhotometricInterpretation{0x0028, 0x0004, VR::CS};
inline constexpr Attribute kRows{0x0028, 0x0010, VR::US};
inline constexpr Attribute kColumns{0x0028, 0x0011, VR::US};
inline constexpr Attribute kBitsAllocated{0x0028, 0x0100, VR::US};
inline constexpr Attribute kBitsStored{0x0028, 0x0101, VR::US};
inline constexpr Attribute kHighBit{0x0028, 0x0102, VR::US};
inline constexpr Attribute kPixelRepresentation{0x0028, 0x0103, VR::US};
inline constexpr Attribute kSmallestImagePixelValue{0x0028, 0x0106, VR::US};  // or SS, as the pixels
inline constexpr Attribute kLargestImagePixelValue{0x0028, 0x0107, VR::US};
inline constexpr Attribute kWindowCenter{0x0028, 0x1050, VR::DS};
inline constexpr Attribute kWindowWidth{0x0028, 0x1051, VR::DS};
inline constexpr Attribute kWindowCenterWidthExplanation{0x0028, 0x1055, VR::LO};
inline constexpr Attribute kVoiLutFunction{0x0028, 0x1056, VR::CS};
inline constexpr Attribute kPresentationLutShape{0x2050, 0x0020, VR::CS};
inline constexpr Attribute kRealWorldValueMappingSequence{0x0040, 0x9096, VR::SQ};
inline constexpr Attribute kRealWorldValueFirstValueMapped{0x0040, 0x9216, VR::US};
inline constexpr Attribute kRealWorldValueLastValueMapped{0x0040, 0x9211, VR::US};
inline constexpr Attribute kRealWorldValueIntercept{0x0040, 0x9224, VR::FD};
inline constexpr Attribute kRealWorldValueSlope{0x0040, 0x9225, VR::FD};
inline constexpr Attribute kLutExplanation{0x0028, 0x3003, VR::LO};
inline constexpr Attribute kLutLabel{0x0040, 0x9210, VR::SH};
inline constexpr Attribute kMeasurementUnitsCodeSequence{0x0040, 0x08EA, VR::SQ};
inline constexpr Attribute kPixelData{0x7FE0, 0x0010, VR::OW};

// MR acquisition
inline constexpr Attribute kScanningSequence{0x0018, 0x0020, VR::CS};
inline constexpr Attribute kSequenceVariant{0x0018, 0x0021, VR::CS};
inline constexpr Attribute kScanOptions{0x0018, 0x0022, VR::CS};
inline constexpr Attribute kMrAcquisitionType{0x0018, 0x0023, VR::CS};
inline constexpr Attribute kRepetitionTime{0x0018, 0x0080, VR::DS};
inline constexpr Attribute kEchoTime{0x0018, 0x0081, VR::DS};
inline constexpr Attribute kInversionTime{0x0018, 0x0082, VR::DS};
inline constexpr Attribute kEchoTrainLength{0x0018, 0x0091, VR::IS};
inline constexpr Attribute kTriggerTime{0x0018, 0x1060, VR::DS};
inline constexpr Attribute kContrastBolusAgent{0x0018, 0x0010, VR::LO};

}  // namespace glmamba::io::attribute
