#include "io/reader/helper_process.h"

namespace glmamba::io::reader {

std::filesystem::path programFolder() { return {}; }

bool HelperProcess::isSupported() { return false; }

std::unique_ptr<HelperProcess> HelperProcess::start(const std::filesystem::path&) { return nullptr; }

}  // namespace glmamba::io::reader
