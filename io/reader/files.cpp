// SPDX-License-Identifier: Apache-2.0
#include "io/reader/files.h"

#include <cstring>
#include <optional>
#include <utility>

#include "core/error.h"
#include "io/reader/client.h"
#include "io/reader/wire.h"
#include "io/segmentation_series.h"

namespace glmamba::io {
namespace {

using reader::Message;
using reader::MessageKind;
using reader::Request;

// Of one file in one request: requests sent ahead have to fit the channel.
constexpr std::size_t kMostFrames = 1000;

[[noreturn]] void fail(const Message& message) {
  const reader::Failure failure = reader::unpackedFailure(message.body);
  throw core::Error(failure.code, failure.message);
}

/// A request with one message in its answer.
template <typename Take>
void askOne(const Request& request, const core::CancelToken& cancel, Take take) {
  reader::readerPool().ask({request}, cancel, [&](std::size_t, const Message& message) {
    if (message.kind == MessageKind::failed) fail(message);
    take(message);
  });
}

}  // namespace

void describeFiles(const std::vector<std::filesystem::path>& files, const core::CancelToken& cancel,
                   const std::function<void(std::size_t file, FileContent content)>& take) {
  std::vector<Request> requests;
  requests.reserve(files.size());
  for (const std::filesystem::path& file : files) requests.push_back({Request::Kind::describe, file, {}, {}});
  reader::readerPool().ask(requests, cancel, [&](std::size_t i, const Message& message) {
    if (message.kind == MessageKind::description) return take(i, reader::unpackedContent(message.body, files[i]));
    const reader::Failure failure = reader::unpackedFailure(message.body);
    take(i, Refusal{failure.code, failure.message, true, false});
  });
}

ArchiveFiles listArchive(const std::filesystem::path& archive, const core::CancelToken& cancel) {
  ArchiveFiles listed;
  askOne({Request::Kind::list, archive, {}, {}}, cancel, [&](const Message& message) {
    const ZipContents contents = reader::unpackedContents(message.body);
    for (const std::string& entry : contents.entries) listed.files.push_back(archive / std::filesystem::u8path(entry));
    listed.passedOver = contents.passedOver;
  });
  return listed;
}

SlicePlace placeOf(const core::Series& series, std::size_t k) {
  return {series.files.at(k), series.frames.empty() ? 0 : series.frames.at(k)};
}

void readSlices(const std::vector<SlicePlace>& places, const core::CancelToken& cancel,
                const std::function<void(std::size_t slice, ReadSlice read)>& take) {
  std::vector<Request> requests;
  for (const SlicePlace& place : places) {
    const bool follows =
        !requests.empty() && requests.back().file == place.file && requests.back().frames.size() < kMostFrames;
    if (!follows) requests.push_back({Request::Kind::slices, place.file, {}, {}});
    requests.back().frames.push_back(place.frame);
  }
  std::size_t slice = 0;
  std::size_t inRequest = 0;
  reader::readerPool().ask(requests, cancel, [&](std::size_t i, const Message& message) {
    if (message.kind == MessageKind::failed) fail(message);
    if (message.kind == MessageKind::done) {
      if (std::exchange(inRequest, 0) != requests[i].frames.size()) throw reader::Malformed();
      return;
    }
    if (inRequest == requests[i].frames.size()) throw reader::Malformed();
    ReadSlice read = reader::unpackedSlice(message.body, message.bulk, requests[i].file);
    if (read.header.frame != requests[i].frames[inRequest]) throw reader::Malformed();
    ++inRequest;
    take(slice++, std::move(read));
  });
}

std::vector<SlicePlace> placesOf(const core::Series& series) {
  std::vector<SlicePlace> places;
  for (std::size_t k = 0; k < series.files.size(); ++k) places.push_back(placeOf(series, k));
  return places;
}

std::vector<SliceHeader> readHeaders(const std::vector<SlicePlace>& places, const core::CancelToken& cancel) {
  std::vector<std::filesystem::path> files;
  for (const SlicePlace& place : places)
    if (files.empty() || files.back() != place.file) files.push_back(place.file);
  std::vector<SliceHeader> headers;
  describeFiles(files, cancel, [&](std::size_t i, FileContent content) {
    if (const auto* refusal = std::get_if<Refusal>(&content)) throw core::Error(refusal->code, refusal->message);
    const auto* slices = std::get_if<std::vector<SliceHeader>>(&content);
    for (; headers.size() < places.size() && places[headers.size()].file == files[i];) {
      const auto frame = static_cast<std::size_t>(places[headers.size()].frame);
      if (slices == nullptr || frame >= slices->size()) {
        throw core::Error(core::ErrorCode::badFile, "'" + files[i].filename().string() +
                                                        "' has changed since it was opened. Open the folder again.");
      }
      headers.push_back((*slices)[frame]);
    }
  });
  return headers;
}

gdcm::DataSet readElements(const SlicePlace& place, const core::CancelToken& cancel) {
  gdcm::DataSet elements;
  askOne({Request::Kind::elements, place.file, {place.frame}, {}}, cancel,
         [&](const Message& message) { elements = reader::unpackedElements(message.body); });
  return elements;
}

SegmentedVolume readSegmentationFile(const std::filesystem::path& file, const core::CancelToken& cancel) {
  std::optional<SegmentedVolume> volume;
  describeFiles({file}, cancel, [&](std::size_t, FileContent content) {
    if (const auto* refusal = std::get_if<Refusal>(&content)) throw core::Error(refusal->code, refusal->message);
    if (auto* found = std::get_if<SegmentedVolume>(&content)) volume = std::move(*found);
  });
  if (!volume)
    throw core::Error(core::ErrorCode::badFile, "'" + file.filename().string() +
                                                    "' has changed since it was opened: it is no segmentation. Open it "
                                                    "again.");
  return std::move(*volume);
}

std::vector<float> readVoxels(const core::Series& series, const core::CancelToken& cancel) {
  const std::size_t count = series.geometry.voxelCount();
  std::vector<float> voxels;
  voxels.reserve(count);
  const auto kind = isSegmentation(series) ? Request::Kind::labels : Request::Kind::voxels;
  const Request request{kind, series.files.at(0), series.frames, series.geometry.size()};
  reader::readerPool().ask({request}, cancel, [&](std::size_t, const Message& message) {
    if (message.kind == MessageKind::failed) fail(message);
    if (message.kind == MessageKind::done) {
      if (voxels.size() != count) throw reader::Malformed();
      return;
    }
    const std::size_t more = message.bulk.size() / sizeof(float);
    if (message.bulk.size() % sizeof(float) != 0 || more > count - voxels.size()) throw reader::Malformed();
    const std::size_t have = voxels.size();
    voxels.resize(have + more);
    std::memcpy(voxels.data() + have, message.bulk.data(), message.bulk.size());
  });
  return voxels;
}

}  // namespace glmamba::io
