// SPDX-License-Identifier: Apache-2.0
#include "io/reader/answer.h"

#include <cstring>
#include <new>

#include "core/error.h"
#include "io/input_file.h"
#include "io/nifti_file.h"

namespace glmamba::io::reader {
namespace {

std::string nameOf(const Request& request) { return "'" + request.file.filename().string() + "'"; }

FileContent contentOf(const Request& request) {
  try {
    // Some write DICOM into files named .img.
    if (isNiftiName(request.file) && !looksLikeDicom(*openedInput(request.file).stream))
      return niftiSeries(request.file);
    auto slices = readSliceHeaders(request.file);
    if (auto* refusal = std::get_if<Refusal>(&slices)) {
      if (refusal->isSegmentation) return readSegmentation(request.file);
      return std::move(*refusal);
    }
    return std::get<std::vector<SliceHeader>>(std::move(slices));
  } catch (const core::Error& error) {
    return Refusal{error.code(), error.what(), true, false};
  }
}

void sendSlice(const ReadSlice& slice, const Send& send) {
  send(MessageKind::slice, packed(slice),
       {slice.stored.values.size() * sizeof(std::uint16_t), [&](char* to) { packValues(slice.stored, to); }});
}

void sendVoxels(const std::vector<float>& voxels, const Send& send) {
  const std::size_t bytes = voxels.size() * sizeof(float);
  send(MessageKind::voxels, {}, {bytes, [&](char* to) { std::memcpy(to, voxels.data(), bytes); }});
}

void sendParts(const Request& request, const Send& send) {
  switch (request.kind) {
    case Request::Kind::describe:
      return send(MessageKind::description, packed(contentOf(request)), {});
    case Request::Kind::elements:
      return send(MessageKind::elements,
                  packed(readHeaderElements(request.file, request.frames.empty() ? 0 : request.frames.front())), {});
    case Request::Kind::slices:
      readFrames(request.file, request.frames, [&](const ReadSlice& slice) { sendSlice(slice, send); });
      return send(MessageKind::done, {}, {});
    case Request::Kind::list:
      return send(MessageKind::names, packed(zipContents(request.file)), {});
    case Request::Kind::voxels:
      readNiftiVoxels(request.file, request.size, request.frames.empty() ? 0 : request.frames.front(),
                      [&](const std::vector<float>& voxels) { sendVoxels(voxels, send); });
      return send(MessageKind::done, {}, {});
    case Request::Kind::labels:
      readSegmentationVoxels(request.file, request.size,
                             [&](const std::vector<float>& voxels) { sendVoxels(voxels, send); });
      return send(MessageKind::done, {}, {});
  }
}

}  // namespace

void answer(const Request& request, const Send& send) {
  Failure failure;
  try {
    return sendParts(request, send);
  } catch (const core::Error& error) {
    failure = {error.code(), error.what()};
  } catch (const std::bad_alloc&) {
    failure = {core::ErrorCode::tooLarge, nameOf(request) +
                                              " asks for more memory than a file of its size may: it is "
                                              "damaged. Get the file again."};
  } catch (const std::exception&) {
    failure = {core::ErrorCode::badFile, nameOf(request) + " could not be read: it is damaged. Get the file again."};
  }
  send(MessageKind::failed, packed(failure), {});
}

}  // namespace glmamba::io::reader
