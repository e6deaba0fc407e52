// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "io/load.h"
#include "io/parametric_map.h"
#include "io/segmentation.h"
#include "tests/io/conformance.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;

namespace {

struct Source {
  const char* target;
  const char* reference;
  int first, last;  ///< slices that are exported: two or three are as good as all, and quicker
  /// Half a step of the stored values: what may be lost.
  double tolerance;
  bool isEnhanced = false;
  /// mm. Positions with one decimal are up to 0.05 mm off an even stack along each axis; they are kept.
  double placeTolerance = 1e-3;
};

constexpr Source kSources[] = {
    {"philips-t1-dwi-study/2301_DWI_b0", "philips-t1-dwi-study/1301_MPRAGE", 40, 43, 1e-3},
    {"siemens-xa30-enhanced-study/5_anat-T1w_acq-tfl", "siemens-xa30-enhanced-study/5_anat-T1w_acq-tfl", 50, 53, 0.5,
     true},
    {"papaya-ge-pd-oblique", "papaya-ge-pd-oblique", 0, 20, 1e-3, false, 0.1},
};
constexpr Source kMoreSources[] = {
    {"siemens-positions/HFP_t1_4sl", "siemens-positions/HFP_t1_4sl", 0, 3, 0.26},
    {"siemens-xa30-enhanced-study/28_asl_2d_tra", "siemens-xa30-enhanced-study/5_anat-T1w_acq-tfl", 4, 7, 0.5, true},
    {"siemens-xa30-enhanced-study/10_DWI_dir80_PA", "siemens-xa30-enhanced-study/5_anat-T1w_acq-tfl", 4, 7, 0.5, true},
    {"siemens-xa30-enhanced-study/9_gre_field_mapping", "siemens-xa30-enhanced-study/5_anat-T1w_acq-tfl", 4, 7, 0.5,
     true},
    {"philips-cs-t1/201_T1W_TSE_Sno_CSno_CSAIno", "philips-t1-dwi-study/1301_MPRAGE", 4, 7, 0.65, true},
};

/// Remarks on identifiers that begin where none may and that the source has itself, taken over unchanged: another study
/// would be worse. Without them.
std::string withoutIllegalRoots(const std::string& remarks) {
  std::istringstream lines(remarks);
  std::string rest;
  for (std::string line; std::getline(lines, line);)
    if (line.find("Illegal root for UID = <0.0.0.0.") == std::string::npos) rest += line + "\n";
  return rest;
}

io::SegmentationDescription someLabels() {
  io::SegmentationDescription description;
  description.segments = {{io::segmentKind("enhancing", 1), {1}}, {io::segmentKind("Dr. Who's", 2), {2}}};
  description.algorithm = "Tumour network";
  description.algorithmVersion = "1";
  return description;
}

core::VolumePtr without(const core::Volume& labels, float label) {
  std::vector<float> voxels(labels.voxels());
  for (float& voxel : voxels) voxel = voxel == label ? 0 : voxel;
  return core::makeVolume(labels.geometry(), voxels);
}

/// Exports all kinds of objects from one source, checks each, and adds what other programs should find in it.
class Checked {
 public:
  Checked(const Source& source, const fs::path& folder, std::vector<Expected>& expected)
      : m_source(source), m_folder(folder), m_expected(expected) {
    fs::create_directories(folder);
  }

  /// False when the data are not there.
  bool run() {
    const auto targetData = realData(std::string("dicom/") + m_source.target);
    const auto referenceData = realData(std::string("dicom/") + m_source.reference);
    if (!targetData || !referenceData) return false;
    CAPTURE(m_source.target);
    const core::Series target = onlySeries(*targetData);
    const core::Series reference = onlySeries(*referenceData);
    const core::VolumePtr lr = core::slices(*io::loadVolume(target), m_source.first, m_source.last);
    std::vector<std::pair<int, core::GridAlignment>> runs{{2, core::GridAlignment::fourier}};
    if (m_source.last - m_source.first < 10) runs.push_back({4, core::GridAlignment::area});
    for (const auto& [scale, alignment] : runs) {
      CAPTURE(scale);
      const core::VolumePtr sr = repeated(*lr, scale, alignment);
      const fs::path place = m_folder / ("sr" + std::to_string(scale));
      const auto files = io::exportSrSeries(*sr, target, reference, provenance(scale, alignment), place);
      for (const fs::path& file : files) check(file, "MRImage");
      expect(place, sr, m_source.tolerance);
      checkEnhanced(place, *sr, target, scale);
      const core::Series series = onlySeries(place);
      checkSeries(series, *sr, target);
      // Maps and masks over the result, and over the target itself.
      checkOverlays(series, sr, target, std::to_string(scale) + "sr");
      checkOverlays(target, lr, target, std::to_string(scale) + "lr");
    }
    CHECK(consistencyErrors(m_files) == "");
    return true;
  }

 private:
  void check(const fs::path& file, const std::string& object) {
    CHECK(withoutIllegalRoots(conformanceErrors(file, object)) == "");
    m_files.push_back(file);
  }
  void expect(const fs::path& folder, core::VolumePtr volume, double tolerance) {
    m_expected.push_back({folder, std::move(volume), tolerance, m_source.placeTolerance});
  }

  void checkSeries(const core::Series& series, const core::Volume& sr, const core::Series& target) {
    CHECK(series.geometry.sameGrid(sr.geometry(), 1e-3));
    CHECK(series.geometry.frameOfReferenceUid() == target.geometry.frameOfReferenceUid());
    CHECK(series.patientId == target.patientId);
    CHECK(series.id != target.id);
    CHECK(largestDifference(*io::loadVolume(series), sr) <= m_source.tolerance);
  }

  /// Enhanced MR lies in a folder within; moved out, both series open on their own.
  void checkEnhanced(const fs::path& place, const core::Volume& sr, const core::Series& target, int scale) {
    REQUIRE(fs::exists(place / io::kEnhancedFolder) == m_source.isEnhanced);
    if (!m_source.isEnhanced) return;
    const fs::path apart = m_folder / ("enhanced" + std::to_string(scale));
    fs::rename(place / io::kEnhancedFolder, apart);
    check(apart / "00001.dcm", "EnhancedMRImage");
    expect(apart, core::makeVolume(sr.geometry(), sr.voxels()), m_source.tolerance);
    checkSeries(onlySeries(apart), sr, target);
  }

  void checkOverlays(const core::Series& under, const core::VolumePtr& grid, const core::Series& target,
                     const std::string& name) {
    const core::VolumePtr labels = without(*patchedLabels(grid->geometry()), 4);
    check(io::exportSegmentation(labels, someLabels(), under, {target}, m_folder / ("seg" + name)), "Segmentation");
    expect(m_folder / ("seg" + name), labels, 0);
    // All quantities once, then one.
    std::vector<io::ParametricMap> maps;
    for (const core::MapQuantity& quantity : core::mapQuantities())
      if (name == "2lr" || maps.empty()) maps.push_back({grid, &quantity});
    const fs::path place = m_folder / ("map" + name);
    const auto files = io::exportParametricMaps(maps, under, {target}, {"0.1.0", "GLMamba 1"}, place);
    for (const fs::path& file : files) check(file, "ParametricMap");
    if (files.size() == 1) expect(place, grid, 0);
  }

  const Source& m_source;
  fs::path m_folder;
  std::vector<Expected>& m_expected;
  std::vector<fs::path> m_files;
};

template <std::size_t N>
void checkAll(const Source (&sources)[N]) {
  const TemporaryFolder folder;
  std::vector<Expected> expected;
  for (const Source& source : sources)
    if (!Checked(source, folder / std::to_string(&source - sources), expected).run()) return;
  CHECK(differencesElsewhere(expected) == "");
}

/// The same without identity: of scanners' own values nothing is left that could be wrong.
void checkWithoutIdentity(const Source& source, io::DateTreatment dates) {
  const auto data = realData(std::string("dicom/") + source.target);
  if (!data) return;
  CAPTURE(source.target, static_cast<int>(dates));
  const TemporaryFolder folder;
  const core::Series target = onlySeries(*data);
  const core::VolumePtr lr = core::slices(*io::loadVolume(target), source.first, source.first + 2);
  io::Deidentification how;
  how.dates = dates;
  how.keepsReferences = how.keepsPatientCharacteristics = dates != io::DateTreatment::remove;
  how.programVersion = "0.1.0";
  const core::VolumePtr sr = repeated(*lr, 2, core::GridAlignment::fourier);
  std::vector<fs::path> files =
      io::exportSrSeries(*sr, target, target, provenance(2, core::GridAlignment::fourier), folder / "sr", {}, {}, how);
  for (const fs::path& file : files) CHECK(conformanceErrors(file) == "");
  if (source.isEnhanced) {
    files.push_back(folder / "sr" / io::kEnhancedFolder / "00001.dcm");
    CHECK(conformanceErrors(files.back(), "EnhancedMRImage") == "");
  }
  files.push_back(
      io::exportSegmentation(patchedLabels(sr->geometry()), someLabels(), target, {}, folder / "seg", {}, {}, how));
  CHECK(conformanceErrors(files.back(), "Segmentation") == "");
  files.push_back(io::exportParametricMaps({{sr, core::mapQuantity("uncertainty")}}, target, {}, {"0.1.0", ""},
                                           folder / "map", {}, {}, how)
                      .front());
  CHECK(conformanceErrors(files.back(), "ParametricMap") == "");
  // One patient, one study and one frame of reference, by the same key.
  CHECK(consistencyErrors(files) == "");
}

}  // namespace

TEST_CASE("What is exported from scanners' images conforms, and lies and reads the same elsewhere", "[dicom][data]") {
  checkAll(kSources);
}

TEST_CASE("What is exported without identity conforms too, down to the identifiers", "[dicom][data]") {
  checkWithoutIdentity(kSources[0], io::DateTreatment::shift);
  checkWithoutIdentity(kSources[1], io::DateTreatment::keep);
  checkWithoutIdentity(kSources[2], io::DateTreatment::remove);
}

TEST_CASE("What is exported from more scanners' images conforms, with and without identity", "[.sources]") {
  checkAll(kMoreSources);
  for (const Source& source : kMoreSources)
    for (const auto dates : {io::DateTreatment::remove, io::DateTreatment::shift, io::DateTreatment::keep})
      checkWithoutIdentity(source, dates);
}
