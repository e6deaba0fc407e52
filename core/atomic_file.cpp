// SPDX-License-Identifier: Apache-2.0
#include "core/atomic_file.h"

#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <system_error>
#include <vector>

#if defined(_WIN32)
#include <direct.h>
#endif

#include "core/error.h"
#include "core/flush_to_disk.h"
#include "core/folder_lock.h"

namespace glmamba::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTemporary = ".part-";

Error cannotWrite(const fs::path& target, const std::string& reason) {
  return {ErrorCode::cannotWrite, "'" + target.filename().string() + "' could not be written in '" +
                                      target.parent_path().string() + "': " + reason +
                                      ". Choose another place, or make room and try again."};
}

/// A name beside `target` that is not taken; hidden, and with the same extensions, as writers choose formats by them.
fs::path temporaryBeside(const fs::path& target) {
  std::random_device random;
  return target.parent_path() / (kTemporary + std::to_string(random()) + "-" + target.filename().string());
}

/// Removes the folders that killed programs left when they were to become `target`: those whose writer lives are
/// locked.
void clearRemains(const fs::path& target) {
  const std::string ending = "-" + target.filename().string();
  std::error_code error;
  std::vector<fs::path> remains;
  for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), error)) {
    const std::string name = entry.path().filename().string();
    const std::size_t digits = std::strlen(kTemporary);
    if (name.rfind(kTemporary, 0) != 0 || name.size() <= digits + ending.size()) continue;
    const bool isOurs = name.find_first_not_of("0123456789", digits) == name.size() - ending.size() &&
                        name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    if (isOurs && entry.is_directory(error)) remains.push_back(entry.path());
  }
  for (const fs::path& folder : remains)
    if (FolderLock(folder).isHeld()) fs::remove_all(folder, error);
}

/// The target with a parent folder that exists, absolute so that a change of the working folder can't tear it apart.
fs::path prepared(const fs::path& target) {
  std::error_code error;
  fs::path full = fs::absolute(target, error).lexically_normal();
  if (!full.has_filename()) full = full.parent_path();  // "folder/" names the folder
  fs::create_directories(full.parent_path(), error);
  if (error) throw cannotWrite(full, error.message());
  return full;
}

void flush(const fs::path& path, const fs::path& target) {
  if (const std::error_code error = flushToDisk(path)) throw cannotWrite(target, error.message());
}

void moveInPlace(const fs::path& temporary, const fs::path& target) {
  std::error_code error;
  fs::rename(temporary, target, error);
  if (error) throw cannotWrite(target, error.message());
  flush(target.parent_path(), target);
}

/// Removes what is left of the temporary file or folder, also when an exception passes through.
class Remains {
 public:
  explicit Remains(fs::path path) : m_path(std::move(path)) {}
  ~Remains() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  Remains(const Remains&) = delete;
  Remains& operator=(const Remains&) = delete;

 private:
  fs::path m_path;
};

}  // namespace

void writeAtomically(const fs::path& file, const std::function<void(const fs::path&)>& write) {
  const fs::path target = prepared(file);
  std::error_code error;
  if (fs::is_directory(target, error)) throw cannotWrite(target, "there is a folder of this name");
  const fs::path temporary = temporaryBeside(target);
  const Remains remains(temporary);
  write(temporary);
  flush(temporary, target);
  moveInPlace(temporary, target);
}

void writeFileAtomically(const fs::path& file, const std::function<void(std::ostream&)>& write) {
  writeAtomically(file, [&](const fs::path& temporary) {
    std::ofstream stream(temporary, std::ios::binary);
    write(stream);
    stream.close();
    if (!stream) throw cannotWrite(file, "the disk is full, or the folder may not be written");
  });
}

void writeFileAtomically(const fs::path& file, std::string_view content) {
  writeFileAtomically(
      file, [&](std::ostream& stream) { stream.write(content.data(), static_cast<std::streamsize>(content.size())); });
}

void writeFolderAtomically(const fs::path& folder, const std::function<void(const fs::path&)>& write) {
  const fs::path target = prepared(folder);
  std::error_code error;
  const bool exists = fs::exists(fs::symlink_status(target, error));
  const bool isEmptyFolder = exists && fs::is_directory(target, error) && fs::is_empty(target, error) && !error;
  if (exists && !isEmptyFolder) throw cannotWrite(target, "it exists already and is not an empty folder");
  clearRemains(target);
  const fs::path temporary = temporaryBeside(target);
  const Remains remains(temporary);
  if (!fs::create_directory(temporary, error) || error) throw cannotWrite(target, error.message());
  const FolderLock lock(temporary);
  write(temporary);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(temporary)) {
    flush(entry.path(), target);
  }
  flush(temporary, target);
  // rename(2) replaces an empty folder; it refuses one that was filled meanwhile. Windows replaces none.
#if defined(_WIN32)
  if (isEmptyFolder) ::_wrmdir(target.c_str());
#endif
  moveInPlace(temporary, target);
}

}  // namespace glmamba::core
