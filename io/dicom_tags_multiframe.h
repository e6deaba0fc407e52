// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/dicom_tags.h"

/// The attributes of multi-frame objects (Enhanced MR, Parametric Map, Segmentation) beside those of dicom_tags.h.
namespace glmamba::io::attribute {

// Frames, functional groups, dimensions. C.7.6.16, C.7.6.17
inline constexpr Attribute kNumberOfFrames{0x0028, 0x0008, VR::IS};
inline constexpr Attribute kSharedFunctionalGroupsSequence{0x5200, 0x9229, VR::SQ};
inline constexpr Attribute kPerFrameFunctionalGroupsSequence{0x5200, 0x9230, VR::SQ};
inline constexpr Attribute kPixelMeasuresSequence{0x0028, 0x9110, VR::SQ};
inline constexpr Attribute kPlaneOrientationSequence{0x0020, 0x9116, VR::SQ};
inline constexpr Attribute kPlanePositionSequence{0x0020, 0x9113, VR::SQ};
inline constexpr Attribute kFrameContentSequence{0x0020, 0x9111, VR::SQ};
inline constexpr Attribute kStackId{0x0020, 0x9056, VR::SH};
inline constexpr Attribute kInStackPositionNumber{0x0020, 0x9057, VR::UL};
inline constexpr Attribute kDimensionIndexValues{0x0020, 0x9157, VR::UL};
inline constexpr Attribute kDimensionOrganizationSequence{0x0020, 0x9221, VR::SQ};
inline constexpr Attribute kDimensionOrganizationUid{0x0020, 0x9164, VR::UI};
inline constexpr Attribute kDimensionOrganizationType{0x0020, 0x9311, VR::CS};
inline constexpr Attribute kDimensionIndexSequence{0x0020, 0x9222, VR::SQ};
inline constexpr Attribute kDimensionIndexPointer{0x0020, 0x9165, VR::AT};
inline constexpr Attribute kFunctionalGroupPointer{0x0020, 0x9167, VR::AT};
inline constexpr Attribute kFrameAnatomySequence{0x0020, 0x9071, VR::SQ};
inline constexpr Attribute kAnatomicRegionSequence{0x0008, 0x2218, VR::SQ};
inline constexpr Attribute kFrameLaterality{0x0020, 0x9072, VR::CS};
inline constexpr Attribute kFrameVoiLutSequence{0x0028, 0x9132, VR::SQ};
inline constexpr Attribute kPixelValueTransformationSequence{0x0028, 0x9145, VR::SQ};
inline constexpr Attribute kRescaleIntercept{0x0028, 0x1052, VR::DS};
inline constexpr Attribute kRescaleSlope{0x0028, 0x1053, VR::DS};
inline constexpr Attribute kRescaleType{0x0028, 0x1054, VR::LO};
inline constexpr Attribute kDerivationImageSequence{0x0008, 0x9124, VR::SQ};
inline constexpr Attribute kAcquisitionContextSequence{0x0040, 0x0555, VR::SQ};
inline constexpr Attribute kFrameType{0x0008, 0x9007, VR::CS};
inline constexpr Attribute kPixelPresentation{0x0008, 0x9205, VR::CS};

// Enhanced MR. C.8.13
inline constexpr Attribute kMrImageFrameTypeSequence{0x0018, 0x9226, VR::SQ};
inline constexpr Attribute kVolumetricProperties{0x0008, 0x9206, VR::CS};
inline constexpr Attribute kVolumeBasedCalculationTechnique{0x0008, 0x9207, VR::CS};
inline constexpr Attribute kComplexImageComponent{0x0008, 0x9208, VR::CS};
inline constexpr Attribute kAcquisitionContrast{0x0008, 0x9209, VR::CS};
inline constexpr Attribute kApplicableSafetyStandardAgency{0x0018, 0x9174, VR::CS};
inline constexpr Attribute kSourceImageEvidenceSequence{0x0008, 0x9154, VR::SQ};
inline constexpr Attribute kReferencedSopSequence{0x0008, 0x1199, VR::SQ};
inline constexpr Attribute kFrameReferenceDateTime{0x0018, 0x9151, VR::DT};
inline constexpr Attribute kFrameAcquisitionDateTime{0x0018, 0x9074, VR::DT};
inline constexpr Attribute kFrameAcquisitionDuration{0x0018, 0x9220, VR::FD};

// Content Identification, Parametric Map. 10.9, C.8.32
inline constexpr Attribute kContentLabel{0x0070, 0x0080, VR::CS};
inline constexpr Attribute kContentDescription{0x0070, 0x0081, VR::LO};
inline constexpr Attribute kContentCreatorName{0x0070, 0x0084, VR::PN};
inline constexpr Attribute kParametricMapFrameTypeSequence{0x0040, 0x9092, VR::SQ};
inline constexpr Attribute kDoubleFloatRealWorldValueFirstValueMapped{0x0040, 0x9214, VR::FD};
inline constexpr Attribute kDoubleFloatRealWorldValueLastValueMapped{0x0040, 0x9213, VR::FD};
inline constexpr Attribute kQuantityDefinitionSequence{0x0040, 0x9220, VR::SQ};
inline constexpr Attribute kValueType{0x0040, 0xA040, VR::CS};
inline constexpr Attribute kConceptNameCodeSequence{0x0040, 0xA043, VR::SQ};
inline constexpr Attribute kConceptCodeSequence{0x0040, 0xA168, VR::SQ};
inline constexpr Attribute kFloatPixelData{0x7FE0, 0x0008, VR::OF};

// Segmentation. C.8.20
inline constexpr Attribute kSegmentationType{0x0062, 0x0001, VR::CS};
inline constexpr Attribute kSegmentsOverlap{0x0062, 0x0013, VR::CS};
inline constexpr Attribute kSegmentSequence{0x0062, 0x0002, VR::SQ};
inline constexpr Attribute kSegmentNumber{0x0062, 0x0004, VR::US};
inline constexpr Attribute kSegmentLabel{0x0062, 0x0005, VR::LO};
inline constexpr Attribute kSegmentDescription{0x0062, 0x0006, VR::ST};
inline constexpr Attribute kSegmentAlgorithmType{0x0062, 0x0008, VR::CS};
inline constexpr Attribute kSegmentAlgorithmName{0x0062, 0x0009, VR::LO};
inline constexpr Attribute kSegmentationAlgorithmIdentificationSequence{0x0062, 0x0007, VR::SQ};
inline constexpr Attribute kSegmentedPropertyCategoryCodeSequence{0x0062, 0x0003, VR::SQ};
inline constexpr Attribute kSegmentedPropertyTypeCodeSequence{0x0062, 0x000F, VR::SQ};
inline constexpr Attribute kRecommendedDisplayCieLabValue{0x0062, 0x000D, VR::US};
inline constexpr Attribute kTrackingId{0x0062, 0x0020, VR::UT};
inline constexpr Attribute kTrackingUid{0x0062, 0x0021, VR::UI};
inline constexpr Attribute kSegmentIdentificationSequence{0x0062, 0x000A, VR::SQ};
inline constexpr Attribute kReferencedSegmentNumber{0x0062, 0x000B, VR::US};
inline constexpr Attribute kAlgorithmFamilyCodeSequence{0x0066, 0x002F, VR::SQ};
inline constexpr Attribute kAlgorithmName{0x0066, 0x0036, VR::LO};
inline constexpr Attribute kAlgorithmVersion{0x0066, 0x0031, VR::LO};
inline constexpr Attribute kSegmentPixelData{0x7FE0, 0x0010, VR::OB};  // a bit a pixel

}  // namespace glmamba::io::attribute
