// SPDX-License-Identifier: Apache-2.0
#include "io/zip_archive.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <set>

#include <zip.h>

#include "core/error.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorCode;

constexpr zip_int64_t kMostEntries = 100000;
// As for a file on its own, in dicom_header.cpp.
constexpr std::uint64_t kLargestEntry = std::uint64_t{1} << 30;
// A folder of images shrinks by two to ten; what grows beyond these two bounds is a bomb.
constexpr std::uint64_t kUnquestioned = std::uint64_t{2} << 30;
constexpr std::uint64_t kPlausibleFactor = 100;
constexpr std::uint64_t kUnquestionedEntry = std::uint64_t{64} << 20;
constexpr std::uint64_t kPlausibleEntryFactor = 200;
constexpr std::uint64_t kStep = std::uint64_t{4} << 20;

std::string quoted(const fs::path& path) { return "'" + path.filename().string() + "'"; }

Error damaged(const fs::path& archive) {
  return {ErrorCode::badFile, quoted(archive) + " is damaged: it can't be read as a ZIP archive. Get it again."};
}

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;

Archive opened(const fs::path& archive) {
  int error = 0;
  Archive zip(zip_open(archive.c_str(), ZIP_RDONLY, &error), zip_discard);
  if (zip) return zip;
  if (error == ZIP_ER_OPEN || error == ZIP_ER_NOENT) {
    throw Error(ErrorCode::notFound,
                quoted(archive) + " can't be opened. Check that it is there and that you may read it.");
  }
  throw damaged(archive);
}

/// The archive that was opened last, while it is unchanged: its directory is not read again for every entry, nor the
/// entry that was read last for every look at it.
struct OpenArchive {
  fs::path path;
  fs::file_time_type time;
  std::uintmax_t size = 0;
  Archive zip{nullptr, zip_discard};
  std::string entry;
  std::shared_ptr<const std::string> content;  ///< of `entry`
};

OpenArchive& current(const fs::path& archive) {
  thread_local OpenArchive open;
  std::error_code ignored;
  const auto time = fs::last_write_time(archive, ignored);
  const std::uintmax_t size = fs::file_size(archive, ignored);
  if (!open.zip || open.path != archive || open.time != time || open.size != size) {
    open = OpenArchive();
    open.zip = opened(archive);
    open.path = archive, open.time = time, open.size = size;
  }
  return open;
}

zip_stat_t statusOf(const OpenArchive& open, const ZipPlace& place) {
  zip_stat_t status;
  if (!isSafeEntryName(place.entry) || zip_stat(open.zip.get(), place.entry.c_str(), 0, &status) != 0) {
    throw Error(ErrorCode::notFound, "'" + fs::path(place.entry).filename().string() + "' is not in " +
                                         quoted(place.archive) + " any more. Open the archive again.");
  }
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
  if ((status.valid & kNeeded) != kNeeded || status.comp_size > open.size) throw damaged(place.archive);
  if (status.size > kLargestEntry ||
      (status.size > kUnquestionedEntry && status.size / kPlausibleEntryFactor > status.comp_size)) {
    throw Error(ErrorCode::tooLarge, "'" + fs::path(place.entry).filename().string() + "' in " + quoted(place.archive) +
                                         " would grow beyond what an image has: nothing of it was read. If it is what "
                                         "you want, unpack the archive first.");
  }
  return status;
}

}  // namespace

ZipPlace zipPlaceOf(const fs::path& path) {
  std::error_code error;
  for (fs::path archive = path.parent_path(); !archive.empty() && archive != archive.root_path();
       archive = archive.parent_path()) {
    const fs::file_status status = fs::status(archive, error);
    if (fs::is_directory(status)) return {};
    if (fs::is_regular_file(status)) return {archive, path.lexically_relative(archive).generic_string()};
  }
  return {};
}

bool looksLikeZip(const fs::path& file) {
  char head[4] = {};
  std::ifstream(file, std::ios::binary).read(head, sizeof head);
  return std::memcmp(head, "PK\3\4", 4) == 0 || std::memcmp(head, "PK\5\6", 4) == 0;
}

bool isSafeEntryName(const std::string& name) {
  constexpr std::size_t kLongest = 1024;
  if (name.empty() || name.size() > kLongest || name.find('\\') != std::string::npos) return false;
  if (name.size() > 1 && name[1] == ':') return false;
  const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
  if (std::any_of(name.begin(), name.end(), isControl)) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

ZipContents zipContents(const fs::path& archive) {
  zip_t* zip = current(archive).zip.get();
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  if (count < 0) throw damaged(archive);
  const Error tooLarge(ErrorCode::tooLarge, quoted(archive) +
                                                " holds far more than its size lets expect, or too many files: nothing "
                                                "was read. If it is what you want, unpack it first.");
  if (count > kMostEntries) throw tooLarge;
  std::error_code ignored;
  const std::uint64_t most = std::max(kUnquestioned, kPlausibleFactor * fs::file_size(archive, ignored));
  ZipContents contents;
  std::set<std::string> seen;
  std::uint64_t bytes = 0;
  for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
    zip_stat_t status;
    if (zip_stat_index(zip, index, 0, &status) != 0 || (status.valid & ZIP_STAT_NAME) == 0) throw damaged(archive);
    const std::string name = status.name;
    if (!name.empty() && name.back() == '/') continue;  // a folder
    const bool encrypted = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
    if (encrypted || !isSafeEntryName(name) || !seen.insert(name).second) {
      ++contents.passedOver;
      continue;
    }
    const std::uint64_t size = (status.valid & ZIP_STAT_SIZE) != 0 ? status.size : 0;
    if (size > most - bytes) throw tooLarge;
    bytes += size;
    contents.entries.push_back(name);
  }
  return contents;
}

std::uint64_t zipEntrySize(const ZipPlace& place) { return statusOf(current(place.archive), place).size; }

std::shared_ptr<const std::string> unpackedZipEntry(const ZipPlace& place) {
  OpenArchive& open = current(place.archive);
  if (open.content && open.entry == place.entry) return open.content;
  open.content.reset();
  const zip_stat_t status = statusOf(open, place);
  const Error bad(ErrorCode::badFile, "'" + fs::path(place.entry).filename().string() + "' in " +
                                          quoted(place.archive) +
                                          " is damaged, encrypted or packed in an unusual way. Get the archive again, "
                                          "or unpack it.");
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(open.zip.get(), status.index, 0),
                                                               zip_fclose);
  if (!file) throw bad;
  // What an entry promises is believed only as far as it has come.
  auto unpacked = std::make_shared<std::string>();
  while (unpacked->size() < status.size) {
    const std::size_t have = unpacked->size();
    unpacked->resize(static_cast<std::size_t>(std::min<std::uint64_t>(status.size, have + kStep)));
    const zip_int64_t got = zip_fread(file.get(), unpacked->data() + have, unpacked->size() - have);
    if (got <= 0) throw bad;
    unpacked->resize(have + static_cast<std::size_t>(got));
  }
  // Reading on makes libzip compare the checksum, and tells of an entry that is longer than it says.
  char more = 0;
  if (zip_fread(file.get(), &more, 1) != 0) throw bad;
  open.entry = place.entry;
  open.content = std::move(unpacked);
  return open.content;
}

}  // namespace glmamba::io
