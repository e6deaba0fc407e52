// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <gdcmDataSet.h>

namespace glmamba::io {

/// The program's name in the attributes that say who made an object.
constexpr const char* kProgramName = "GLMamba Viewer";

/// A date and time of now, as DA, TM and DT without time zone.
struct DicomTime {
  std::string date, time, dateTime;
};
DicomTime dicomNow();

/// The attributes of one object, module by module, as the MR Image IOD lists them. DICOM PS3.3, A.4.

/// Patient, study and frame of reference of `source`, and what it says of its own de-identification.
void copyStudy(const gdcm::DataSet& source, gdcm::DataSet& d);

/// Patient, study, frame of reference, acquisition and MR attributes of `source`, for an image made from it with a
/// finer grid in plane. Private elements, curves, overlays, icons and what is true of the source's pixels alone stay
/// behind.
void copyFromTarget(const gdcm::DataSet& source, gdcm::DataSet& d);

/// For an image without a DICOM source: a patient and study of their own.
struct StandaloneStudy {
  std::string patientName, patientId, studyInstanceUid, frameOfReferenceUid, studyDescription, studyDate, studyTime;
};
void setStandaloneStudy(const StandaloneStudy& study, gdcm::DataSet& d);

/// General Series, without Body Part and Laterality.
struct SeriesModule {
  std::string instanceUid, description;
  int number = 1;
};
void setSeries(const SeriesModule& series, const DicomTime& time, gdcm::DataSet& d);

/// The number of a series made from series `source`: others of the study are not known here, and a hundred times the
/// source's number is rarely taken.
int derivedSeriesNumber(int source, int offset);

/// Laterality by Body Part Examined: required, if only empty, when the part may be a paired one. C.7.3.1.
void setLaterality(const gdcm::DataSet& source, gdcm::DataSet& d);

/// General Equipment of this program; `networks` are further values of Software Versions.
void setEquipment(const std::string& programVersion, const std::string& network, gdcm::DataSet& d);
/// Enhanced General Equipment: the same, with every value that it requires. The serial number is the program's version,
/// alike in all installations. C.7.5.2.
void setEnhancedEquipment(const std::string& programVersion, const std::string& network, gdcm::DataSet& d);

/// An item of Contributing Equipment for this program, and one for the scanner of `source`.
gdcm::DataSet programContribution(const std::string& code, const std::string& meaning,
                                  const std::string& programVersion, const std::string& description,
                                  const DicomTime& time);
gdcm::DataSet scannerContribution(const gdcm::DataSet& source);

/// MR attributes that must be there, empty, when nothing is known of the acquisition.
void setUnknownAcquisition(gdcm::DataSet& d);

/// A reference to an instance; with a purpose it is an item of Source Image Sequence.
gdcm::DataSet instanceItem(const std::string& sopClassUid, const std::string& sopInstanceUid);

}  // namespace glmamba::io
