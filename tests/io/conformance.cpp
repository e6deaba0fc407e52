// SPDX-License-Identifier: Apache-2.0
#include "tests/io/conformance.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "io/nifti_writer.h"
#include "tests/io/test_data.h"

namespace glmamba::io::test {
namespace {

bool isInstalled() {
  static const bool is = [] {
    if (std::system("command -v dciodvfy > /dev/null 2>&1") == 0) return true;
    std::cerr << "Skipped: dciodvfy (package dicom3tools) is not installed; DICOM conformance was not checked.\n";
    return false;
  }();
  return is;
}

bool has(const std::string& line, const char* part) { return line.find(part) != std::string::npos; }

/// Series whose source names no body part have an empty Laterality: both leaving it out and a value would be an error.
/// What the checker of 2022 can't know (Synthetic Data, private codes), what a copied identity or a scanner's own term
/// brings, and what follows from emptied dates.
bool isAccepted(const std::string& line) {
  return has(line, "0x0008,0x001c") || has(line, "SyntheticData") || has(line, "(0008,001c)") || has(line, "<99XSR>") ||
         has(line, "Retired Person Name form") || has(line, "DICOMDIR") || has(line, "</ScanOptions(0018,0022)[") ||
         has(line, "should be absent (not empty) if an unpaired body part");
}

}  // namespace

std::string outputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  char buffer[4096];
  for (std::size_t got = 0; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, got);
  pclose(pipe);
  return output;
}

std::string conformanceErrors(const std::filesystem::path& file, const std::string& object) {
  if (!isInstalled()) return {};
  std::istringstream lines(outputOf("dciodvfy -new '" + file.string() + "'"));
  std::string errors;
  bool recognised = false;
  for (std::string line; std::getline(lines, line);) {
    recognised = recognised || line == object;
    const bool isRemark = line.rfind("Error", 0) == 0 || line.rfind("Warning", 0) == 0;
    if (isRemark && !isAccepted(line)) errors += line + "\n";
  }
  return recognised ? errors : "not recognised as " + object + ": " + lines.str();
}

std::string consistencyErrors(const std::vector<std::filesystem::path>& files) {
  if (!isInstalled()) return {};
  std::string command = "dcentvfy";
  for (const std::filesystem::path& file : files) command += " '" + file.string() + "'";
  return outputOf(command);
}

std::string differencesElsewhere(const std::vector<Expected>& all) {
  static const bool isInstalled = [] {
    if (std::system(GLMAMBA_PYTHON " -c 'import nibabel, pydicom' > /dev/null 2>&1") == 0) return true;
    std::cerr << "Skipped: pydicom or nibabel is not installed; other programs did not open what was exported.\n";
    return false;
  }();
  if (!isInstalled) return {};
  const TemporaryFolder nifti;
  std::string command = GLMAMBA_PYTHON " " GLMAMBA_SOURCE "/tests/io/compare_elsewhere.py";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::filesystem::path file = nifti / (std::to_string(i) + ".nii");
    io::writeNifti(*all[i].volume, file);
    command += " '" + all[i].folder.string() + "' '" + file.string() + "' " + std::to_string(all[i].tolerance) + " " +
               std::to_string(all[i].placeTolerance);
  }
  const std::string said = outputOf(command);
  return said.find("all agree") == std::string::npos ? said : std::string();
}

}  // namespace glmamba::io::test
