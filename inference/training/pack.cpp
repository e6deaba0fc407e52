// SPDX-License-Identifier: Apache-2.0
#include "inference/training/pack.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "inference/training/subject_reader.h"
#include "inference/training/voxel_coding.h"

namespace glmamba::training {

namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;
using nlohmann::json;

const std::string kMagic = "GLMPACK1";
constexpr std::uint64_t kLargestHeader = 16U << 20;
// Sides of an image and voxels of one: beyond any that is trained on.
constexpr int kLargestSide = 4096;
constexpr std::uint64_t kMostVoxels = 1U << 30;

struct PackedImage {
  core::Geometry geometry;
  CodedVoxels coding;  ///< without its bytes
  std::uint64_t begin;
  std::uint64_t length;
};

json tableOf(const core::Geometry& grid, const CodedVoxels& coded, std::uint64_t begin) {
  return {
      {"size", grid.size()}, {"spacing", grid.spacing()}, {"origin", grid.origin()}, {"directions", grid.directions()},
      {"step", coded.step},  {"lowest", coded.lowest},    {"begin", begin},          {"bytes", coded.bytes.size()}};
}

core::VolumePtr decoded(const PackedImage& image, const fs::path& file, std::uint64_t dataStart) {
  CodedVoxels coded = image.coding;
  coded.bytes.resize(image.length);
  std::ifstream stream(file, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(dataStart + image.begin));
  if (!stream.read(coded.bytes.data(), static_cast<std::streamsize>(image.length)))
    throw Error(ErrorCode::badFile, "the pack " + file.filename().string() + " ended while it was read.");
  return decodeVoxels(coded, image.geometry);
}

class Pack : public SubjectSource {
 public:
  explicit Pack(fs::path file) : m_file(std::move(file)) {
    try {
      const json table = readTable();
      for (const json& entry : table.at("subjects"))
        m_subjects[entry.at("subset").get<std::string>()].push_back(subject(entry));
      m_contrasts = {table.value("target-contrast", m_contrasts.target),
                     table.value("reference-contrast", m_contrasts.reference)};
    } catch (const json::exception&) {
      fail("its table is damaged");
    }
  }

  Contrasts contrasts() const override { return m_contrasts; }
  std::vector<std::string> subsets() const override {
    std::vector<std::string> names;
    for (const auto& [name, subjects] : m_subjects) names.push_back(name);
    return names;
  }
  std::vector<SubjectImages> subjects(const std::string& subset) const override {
    if (m_subjects.count(subset) == 0) fail("it has no subset “" + subset + "”");
    return m_subjects.at(subset);
  }
  std::vector<SubjectImages> presentSubjects(const std::string& subset) const override { return subjects(subset); }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::badFile, "The pack " + m_file.filename().string() + " can't be used: " + what + ".");
  }
  void require(bool condition) const {
    if (!condition) fail("its table does not fit it");
  }

  json readTable() {
    std::error_code problem;
    m_size = fs::file_size(m_file, problem);
    std::ifstream stream(m_file, std::ios::binary);
    unsigned char start[16] = {};
    if (problem || !stream.read(reinterpret_cast<char*>(start), sizeof start)) fail("it can't be read");
    std::uint64_t length = 0;
    for (int byte = 7; byte >= 0; --byte) length = length << 8 | start[8 + byte];
    require(length <= kLargestHeader && length <= m_size - sizeof start);
    m_dataStart = sizeof start + length;
    std::string text(length, '\0');
    require(static_cast<bool>(stream.read(text.data(), static_cast<std::streamsize>(length))));
    return json::parse(text);
  }

  PackedImage image(const json& table) const {
    const auto size = table.at("size").get<core::Size3>();
    const auto spacing = table.at("spacing").get<core::Vector3>();
    std::uint64_t voxels = 1;
    for (int axis = 0; axis < 3; ++axis) {
      require(1 <= size[axis] && size[axis] <= kLargestSide && spacing[axis] > 0 && std::isfinite(spacing[axis]));
      voxels *= static_cast<std::uint64_t>(size[axis]);
    }
    require(voxels <= kMostVoxels);
    PackedImage image{{size, spacing, table.at("origin").get<core::Vector3>(),
                       table.at("directions").get<std::array<core::Vector3, 3>>()},
                      {table.at("step"), table.at("lowest"), {}},
                      table.at("begin"),
                      table.at("bytes")};
    require(std::isfinite(image.coding.step) && std::abs(image.coding.lowest) < (std::int64_t{1} << 40));
    const std::uint64_t data = m_size - m_dataStart;
    require(image.begin <= data && image.length <= data - image.begin);
    return image;
  }

  SubjectImages subject(const json& entry) {
    const std::string id = entry.at("id");
    require(m_ids.insert(id).second);
    const auto reader = [&](const PackedImage& image) {
      return [image, file = m_file, start = m_dataStart] { return decoded(image, file, start); };
    };
    SubjectImages subject{id, reader(image(entry.at("target"))), reader(image(entry.at("reference")))};
    if (entry.contains("labels")) subject.labels = reader(image(entry.at("labels")));
    if (entry.contains("further"))
      for (const auto& [contrast, table] : entry.at("further").items())
        subject.further[contrast] = reader(image(table));
    return subject;
  }

  fs::path m_file;
  std::uint64_t m_size = 0;
  std::uint64_t m_dataStart = 0;
  Contrasts m_contrasts;
  std::set<std::string> m_ids;
  std::map<std::string, std::vector<SubjectImages>> m_subjects;
};

}  // namespace

void writePack(const SubjectSource& source, const std::vector<std::string>& subsets, const fs::path& file,
               const core::CancelToken& cancel, const core::ProgressSink& progress) {
  SubjectReader reader(source, cancel, progress);
  json subjects = json::array();
  std::string data;
  const auto add = [&](const core::Volume& volume) {
    const CodedVoxels coded = encodeVoxels(volume);
    const json table = tableOf(volume.geometry(), coded, data.size());
    data += coded.bytes;
    return table;
  };
  for (const std::string& subset : subsets)
    reader.forEach(subset,
                   [&](const SubjectImages& subject, const core::VolumePtr& target, const core::VolumePtr& reference) {
                     json entry{{"subset", subset}, {"id", subject.id}};
                     entry["target"] = add(*target);
                     entry["reference"] = add(*reference);
                     if (subject.labels) entry["labels"] = add(*subject.labels());
                     for (const auto& [contrast, read] : subject.further) entry["further"][contrast] = add(*read());
                     subjects.push_back(std::move(entry));
                   });
  reader.checkOthers(subsets);
  const json table{{"target-contrast", source.contrasts().target},
                   {"reference-contrast", source.contrasts().reference},
                   {"subjects", subjects}};
  const std::string header = table.dump(-1, ' ', false, json::error_handler_t::replace);
  core::writeFileAtomically(file, [&](std::ostream& stream) {
    stream << kMagic;
    for (int byte = 0; byte < 8; ++byte) stream.put(static_cast<char>(header.size() >> (8 * byte) & 0xff));
    stream << header << data;
  });
}

bool isPack(const fs::path& file) {
  std::string start(kMagic.size(), '\0');
  std::ifstream stream(file, std::ios::binary);
  return stream.read(start.data(), static_cast<std::streamsize>(start.size())) && start == kMagic;
}

std::unique_ptr<SubjectSource> openPack(const fs::path& file) { return std::make_unique<Pack>(file); }

}  // namespace glmamba::training
