#include "io/reader/answer.h"

#include <new>

#include "core/error.h"
#include "io/nifti_file.h"

namespace glmamba::io::reader {
namespace {

std::string nameOf(const Request& request) { return "'" + request.file.filename().string() + "'"; }

FileContent contentOf(const Request& request) {
  try {
    if (isNiftiName(request.file)) return std::vector<core::Series>{niftiSeries(request.file)};
    std::variant<SliceHeader, Refusal> header = readSliceHeader(request.file);
    if (auto* refusal = std::get_if<Refusal>(&header)) return std::move(*refusal);
    return std::vector<SliceHeader>{std::get<SliceHeader>(std::move(header))};
  } catch (const core::Error& error) {
    return Refusal{error.code(), error.what()};
  }
}

void sendParts(const Request& request, const Send& send) {
  switch (request.kind) {
    case Request::Kind::describe:
      return send(MessageKind::description, packed(contentOf(request)));
    case Request::Kind::elements:
      return send(MessageKind::elements, packed(readHeaderElements(request.file)));
    case Request::Kind::slices:
      return send(MessageKind::slice, packed(readSlice(request.file)));
    case Request::Kind::voxels:
      return readNiftiVoxels(request.file, request.size, [&](const std::vector<float>& voxels) {
        send(MessageKind::voxels,
             std::string(reinterpret_cast<const char*>(voxels.data()), voxels.size() * sizeof(float)));
      });
  }
}

}  // namespace

void answer(const Request& request, const Send& send) {
  Failure failure;
  try {
    sendParts(request, send);
    return send(MessageKind::done, {});
  } catch (const core::Error& error) {
    failure = {error.code(), error.what()};
  } catch (const std::bad_alloc&) {
    failure = {core::ErrorCode::tooLarge, nameOf(request) +
                                              " asks for more memory than a file of its size may: it is "
                                              "damaged. Get the file again."};
  } catch (const std::exception&) {
    failure = {core::ErrorCode::badFile, nameOf(request) + " could not be read: it is damaged. Get the file again."};
  }
  send(MessageKind::failed, packed(failure));
}

}  // namespace glmamba::io::reader
