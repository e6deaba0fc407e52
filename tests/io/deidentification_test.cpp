// SPDX-License-Identifier: Apache-2.0
#include "io/deidentification.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>
#include <gdcmReader.h>
#include <gdcmWriter.h>

#include "core/error.h"
#include "io/dicom_dataset.h"
#include "io/dicom_tags_multiframe.h"
#include "io/dicom_text.h"
#include "io/load.h"
#include "io/parametric_map.h"
#include "io/segmentation.h"
#include "tests/io/small_study.h"

using namespace glmamba;
using namespace glmamba::io::test;
using namespace glmamba::io::attribute;

namespace {

/// Text that must not be found, by where it was put.
using Planted = std::map<std::string, std::string>;

constexpr Attribute kText[] = {
    {0x0008, 0x0050, VR::SH}, {0x0008, 0x0080, VR::LO}, {0x0008, 0x0081, VR::ST}, {0x0008, 0x0090, VR::PN},
    {0x0008, 0x0092, VR::ST}, {0x0008, 0x0094, VR::SH}, {0x0008, 0x1010, VR::SH}, {0x0008, 0x1030, VR::LO},
    {0x0008, 0x103E, VR::LO}, {0x0008, 0x1040, VR::LO}, {0x0008, 0x1048, VR::PN}, {0x0008, 0x1050, VR::PN},
    {0x0008, 0x1060, VR::PN}, {0x0008, 0x1070, VR::PN}, {0x0008, 0x1080, VR::LO}, {0x0008, 0x2111, VR::ST},
    {0x0010, 0x0010, VR::PN}, {0x0010, 0x0020, VR::LO}, {0x0010, 0x0021, VR::LO}, {0x0010, 0x1000, VR::LO},
    {0x0010, 0x1001, VR::PN}, {0x0010, 0x1040, VR::LO}, {0x0010, 0x1060, VR::PN}, {0x0010, 0x2000, VR::LO},
    {0x0010, 0x2110, VR::LO}, {0x0010, 0x2150, VR::LO}, {0x0010, 0x2154, VR::SH}, {0x0010, 0x2160, VR::SH},
    {0x0010, 0x2180, VR::SH}, {0x0010, 0x21B0, VR::LT}, {0x0010, 0x4000, VR::LT}, {0x0012, 0x0010, VR::LO},
    {0x0012, 0x0020, VR::LO}, {0x0012, 0x0030, VR::LO}, {0x0012, 0x0031, VR::LO}, {0x0012, 0x0040, VR::LO},
    {0x0012, 0x0050, VR::LO}, {0x0012, 0x0051, VR::ST}, {0x0012, 0x0060, VR::LO}, {0x0012, 0x0063, VR::LO},
    {0x0018, 0x0010, VR::LO}, {0x0018, 0x1000, VR::LO}, {0x0018, 0x1008, VR::LO}, {0x0018, 0x1030, VR::LO},
    {0x0018, 0x1040, VR::LO}, {0x0018, 0x4000, VR::LT}, {0x0020, 0x0010, VR::SH}, {0x0020, 0x4000, VR::LT},
    {0x0032, 0x1032, VR::PN}, {0x0032, 0x1033, VR::LO}, {0x0032, 0x1060, VR::LO}, {0x0032, 0x4000, VR::LT},
    {0x0038, 0x0300, VR::LO}, {0x0038, 0x0500, VR::LO}, {0x0040, 0x0241, VR::AE}, {0x0040, 0x0254, VR::LO},
    {0x0040, 0x0280, VR::ST}, {0x0040, 0x2017, VR::LO}};
constexpr Attribute kDates[] = {{0x0008, 0x0020, VR::DA}, {0x0008, 0x0021, VR::DA}, {0x0008, 0x0022, VR::DA},
                                {0x0008, 0x0023, VR::DA}, {0x0008, 0x002A, VR::DT}, {0x0010, 0x0030, VR::DA},
                                {0x0018, 0x1012, VR::DA}, {0x0040, 0x0244, VR::DA}, {0x0018, 0x9074, VR::DT},
                                {0x0018, 0x9151, VR::DT}};
constexpr Attribute kSequences[] = {{0x0010, 0x1002, VR::SQ}, {0x0040, 0x0275, VR::SQ}, {0x0008, 0x1032, VR::SQ},
                                    {0x0018, 0xA001, VR::SQ}, {0x0008, 0x1111, VR::SQ}, {0x0008, 0x1140, VR::SQ},
                                    {0x0400, 0x0561, VR::SQ}, {0x0040, 0x0555, VR::SQ}};
constexpr Attribute kUids[] = {kStudyInstanceUid, kSeriesInstanceUid, kSopInstanceUid, kFrameOfReferenceUid};

std::string nameOf(const Attribute& a) {
  char text[16];
  std::snprintf(text, sizeof text, "(%04x,%04x)", a.group, a.element);
  return text;
}

/// Puts something to be found into every attribute above, and reads what must go anyway.
Planted plant(const fs::path& file) {
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  REQUIRE(reader.Read());
  gdcm::DataSet& d = reader.GetFile().GetDataSet();
  Planted planted;
  int number = 100;
  const auto text = [&](gdcm::DataSet& to, const Attribute& a, const std::string& where, const std::string& value) {
    io::setText(to, a, value);
    planted[where + nameOf(a)] = value;
  };
  for (const Attribute& a : kText) text(d, a, "", (a.vr == VR::AE ? "PLANT" : "Plant") + std::to_string(number++));
  for (const Attribute& a : kDates) text(d, a, "", "19" + std::to_string(number++ % 90 + 10) + "0203");
  text(d, {0x0010, 0x0032, VR::TM}, "", "031415.926");
  text(d, {0x0010, 0x1010, VR::AS}, "", "093Y");
  text(d, {0x0010, 0x1030, VR::DS}, "", "73.2109");
  text(d, {0x0008, 0x0201, VR::SH}, "", "+0930");
  for (const Attribute& a : kSequences) {
    gdcm::DataSet item = io::codeItem("C" + std::to_string(number), "L", "M");
    text(item, {0x0008, 0x0080, VR::LO}, nameOf(a), "Plant" + std::to_string(number++));
    text(item, {0x0018, 0x1000, VR::LO}, nameOf(a), "Plant" + std::to_string(number++));
    text(item, {0x0010, 0x0020, VR::LO}, nameOf(a), "Plant" + std::to_string(number++));
    text(item, {0x0018, 0xA003, VR::ST}, nameOf(a), "Plant" + std::to_string(number++));
    text(item, {0x0008, 0x1155, VR::UI}, nameOf(a), "1.2.3.777." + std::to_string(number++));
    io::setText(item, {0x0008, 0x0070, VR::LO}, "Maker");
    io::setSequence(item, kPurposeOfReferenceCodeSequence, {io::codeItem("109101", "DCM", "Acquisition Equipment")});
    io::setSequence(d, a, {item});
  }
  for (const Attribute& a : kUids) planted[nameOf(a)] = io::textOf(d, io::tagOf(a));
  // Private groups.
  text(d, {0x0029, 0x0010, VR::LO}, "", "Plant private");
  text(d, {0x0029, 0x1010, VR::LO}, "", "Plant" + std::to_string(number++));
  gdcm::Writer writer;
  writer.SetCheckFileMetaInformation(false);
  writer.SetFile(reader.GetFile());
  writer.SetFileName(file.c_str());
  REQUIRE(writer.Write());
  return planted;
}

std::string bytesIn(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What of the planted is in a file, besides the pixels; numbers need a whole value around them.
std::string found(const Planted& planted, const fs::path& file) {
  const std::string bytes = bytesIn(file);
  std::string all;
  for (const auto& [where, value] : planted)
    if (bytes.find(value) != std::string::npos) all += where + " ";
  return all;
}

gdcm::DataSet objectIn(const fs::path& file) {
  gdcm::Reader reader;
  reader.SetFileName(file.c_str());
  REQUIRE(reader.Read());
  return reader.GetFile().GetDataSet();
}

std::string textIn(const gdcm::DataSet& d, const Attribute& a) { return io::textOf(d, io::tagOf(a)); }

std::string codesOf(const gdcm::DataSet& d) {
  std::string codes;
  for (const gdcm::DataSet& item : io::itemsOf(d, kDeidentificationMethodCodeSequence))
    codes += textIn(item, kCodeValue) + " ";
  return codes;
}

/// All objects that are exported from one series.
std::vector<fs::path> exported(const core::Series& target, const fs::path& folder,
                               const std::optional<io::Deidentification>& how) {
  const core::VolumePtr sr = repeated(*io::loadVolume(target), 2, core::GridAlignment::fourier);
  std::vector<fs::path> files =
      io::exportSrSeries(*sr, target, target, provenance(2, core::GridAlignment::fourier), folder / "sr", {}, {}, how);
  const fs::path enhanced = folder / "sr" / io::kEnhancedFolder / "00001.dcm";
  if (fs::exists(enhanced)) files.push_back(enhanced);
  io::SegmentationDescription labels;
  labels.segments = {{io::segmentKind("Plant label", 1), {1, 2, 4}}};
  files.push_back(
      io::exportSegmentation(patchedLabels(sr->geometry()), labels, target, {}, folder / "seg", {}, {}, how));
  files.push_back(
      io::exportParametricMaps({{sr, core::mapQuantity("ssim")}}, target, {}, {"1", ""}, folder / "map", {}, {}, how)
          .at(0));
  return files;
}

}  // namespace

TEST_CASE("Nothing that was planted in a source is found in what is exported without identity", "[dicom]") {
  const TemporaryFolder folder;
  const auto files = io::writeMrSeries(*numberedVolume(obliqueGeometry().slices(0, 3)), {}, folder / "in");
  Planted planted;
  for (const fs::path& file : files)
    for (const auto& [where, value] : plant(file)) planted[where + file.filename().string()] = value;
  planted["the label"] = "Plant label";
  const core::Series target = onlySeries(folder / "in");

  // The search finds what is there: most attributes are copied when nothing is said.
  const auto open = exported(target, folder / "open", {});
  const std::string kept = found(planted, open.front());
  CHECK(std::count(kept.begin(), kept.end(), ' ') > 30);
  CHECK(found(planted, open[3]).find("the label") != std::string::npos);

  for (const bool keepsReferences : {false, true}) {
    io::Deidentification how;
    how.keepsReferences = keepsReferences;
    how.programVersion = "0.1.0";
    const auto closed = exported(target, folder / (keepsReferences ? "referring" : "closed"), how);
    REQUIRE(closed.size() == 5);
    std::string patient;
    for (const fs::path& file : closed) {
      CAPTURE(file.parent_path().filename().string());
      CHECK(found(planted, file) == "");
      const gdcm::DataSet d = objectIn(file);
      CHECK(textIn(d, kPatientIdentityRemoved) == "YES");
      CHECK(textIn(d, kDeidentificationMethod) == "GLMamba Viewer 0.1.0, PS3.15 Annex E Basic Profile");
      CHECK(codesOf(d) == "113100 113105 ");
      CHECK(textIn(d, kLongitudinalTemporalInformationModified) == "REMOVED");
      CHECK(textIn(d, kPatientName).rfind("ANON^", 0) == 0);
      CHECK((patient.empty() || patient == textIn(d, kPatientId)));
      patient = textIn(d, kPatientId);
      const bool isClassic = !d.FindDataElement(io::tagOf(kNumberOfFrames));
      CHECK(d.FindDataElement(io::tagOf(kReferencedSeriesSequence)) == (keepsReferences || !isClassic));
    }
  }
}

TEST_CASE("Enhanced MR of a scanner is exported without what was planted in it", "[dicom][data]") {
  const auto data = realData("dicom/siemens-xa30-enhanced-study/28_asl_2d_tra");
  if (!data) return;
  const TemporaryFolder folder;
  const fs::path copy = folder / "source.dcm";
  fs::copy_file(fs::directory_iterator(*data)->path(), copy);
  fs::permissions(copy, fs::perms::owner_write, fs::perm_options::add);
  const Planted planted = plant(copy);
  const core::Series target = onlySeries(copy);
  const auto closed = exported(target, folder / "closed", io::Deidentification{});
  CHECK(closed.size() == static_cast<std::size_t>(target.geometry.size()[2]) + 3);
  for (const fs::path& file : closed) CHECK(found(planted, file) == "");
}

TEST_CASE("One key makes the same pseudonyms and UIDs, another one others", "[dicom]") {
  const TemporaryFolder folder;
  const SmallStudy study(folder);
  const auto identity = [&](const io::DeidentificationKey& key, const std::string& name) {
    io::Deidentification how;
    how.key = key;
    const auto files = exported(*study.target, folder / name, how);
    const gdcm::DataSet d = objectIn(files.front());
    return textIn(d, kPatientId) + " " + textIn(d, kStudyInstanceUid) + " " + textIn(d, kFrameOfReferenceUid);
  };
  const io::DeidentificationKey key = io::DeidentificationKey::inFile(folder / "project.key");
  const std::string first = identity(key, "a");
  CHECK(identity(io::DeidentificationKey::inFile(folder / "project.key"), "b") == first);
  CHECK(identity(io::DeidentificationKey::random(), "c") != first);
  const auto permissions = fs::status(folder / "project.key").permissions();
  CHECK((permissions & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  std::ofstream(folder / "project.key") << "not a key";
  CHECK_THROWS_AS(io::DeidentificationKey::inFile(folder / "project.key"), core::Error);
  CHECK_THROWS_AS(io::DeidentificationKey::inFile(folder.path()), core::Error);
}

TEST_CASE("Dates move by one offset or stay, and the file says which", "[dicom]") {
  const TemporaryFolder folder;
  const auto files = io::writeMrSeries(*numberedVolume(obliqueGeometry().slices(0, 2)), {}, folder / "in");
  for (const fs::path& file : files) {
    gdcm::Reader reader;
    reader.SetFileName(file.c_str());
    REQUIRE(reader.Read());
    gdcm::DataSet& d = reader.GetFile().GetDataSet();
    io::setText(d, kStudyDate, "20240301");
    io::setText(d, {0x0008, 0x0022, VR::DA}, "20240302");
    io::setText(d, {0x0010, 0x1010, VR::AS}, "093Y");
    io::setText(d, kPatientSex, "F");
    io::setText(d, kPatientBirthDate, "19310101");
    gdcm::Writer writer;
    writer.SetFile(reader.GetFile());
    writer.SetFileName(file.c_str());
    REQUIRE(writer.Write());
  }
  const core::Series target = onlySeries(folder / "in");
  io::Deidentification how;
  how.dates = io::DateTreatment::shift;
  how.keepsPatientCharacteristics = true;
  const gdcm::DataSet moved = objectIn(exported(target, folder / "moved", how).front());
  const auto date = [](const std::string& text) {
    std::tm day{};
    day.tm_year = std::stoi(text.substr(0, 4)) - 1900, day.tm_mon = std::stoi(text.substr(4, 2)) - 1;
    day.tm_mday = std::stoi(text.substr(6, 2)), day.tm_hour = 12, day.tm_isdst = -1;
    return std::mktime(&day) / 3600 / 24;
  };
  const auto days = date("20240301") - date(textIn(moved, kStudyDate));
  CHECK(days >= 1);
  CHECK(days <= 365);
  CHECK(date("20240302") - date(textIn(moved, {0x0008, 0x0022, VR::DA})) == days);
  CHECK(textIn(moved, kPatientBirthDate) == "");
  CHECK(textIn(moved, kPatientSex) == "F");
  CHECK(textIn(moved, {0x0010, 0x1010, VR::AS}) == "090Y");
  CHECK(codesOf(moved) == "113100 113105 113107 113108 ");
  CHECK(textIn(moved, kLongitudinalTemporalInformationModified) == "MODIFIED");
  how.dates = io::DateTreatment::keep;
  const gdcm::DataSet stayed = objectIn(exported(target, folder / "stayed", how).front());
  CHECK(textIn(stayed, kStudyDate) == "20240301");
  CHECK(textIn(stayed, kPatientBirthDate) == "");
  CHECK(codesOf(stayed) == "113100 113105 113106 113108 ");
  CHECK(textIn(stayed, kLongitudinalTemporalInformationModified) == "UNMODIFIED");
}
