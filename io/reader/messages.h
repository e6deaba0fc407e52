#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include <gdcmDataSet.h>

#include "core/study.h"
#include "io/dicom_header.h"
#include "io/dicom_pixels.h"

namespace glmamba::io::reader {

/// What a program asks its reader for. The reader answers one request after another, each with messages that end in
/// `done` or `failed`.
struct Request {
  enum class Kind : std::uint32_t {
    describe,  ///< one `description`
    elements,  ///< one `elements`, of the first of `frames`
    slices,    ///< a `slice` for each of `frames`
    voxels,    ///< several `voxels`, of NIfTI; `size` is the grid that is expected, the first of `frames` the volume
  };
  Kind kind = Kind::describe;
  std::filesystem::path file;
  std::vector<std::int32_t> frames;
  core::Size3 size{};
};

enum class MessageKind : std::uint32_t { ready, request, description, elements, slice, voxels, done, failed };

/// What stands before each message.
struct Envelope {
  static constexpr std::uint32_t kMagic = 0x52'4D'4C'47;
  std::uint32_t magic = kMagic;
  MessageKind kind = MessageKind::done;
  std::uint64_t length = 0;  ///< bytes that follow
};
static_assert(sizeof(Envelope) == 16);

/// The most bytes that a message of this kind may have; 0 for what is no kind of message.
std::uint64_t largestMessage(MessageKind kind);
/// Envelope and body.
std::string framed(MessageKind kind, const std::string& body);

struct Message {
  MessageKind kind = MessageKind::done;
  std::string body;
};

/// What a file is: slices of MR, NIfTI volumes, or nothing that can be opened.
using FileContent = std::variant<std::vector<SliceHeader>, std::vector<core::Series>, Refusal>;

/// Why a request could not be answered: a sentence for the user.
struct Failure {
  core::ErrorCode code = core::ErrorCode::badFile;
  std::string message;
};

/// Bodies of messages. The unpacking half throws Malformed for anything that a reader in good health does not send:
/// impossible sizes, numbers that are not finite, enumerations out of range, bytes too many or too few. Paths don't
/// travel back: `file` is put into what came from it.
std::string packed(const Request& request);
Request unpackedRequest(const std::string& body);
std::string packed(const FileContent& content);
FileContent unpackedContent(const std::string& body, const std::filesystem::path& file);
std::string packed(const gdcm::DataSet& dataSet);
gdcm::DataSet unpackedElements(const std::string& body);
std::string packed(const ReadSlice& slice);
ReadSlice unpackedSlice(const std::string& body, const std::filesystem::path& file);
std::string packed(const Failure& failure);
Failure unpackedFailure(const std::string& body);

}  // namespace glmamba::io::reader
