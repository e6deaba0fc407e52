// SPDX-License-Identifier: Apache-2.0
#include "app/cli/batch_case.h"

#include <chrono>
#include <ctime>

#include "app/cli/content_hash.h"
#include "app/cli/failure.h"
#include "app/cli/interruption.h"
#include "app/cli/report.h"
#include "app/cli/run_result.h"
#include "core/atomic_file.h"
#include "core/file_lock.h"
#include "inference/engine/json_file.h"
#include "inference/engine/sha256.h"

namespace glmamba::cli {

namespace {

namespace fs = std::filesystem;

fs::path recordFile(const fs::path& folder) { return folder / "case.json"; }

const char* resultName(core::FileFormat format) { return format == core::FileFormat::nifti ? "sr.nii.gz" : "sr"; }

const char* codeName(core::ErrorCode code) {
  using core::ErrorCode;
  switch (code) {
    case ErrorCode::notFound:
      return "not found";
    case ErrorCode::badFile:
      return "bad file";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::gridMismatch:
      return "grid mismatch";
    case ErrorCode::badValue:
      return "bad value";
    case ErrorCode::tooLarge:
      return "too large";
    case ErrorCode::cannotWrite:
      return "cannot write";
    case ErrorCode::badModel:
      return "bad model";
    case ErrorCode::device:
      return "device";
  }
  return "unknown";
}

std::string now() {
  const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&time));
  return text;
}

/// All that the result follows from. Device, threads and memory are where it was made, not what.
std::string keyOf(const BatchCase& one, const BatchSettings& settings, const engine::ModelCard& card) {
  const RunOptions& run = settings.run;
  const auto hash = [](const fs::path& path) { return contentHash(path, interruption()); };
  const nlohmann::json key{{"program", GLMAMBA_VERSION},
                           {"weights", card.weightsSha256},
                           {"model", card.nameAndVersion()},
                           {"scale", run.scale},
                           {"slices", run.slices ? nlohmann::json{run.slices->first, run.slices->last} : nullptr},
                           {"register", static_cast<int>(run.pairing.registration)},
                           {"accept pair", run.pairing.acceptRefused},
                           {"precision", static_cast<int>(run.engine.precision)},
                           {"ensemble", run.ensemble},
                           {"data consistency", run.dataConsistency},
                           {"try", run.tryMode},
                           {"result", resultName(settings.format)},
                           {"deidentification", settings.deidentificationChoice},
                           {"lr", hash(one.lr)},
                           {"reference", one.reference ? hash(*one.reference) : ""},
                           {"truth", one.truth ? hash(*one.truth) : ""},
                           {"lr volume", one.lrVolume.value_or(0)},
                           {"reference volume", one.referenceVolume.value_or(0)}};
  return engine::sha256OfText(key.dump());
}

bool isDone(const CaseRecord& record, const std::string& key, const fs::path& result) {
  if (record.value("status", "") != "done" || record.value("key", "") != key) return false;
  try {
    return contentHash(result, interruption()) == record.value("output_sha256", "");
  } catch (const core::Error&) {
    return false;  // it is gone
  }
}

int attemptsOf(const CaseRecord& record) {
  const auto found = record.find("attempts");
  return found != record.end() && found->is_number_integer() ? found->get<int>() : 0;
}

/// Runs it and tells of it in `record`.
void run(const BatchCase& one, const BatchSettings& settings, engine::Model& model, const fs::path& folder,
         CaseRecord& record) {
  RunOptions options = settings.run;
  options.lr = one.lr.string();
  if (one.reference) options.reference = one.reference->string();
  if (one.truth) options.truth = one.truth->string();
  options.lrVolume = one.lrVolume;
  options.referenceVolume = one.referenceVolume;
  RunInputs inputs = openInputs(options, model.card());
  const auto result = superResolved(options, requestOf(options, inputs), model);
  inputs.warnings.insert(inputs.warnings.end(), result.warnings.begin(), result.warnings.end());
  const std::optional<Accuracy> accuracy = measured(result, inputs, inputs.range(options));

  // What lies there is of another key, or of a program that was killed.
  const fs::path output = folder / resultName(settings.format);
  fs::remove(recordFile(folder));
  fs::remove_all(output);
  writeResult(result, inputs, output, settings.format, settings.deidentification);

  const core::Provenance& made = result.provenance;
  record["output"] = (folder.filename() / output.filename()).generic_string();
  record["output_sha256"] = contentHash(output, interruption());
  record["model"] = made.model();
  record["weights_sha256"] = made.weightsSha256;
  record["scale"] = made.scaleFactor;
  record["device"] = made.device;
  record["precision"] = made.precision;
  record["slices"] = result.sr->sliceCount();
  if (accuracy) {
    record.update(metricsJson(accuracy->sr));
    record["zerofill"] = metricsJson(accuracy->zerofill);
  }
  record["warnings"] = inputs.warnings;
}

/// What a killed program left half written; whoever holds the case's lock may take it away.
void clearRemains(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> remains;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
    if (entry.path().filename().string().rfind(".part-", 0) == 0) remains.push_back(entry.path());
  for (const fs::path& one : remains) fs::remove_all(one, error);
}

/// On one line, what is no UTF-8 replaced.
void store(const CaseRecord& record, const fs::path& folder) {
  core::writeFileAtomically(recordFile(folder),
                            record.dump(-1, ' ', false, CaseRecord::error_handler_t::replace) + '\n');
}

}  // namespace

std::optional<CaseRecord> storedRecord(const fs::path& output, const std::string& name) {
  const fs::path file = recordFile(output / name);
  std::error_code error;
  if (!fs::exists(file, error)) return {};
  try {
    CaseRecord record = engine::readJsonObject(file, "The record “" + name + "”", core::ErrorCode::badFile);
    for (const char* field : {"case", "status", "key", "output_sha256", "error"})
      if (record.contains(field) && !record[field].is_string()) return {};
    if (record.value("case", "") == name) return record;
  } catch (const core::Error&) {
    // Nobody's: the case is run again.
  }
  return {};
}

std::optional<CaseRecord> runCase(const BatchCase& one, const BatchSettings& settings, engine::Model& model) {
  const fs::path folder = settings.output / one.name;
  std::error_code error;
  fs::create_directories(folder, error);  // what is wrong with it, the lock says
  const core::FileLock lock(folder / ".lock");
  if (!lock.isHeld()) return {};
  clearRemains(folder);

  const auto before = storedRecord(settings.output, one.name);
  const auto begin = std::chrono::steady_clock::now();
  CaseRecord record{{"case", one.name}, {"status", "done"}};
  bool isKnown = false;
  try {
    record["key"] = keyOf(one, settings, model.card());
    isKnown = true;
    if (before && isDone(*before, record["key"], folder / resultName(settings.format))) {
      CaseRecord same = *before;
      same["status"] = "skipped";
      return same;
    }
    run(one, settings, model, folder, record);
  } catch (const core::CancelToken::Requested&) {
    throw;
  } catch (...) {
    const core::Error failure = currentFailure();
    record["status"] = "failed";
    record["code"] = codeName(failure.code());
    record["error"] = failure.what();
  }
  const bool isFailed = record["status"] == "failed";
  record["attempts"] = isFailed && before && before->value("status", "") == "failed" ? attemptsOf(*before) + 1 : 1;
  record["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  record["finished"] = now();
  // Inputs that can't be read say nothing against a result that was made from them once.
  if (isKnown || !before) store(record, folder);
  return record;
}

}  // namespace glmamba::cli
