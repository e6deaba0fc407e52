// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gdcmDataSet.h>

#include "core/study.h"
#include "io/dicom_header.h"
#include "io/dicom_pixels.h"
#include "io/segmentation_file.h"
#include "io/zip_archive.h"

namespace glmamba::io::reader {

/// What a program asks its reader for. The reader answers one request after another, each with the one message that
/// is named here or with several that end in `done`; or with `failed`.
struct Request {
  enum class Kind : std::uint32_t {
    describe,  ///< one `description`
    elements,  ///< one `elements`, of the first of `frames`
    slices,    ///< a `slice` for each of `frames`, and `done`
    list,      ///< one `names`, of a ZIP archive
    voxels,    ///< several `voxels`, of NIfTI, and `done`; `size` is the grid that is expected, the first of `frames`
               ///< the volume
    labels,    ///< several `voxels`, of a segmentation, and `done`; `size` as above
  };
  Kind kind = Kind::describe;
  std::filesystem::path file;
  std::vector<std::int32_t> frames;
  core::Size3 size{};
};

enum class MessageKind : std::uint32_t { ready, request, description, elements, slice, names, voxels, done, failed };

/// What a program and its reader must have in common, as `ready` says it: the version, and a fingerprint of the sources
/// that make messages and take them apart. Fits into largestBody(MessageKind::ready).
std::string protocol();

/// Nothing follows in the answer to a request.
bool isLast(MessageKind kind);

/// What stands before each message.
struct Envelope {
  static constexpr std::uint32_t kMagic = 0x52'4D'4C'47;
  std::uint32_t magic = kMagic;
  MessageKind kind = MessageKind::done;
  std::uint64_t length = 0;  ///< bytes of the body, which follows
  std::uint64_t bulk = 0;    ///< bytes of voxels, which follow the body or lie in the shared region
  std::uint64_t end = 0;     ///< where they end there, as Region counts; 0 when they follow
};
static_assert(sizeof(Envelope) == 32);

/// The most bytes that the body of such a message may have, and its voxels; 0 for what is no kind of message.
std::uint64_t largestBody(MessageKind kind);
std::uint64_t largestBulk(MessageKind kind);
/// Envelope and body.
std::string framed(MessageKind kind, const std::string& body);

/// A message that has come; it lies in a buffer of the channel, until the next one comes.
struct Message {
  MessageKind kind = MessageKind::done;
  std::string_view body;
  std::string_view bulk;  ///< voxels; from memory that the sender can change
};

/// What a file is: slices of MR, NIfTI volumes, a segmentation, or nothing that can be opened.
using FileContent = std::variant<std::vector<SliceHeader>, std::vector<core::Series>, Refusal, SegmentedVolume>;

/// Why a request could not be answered: a sentence for the user.
struct Failure {
  core::ErrorCode code = core::ErrorCode::badFile;
  std::string message;
};

/// Bodies of messages. The unpacking half throws Malformed for anything that a reader in good health does not send:
/// impossible sizes, numbers that are not finite, enumerations out of range, bytes too many or too few. Paths don't
/// travel back: `file` is put into what came from it.
std::string packed(const Request& request);
Request unpackedRequest(std::string_view body);
std::string packed(const FileContent& content);
FileContent unpackedContent(std::string_view body, const std::filesystem::path& file);
std::string packed(const gdcm::DataSet& dataSet);
gdcm::DataSet unpackedElements(std::string_view body);
/// Of a slice, without its values; these go apart, in 16 bits each.
std::string packed(const ReadSlice& slice);
void packValues(const StoredSlice& stored, char* to);
ReadSlice unpackedSlice(std::string_view body, std::string_view values, const std::filesystem::path& file);
std::string packed(const ZipContents& contents);
/// Only names that isSafeEntryName() allows pass.
ZipContents unpackedContents(std::string_view body);
std::string packed(const Failure& failure);
Failure unpackedFailure(std::string_view body);

}  // namespace glmamba::io::reader
