// SPDX-License-Identifier: Apache-2.0
#include "app/cli/batch_summary.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include "app/cli/csv.h"
#include "app/cli/interruption.h"
#include "core/atomic_file.h"
#include "core/file_lock.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

// More than these are in the table.
constexpr int kFailuresShown = 20;

/// PSNR and SSIM of one method over the cases that have them.
struct Mean {
  double psnr = 0, ssim = 0;
  int cases = 0;

  void add(const CaseRecord& metrics) {
    if (!metrics.contains("psnr") || !metrics["psnr"].is_number() || !metrics["ssim"].is_number()) return;
    psnr += metrics["psnr"].get<double>();
    ssim += metrics["ssim"].get<double>();
    ++cases;
  }

  std::string text(const char* method) const {
    if (cases == 0) return {};
    char line[96];
    std::snprintf(line, sizeof line, "%s mean of %d: %.2f dB, SSIM %.4f\n", method, cases, psnr / cases, ssim / cases);
    return line;
  }
};

std::string value(const CaseRecord& record, const char* name) {
  if (!record.contains(name) || record[name].is_null()) return {};
  return record[name].is_string() ? record[name].get<std::string>() : record[name].dump();
}

std::string csvLine(const CaseRecord& record) {
  const CaseRecord zerofill = record.value("zerofill", CaseRecord::object());
  std::string line;
  for (const char* name : {"case", "status", "slices", "seconds", "psnr", "ssim", "nmse"})
    line += csvField(value(record, name)) + ',';
  for (const char* name : {"psnr", "ssim", "nmse"}) line += value(zerofill, name) + ',';
  return line + csvField(value(record, "error")) + '\n';
}

/// Two that gather at once would replace the younger's table by the elder's.
class Gathering {
 public:
  explicit Gathering(const fs::path& output) {
    for (const fs::path file = output / ".lock";;) {
      m_lock = std::make_unique<core::FileLock>(file);
      if (m_lock->isHeld()) return;
      interruption().throwIfCancelled();
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }

 private:
  std::unique_ptr<core::FileLock> m_lock;
};

}  // namespace

BatchSummary gatherBatch(const std::vector<BatchCase>& cases, const fs::path& output) {
  std::error_code error;
  fs::create_directories(output, error);  // what is wrong with it, the lock says
  const Gathering gathering(output);
  std::string csv = "case,status,slices,seconds,psnr,ssim,nmse,zerofill_psnr,zerofill_ssim,zerofill_nmse,error\n";
  std::string lines, failures;
  BatchSummary summary;
  Mean sr, zerofill;
  for (const BatchCase& one : cases) {
    const CaseRecord record =
        storedRecord(output, one.name).value_or(CaseRecord{{"case", one.name}, {"status", "open"}});
    const std::string status = value(record, "status");
    csv += csvLine(record);
    lines += record.dump(-1, ' ', false, CaseRecord::error_handler_t::replace) + '\n';
    if (status == "done") {
      ++summary.done;
      sr.add(record);
      zerofill.add(record.value("zerofill", CaseRecord::object()));
    } else if (status == "failed") {
      if (++summary.failed <= kFailuresShown) failures += one.name + ": " + value(record, "error") + '\n';
    } else {
      ++summary.open;
    }
  }
  core::writeFileAtomically(output / "cohort.csv", csv);
  core::writeFileAtomically(output / "cohort.jsonl", lines);
  char counts[96];
  std::snprintf(counts, sizeof counts, "%zu cases: %d done, %d failed, %d open\n", cases.size(), summary.done,
                summary.failed, summary.open);
  summary.text = counts + sr.text("super-resolved,") + zerofill.text("zero-filled,   ") + failures;
  return summary;
}

}  // namespace glmamba::cli
