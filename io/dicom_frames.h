// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <gdcmDataSet.h>
#include <gdcmSequenceOfItems.h>

namespace glmamba::io {

/// True for Enhanced MR and for classic MR that was converted to it: many frames in one object, whose attributes are in
/// functional groups. DICOM PS3.3, A.36 and A.70.
bool isMultiFrameMr(const std::string& sopClassUid);

/// The frames of such an object, each as if it were a slice of classic MR.
class FrameElements {
 public:
  explicit FrameElements(const gdcm::DataSet& object);

  /// How many frames are described.
  int count() const;
  /// The object's own elements without its functional groups, those of the groups that hold for `frame` (from 0; its
  /// own before the shared ones), and what classic MR calls by other names. DICOM PS3.3, C.7.6.16 and C.8.13.
  gdcm::DataSet elements(int frame) const;

 private:
  gdcm::DataSet m_shared;  ///< and the object's own
  gdcm::SmartPointer<gdcm::SequenceOfItems> m_perFrame;
};

}  // namespace glmamba::io
