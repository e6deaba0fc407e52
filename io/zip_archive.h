// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glmamba::io {

/// A ZIP archive stands for a folder: its entries have paths as if the archive were one, "study.zip/series/IM0001".
/// These parse in the calling process; other programs' archives are for the reader (io/reader/files.h).

/// The archive and the entry's name in it, when `path` leads into a plain file; both empty otherwise.
struct ZipPlace {
  std::filesystem::path archive;
  std::string entry;
};
ZipPlace zipPlaceOf(const std::filesystem::path& path);

/// True when a file begins as ZIP archives do, empty ones too. APPNOTE.TXT, 4.3.7 and 4.3.16.
bool looksLikeZip(const std::filesystem::path& file);

/// True for names that stay inside the archive on every system: relative, without "..", backslashes, drives and control
/// characters. Entries of other names don't exist for us.
bool isSafeEntryName(const std::string& name);

struct ZipContents {
  std::vector<std::string> entries;  ///< of plain files with safe names, in the archive's order
  std::uint32_t passedOver = 0;      ///< entries with unsafe names, encrypted ones and copies of a name
};

/// What an archive holds. Throws Error{badFile} when it is damaged, Error{tooLarge} for more than 100 000 entries, and
/// for what would grow to more than 2 GiB and a hundred times its size.
ZipContents zipContents(const std::filesystem::path& archive);

/// Bytes of an entry when unpacked, as the archive says. Throws Error{notFound} when there is none of that name,
/// Error{tooLarge} beyond 1 GiB and for what grows from almost nothing.
std::uint64_t zipEntrySize(const ZipPlace& place);

/// The entry, unpacked and compared with its checksum. Throws as zipEntrySize(), and Error{badFile} when it is damaged,
/// encrypted, or of another length than the archive says. The last one of a thread is kept for the next call.
std::shared_ptr<const std::string> unpackedZipEntry(const ZipPlace& place);

}  // namespace glmamba::io
