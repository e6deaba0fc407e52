#include "io/atomic_file.h"

#include <fstream>
#include <random>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "core/error.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

core::Error cannotWrite(const fs::path& target, const std::string& reason) {
  return {core::ErrorCode::cannotWrite, "'" + target.filename().string() + "' could not be written in '" +
                                            target.parent_path().string() + "': " + reason +
                                            ". Choose another place, or make room and try again."};
}

/// A name beside `target` that is not taken; hidden, and with the same extensions, as writers choose formats by them.
fs::path temporaryBeside(const fs::path& target) {
  std::random_device random;
  return target.parent_path() /
         (".part-" + std::to_string(::getpid()) + "-" + std::to_string(random()) + "-" + target.filename().string());
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

void flushToDisk(const fs::path& path, const fs::path& target) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw cannotWrite(target, std::generic_category().message(errno));
  // Some network file systems can't flush a folder and say EINVAL: the rename is then as safe as it gets.
  const bool failed = ::fsync(descriptor) != 0 && errno != EINVAL;
  const std::string reason = std::generic_category().message(errno);
  ::close(descriptor);
  if (failed) throw cannotWrite(target, reason);
}

void moveInPlace(const fs::path& temporary, const fs::path& target) {
  std::error_code error;
  fs::rename(temporary, target, error);
  if (error) throw cannotWrite(target, error.message());
  flushToDisk(target.parent_path(), target);
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
  flushToDisk(temporary, target);
  moveInPlace(temporary, target);
}

void writeFileAtomically(const fs::path& file, std::string_view content) {
  writeAtomically(file, [&](const fs::path& temporary) {
    std::ofstream stream(temporary, std::ios::binary);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!stream) throw cannotWrite(file, "the disk is full, or the folder may not be written");
  });
}

void writeFolderAtomically(const fs::path& folder, const std::function<void(const fs::path&)>& write) {
  const fs::path target = prepared(folder);
  std::error_code error;
  const bool exists = fs::exists(fs::symlink_status(target, error));
  const bool isEmptyFolder = exists && fs::is_directory(target, error) && fs::is_empty(target, error) && !error;
  if (exists && !isEmptyFolder) throw cannotWrite(target, "it exists already and is not an empty folder");
  const fs::path temporary = temporaryBeside(target);
  const Remains remains(temporary);
  if (!fs::create_directory(temporary, error) || error) throw cannotWrite(target, error.message());
  write(temporary);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(temporary)) {
    flushToDisk(entry.path(), target);
  }
  flushToDisk(temporary, target);
  // rename(2) replaces an empty folder; it refuses one that was filled meanwhile.
  moveInPlace(temporary, target);
}

}  // namespace glmamba::io
