#include "inference/engine/atomic_file.h"

#include <atomic>
#include <fstream>
#include <random>
#include <string>
#include <system_error>

#include "core/error.h"
#include "inference/engine/platform.h"

namespace glmamba::engine {

namespace {

/// A name that neither another thread nor another process chooses.
std::filesystem::path temporaryBeside(const std::filesystem::path& target) {
  static const unsigned process = std::random_device{}();
  static std::atomic<unsigned> counter{0};
  std::filesystem::path temporary = target;
  temporary += "." + std::to_string(process) + "-" + std::to_string(counter++) + ".part";
  return temporary;
}

}  // namespace

void writeAtomically(const std::filesystem::path& target, const std::function<void(std::ostream&)>& write) {
  const std::filesystem::path temporary = temporaryBeside(target);
  const auto fail = [&](const std::string& why) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw core::Error(core::ErrorCode::cannotWrite, "“" + target.filename().string() + "” could not be written (" +
                                                        why + "): check the folder's permissions and the free space.");
  };
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  if (!stream) fail("its folder does not take new files");
  try {
    write(stream);
  } catch (...) {
    stream.close();
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw;
  }
  stream.close();
  if (!stream || !flushToDisk(temporary)) fail("the disk took only a part of it");
  std::error_code error;
  std::filesystem::rename(temporary, target, error);
  if (error) fail(error.message());
}

}  // namespace glmamba::engine
