// SPDX-License-Identifier: Apache-2.0
#include "io/dicom_references.h"

#include <algorithm>
#include <map>
#include <set>

#include "io/dicom_dataset.h"
#include "io/dicom_modules.h"
#include "io/dicom_tags_multiframe.h"

namespace glmamba::io {
namespace {

using namespace attribute;

gdcm::DataSet purposeItem(SourcePurpose purpose) {
  return purpose == SourcePurpose::processed
             ? codeItem("121322", "DCM", "Source image for image processing operation")
             : codeItem("XSR201", kPrivateScheme, "Guidance image for image processing");
}

/// Instances in the order given, each once.
std::vector<const SliceHeader*> instancesOf(const std::vector<SourceSlice>& sources) {
  std::vector<const SliceHeader*> instances;
  std::set<std::string> seen;
  for (const SourceSlice& source : sources)
    if (seen.insert(source.slice->sopInstanceUid).second) instances.push_back(source.slice);
  return instances;
}

/// Items of one series each, in the order of their first instances.
std::vector<gdcm::DataSet> seriesItems(const std::vector<const SliceHeader*>& instances, const std::string& studyUid,
                                       const Attribute& instanceSequence) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<gdcm::DataSet>> bySeries;
  for (const SliceHeader* slice : instances) {
    if (slice->studyUid != studyUid) continue;
    std::vector<gdcm::DataSet>& items = bySeries[slice->seriesUid];
    if (items.empty()) order.push_back(slice->seriesUid);
    items.push_back(instanceItem(slice->sopClassUid, slice->sopInstanceUid));
  }
  std::vector<gdcm::DataSet> result;
  for (const std::string& seriesUid : order) {
    gdcm::DataSet item;
    setText(item, kSeriesInstanceUid, seriesUid);
    setSequence(item, instanceSequence, bySeries[seriesUid]);
    result.push_back(std::move(item));
  }
  return result;
}

std::vector<std::string> studiesOf(const std::vector<const SliceHeader*>& instances) {
  std::vector<std::string> studies;
  for (const SliceHeader* slice : instances)
    if (std::find(studies.begin(), studies.end(), slice->studyUid) == studies.end()) studies.push_back(slice->studyUid);
  return studies;
}

/// Items of one study each, with the series in it.
std::vector<gdcm::DataSet> studyItems(const std::vector<const SliceHeader*>& instances, const std::string& except,
                                      const Attribute& instanceSequence) {
  std::vector<gdcm::DataSet> result;
  for (const std::string& study : studiesOf(instances)) {
    if (study == except) continue;
    gdcm::DataSet item;
    setText(item, kStudyInstanceUid, study);
    setSequence(item, kReferencedSeriesSequence, seriesItems(instances, study, instanceSequence));
    result.push_back(std::move(item));
  }
  return result;
}

}  // namespace

std::vector<gdcm::DataSet> sourceItems(const std::vector<SourceSlice>& sources) {
  struct Use {
    SourceSlice source;
    std::string frames;
  };
  std::vector<Use> uses;
  for (const SourceSlice& source : sources) {
    const auto isSame = [&](const Use& use) {
      return use.source.slice->sopInstanceUid == source.slice->sopInstanceUid && use.source.purpose == source.purpose;
    };
    auto use = std::find_if(uses.begin(), uses.end(), isSame);
    if (use == uses.end()) use = uses.insert(uses.end(), {source, {}});
    if (source.slice->multiFrameFile.empty()) continue;
    use->frames += (use->frames.empty() ? "" : "\\") + std::to_string(source.slice->frame + 1);
  }
  std::vector<gdcm::DataSet> items;
  for (const auto& [source, frames] : uses) {
    gdcm::DataSet item = instanceItem(source.slice->sopClassUid, source.slice->sopInstanceUid);
    if (!frames.empty()) setText(item, kReferencedFrameNumber, frames);
    setSequence(item, kPurposeOfReferenceCodeSequence, {purposeItem(source.purpose)});
    setText(item, kSpatialLocationsPreserved, source.locationsPreserved ? "YES" : "NO");
    items.push_back(std::move(item));
  }
  return items;
}

void setReferencedInstances(const std::vector<SourceSlice>& sources, const std::string& studyUid, gdcm::DataSet& d) {
  const std::vector<const SliceHeader*> instances = instancesOf(sources);
  setSequence(d, kReferencedSeriesSequence, seriesItems(instances, studyUid, kReferencedInstanceSequence));
  setSequence(d, kStudiesContainingOtherReferencedInstancesSequence,
              studyItems(instances, studyUid, kReferencedInstanceSequence));
}

void setSourceEvidence(const std::vector<SourceSlice>& sources, gdcm::DataSet& d) {
  setSequence(d, kSourceImageEvidenceSequence, studyItems(instancesOf(sources), {}, kReferencedSopSequence));
}

void setPrivateScheme(gdcm::DataSet& d) {
  gdcm::DataSet scheme;
  setText(scheme, kCodingSchemeDesignator, kPrivateScheme);
  setText(scheme, kCodingSchemeName, std::string(kProgramName) + " codes");
  setText(scheme, kCodingSchemeResponsibleOrganization, kProgramName);
  setSequence(d, kCodingSchemeIdentificationSequence, {scheme});
}

}  // namespace glmamba::io
