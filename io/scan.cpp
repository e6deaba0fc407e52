// SPDX-License-Identifier: Apache-2.0
#include "io/scan.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "io/dicom_series.h"
#include "io/nifti_file.h"
#include "io/reader/files.h"
#include "io/segmentation_series.h"
#include "io/zip_archive.h"

namespace glmamba::io {
namespace {

namespace fs = std::filesystem;

struct Candidate {
  fs::path file;
  bool named;  ///< by the caller: then whatever is wrong with it is an error
};

std::string nameOf(const fs::path& path) {
  const fs::path name = path.has_filename() ? path.filename() : path.parent_path().filename();
  return "'" + name.string() + "'";
}

[[noreturn]] void cantRead(const fs::path& path, const std::error_code& error) {
  throw core::Error(core::ErrorCode::notFound, nameOf(path) + " can't be read: " + error.message() +
                                                   ". Check the path, and that you may read it.");
}

bool isHidden(const fs::path& path) { return path.filename().string().rfind('.', 0) == 0; }

/// A DICOMDIR by its name, however broken it is.
bool isDirectoryName(const fs::path& path) { return path.filename().string().rfind("DICOMDIR", 0) == 0; }

/// Files that were found, sorted so that results do not depend on where; the voxels of a pair come with its header.
void addFound(std::vector<fs::path> files, std::vector<Candidate>& candidates) {
  std::sort(files.begin(), files.end());
  const auto isThere = [&](const fs::path& file) { return std::binary_search(files.begin(), files.end(), file); };
  for (const fs::path& file : files)
    if (!isNiftiVoxels(file) || niftiPartner(file, isThere).empty()) candidates.push_back({file, false});
}

/// All plain files below a folder.
void collect(const fs::path& folder, const core::CancelToken& cancel, std::vector<Candidate>& candidates) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  if (error) cantRead(folder, error);
  std::vector<fs::path> files;
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(error)) {
    if (error) cantRead(folder, error);
    cancel.throwIfCancelled();
    std::error_code ignored;
    if (isHidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(ignored)) {
      files.push_back(entry->path());
    }
  }
  addFound(std::move(files), candidates);
}

/// An archive stands for the folder that was packed into it.
void collectFromArchive(const fs::path& archive, const core::CancelToken& cancel, std::vector<Candidate>& candidates,
                        std::vector<FileWarning>& warnings) {
  ArchiveFiles listed = listArchive(archive, cancel);
  const auto isHiddenEntry = [&](const fs::path& file) {
    const fs::path inside = file.lexically_relative(archive);
    return std::any_of(inside.begin(), inside.end(), [](const fs::path& part) { return isHidden(part); });
  };
  listed.files.erase(std::remove_if(listed.files.begin(), listed.files.end(), isHiddenEntry), listed.files.end());
  if (listed.passedOver > 0) {
    warnings.push_back({archive, std::to_string(listed.passedOver) + " entries of " + nameOf(archive) +
                                     " were passed over: they are encrypted, there twice, or have names that lead out "
                                     "of it."});
  }
  addFound(std::move(listed.files), candidates);
}

std::vector<Candidate> candidatesOf(const std::vector<fs::path>& paths, const core::CancelToken& cancel,
                                    std::vector<FileWarning>& warnings) {
  std::vector<Candidate> candidates;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found || path.empty()) {
      throw core::Error(
          core::ErrorCode::notFound,
          nameOf(path) + " does not exist: expected a NIfTI or DICOM file, a folder or a ZIP of one. Check the path.");
    }
    if (error) cantRead(path, error);
    const fs::path full = fs::absolute(path).lexically_normal();
    if (fs::is_directory(status)) {
      collect(full, cancel, candidates);
    } else if (fs::is_regular_file(status) && looksLikeZip(full)) {
      collectFromArchive(full, cancel, candidates, warnings);
    } else if (fs::is_regular_file(status)) {
      const auto isThere = [](const fs::path& file) { return fs::exists(file); };
      const fs::path header = isNiftiVoxels(full) ? niftiPartner(full, isThere) : fs::path();
      candidates.push_back({header.empty() ? full : header, true});
    } else {
      throw core::Error(core::ErrorCode::unsupported, nameOf(path) + " is neither a file nor a folder.");
    }
  }
  // A file that is named, and found in a named folder too, is read once.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.named > b.named; });
  std::vector<Candidate> unique;
  std::vector<fs::path> seen;
  for (Candidate& candidate : candidates) {
    const auto place = std::lower_bound(seen.begin(), seen.end(), candidate.file);
    if (place != seen.end() && *place == candidate.file) continue;
    seen.insert(place, candidate.file);
    unique.push_back(std::move(candidate));
  }
  return unique;
}

void addNifti(core::Series series, std::vector<core::Study>& studies) {
  const fs::path folder = series.files.front().parent_path();
  const auto isSame = [&](const core::Study& study) { return study.id == folder.string(); };
  auto study = std::find_if(studies.begin(), studies.end(), isSame);
  if (study == studies.end()) {
    studies.push_back({folder.string(), {}, folder.filename().string(), {}, {}});
    study = std::prev(studies.end());
  }
  study->series.push_back(std::move(series));
}

/// Beside the images of its study, and on the grid of the one that it was drawn on where that is there.
void addSegmentation(const SegmentedVolume& volume, std::vector<core::Study>& studies,
                     std::vector<FileWarning>& warnings) {
  try {
    core::Series series = segmentationSeries(volume);
    const core::Geometry own = series.geometry;
    const auto isNamed = [&](const core::Series& image) {
      return std::any_of(volume.sources.begin(), volume.sources.end(),
                         [&](const std::string& uid) { return image.id.rfind(uid, 0) == 0; });
    };
    for (const bool anyImage : {true, false})  // one that it names overrules
      for (const core::Study& study : studies)
        for (const core::Series& image : study.series)
          if (image.kind == core::SeriesKind::image && (anyImage || isNamed(image)))
            if (const core::Geometry grid = gridOn(own, image.geometry); !grid.sameGrid(own)) series.geometry = grid;
    const auto isSame = [&](const core::Study& study) { return study.id == volume.slice.studyUid; };
    auto study = std::find_if(studies.begin(), studies.end(), isSame);
    if (study == studies.end()) {
      studies.push_back(studyOf(volume.slice));
      study = std::prev(studies.end());
    }
    const auto isKnown = [&](const core::Series& other) { return other.id == series.id; };
    if (std::any_of(study->series.begin(), study->series.end(), isKnown))
      warnings.push_back({volume.slice.file, "'" + volume.slice.file.filename().string() +
                                                 "' is a copy of another segmentation, and was left out."});
    else
      study->series.push_back(std::move(series));
  } catch (const core::Error& error) {
    warnings.push_back(
        {volume.slice.file, "'" + volume.slice.file.filename().string() + "' was left out: " + error.what()});
  }
}

[[noreturn]] void nothingUsable(const std::vector<fs::path>& paths, const std::vector<FileWarning>& warnings) {
  std::string message =
      "Nothing in " + (paths.empty() ? "an empty list of paths" : nameOf(paths.front())) +
      (paths.size() > 1 ? " and the other paths" : "") +
      " can be opened: expected NIfTI volumes (.nii, .nii.gz, .hdr with .img) or a series of MR DICOM.";
  if (!warnings.empty()) message += " The first reason: " + warnings.front().message;
  throw core::Error(core::ErrorCode::unsupported, message);
}

/// Calls a FoundSink now and then: what is found is put together anew for it, which must stay a small part of the work.
class FoundTeller {
 public:
  explicit FoundTeller(const FoundSink& found) : m_found(found) {}

  void tell(const ScanResult& result, const std::vector<SliceHeader>& slices) {
    const Clock::time_point begin = Clock::now();
    if (!m_found || begin < m_next) return;
    std::vector<FileWarning> ofUnfinished;
    std::vector<core::Study> studies = studiesFromSlices(slices, ofUnfinished);
    studies.insert(studies.begin(), result.studies.begin(), result.studies.end());
    m_found(studies);
    const Clock::time_point end = Clock::now();
    m_next = end + std::max<Clock::duration>(kPause, kShare * (end - begin));
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kPause{500};
  static constexpr int kShare = 20;

  const FoundSink& m_found;
  Clock::time_point m_next = Clock::now() + kPause;
};

/// What could not be read may be slices of the series that lie beside it.
void warnOfLosses(const std::vector<fs::path>& damaged, std::vector<core::Study>& studies) {
  for (core::Study& study : studies) {
    for (core::Series& series : study.series) {
      const auto isBeside = [&](const fs::path& file) {
        return file.parent_path() == series.files.front().parent_path();
      };
      const auto count = std::count_if(damaged.begin(), damaged.end(), isBeside);
      if (count == 0) continue;
      const std::string first = nameOf(*std::find_if(damaged.begin(), damaged.end(), isBeside));
      series.warnings.push_back((count == 1 ? first : std::to_string(count) + " files, " + first + " the first,") +
                                " in its folder can't be read: slices may be missing.");
    }
  }
}

/// A folder that gave nothing, while another path did, is worth a word.
void warnOfBarrenFolders(const std::vector<fs::path>& paths, ScanResult& result) {
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) continue;
    fs::path folder = fs::absolute(path).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    const auto isBelow = [&](const fs::path& file) {
      return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
    };
    bool used = false;
    for (const core::Study& study : result.studies)
      for (const core::Series& series : study.series)
        used = used || std::any_of(series.files.begin(), series.files.end(), isBelow);
    if (!used) {
      result.warnings.push_back(
          {folder, "Nothing in " + nameOf(path) + " can be opened: expected NIfTI volumes or a series of MR DICOM."});
    }
  }
}

}  // namespace

ScanResult scan(const std::vector<fs::path>& paths, const core::CancelToken& cancel, const core::ProgressSink& progress,
                const FoundSink& found) {
  ScanResult result;
  FoundTeller teller(found);
  std::vector<SliceHeader> slices;
  std::vector<fs::path> damaged;
  std::vector<SegmentedVolume> segmentations;
  int done = 0;
  int total = 0;
  // Folders of the DICOMDIRs that were named. What a directory lists is not asked: records point outside, or to
  // nothing.
  std::vector<fs::path> listed;
  const auto read = [&](const std::vector<Candidate>& candidates) {
    std::vector<fs::path> files;
    for (const Candidate& candidate : candidates) files.push_back(candidate.file);
    total += static_cast<int>(files.size());
    describeFiles(files, cancel, [&](std::size_t i, FileContent content) {
      if (auto* frames = std::get_if<std::vector<SliceHeader>>(&content)) {
        std::move(frames->begin(), frames->end(), std::back_inserter(slices));
      } else if (auto* volumes = std::get_if<std::vector<core::Series>>(&content)) {
        for (core::Series& volume : *volumes) addNifti(std::move(volume), result.studies);
      } else if (auto* segmentation = std::get_if<SegmentedVolume>(&content)) {
        segmentations.push_back(std::move(*segmentation));
      } else {
        const Refusal& refusal = std::get<Refusal>(content);
        if (candidates[i].named && (refusal.isDirectory || isDirectoryName(files[i]))) {
          listed.push_back(files[i].parent_path());
        } else if (candidates[i].named) {
          throw core::Error(refusal.code, refusal.message);
        } else if (refusal.isImage) {
          result.warnings.push_back({files[i], refusal.message});
          if (refusal.code == core::ErrorCode::badFile) damaged.push_back(files[i]);
        }
      }
      if (progress) progress({"scanning", ++done, total, -1});
      teller.tell(result, slices);
    });
  };
  const std::vector<Candidate> candidates = candidatesOf(paths, cancel, result.warnings);
  read(candidates);
  if (!listed.empty()) {
    std::vector<Candidate> more = candidatesOf(listed, cancel, result.warnings);
    const auto isRead = [&](const Candidate& one) {
      return std::any_of(candidates.begin(), candidates.end(),
                         [&](const Candidate& other) { return other.file == one.file; });
    };
    more.erase(std::remove_if(more.begin(), more.end(), isRead), more.end());
    read(more);
  }
  std::vector<core::Study> dicom = studiesFromSlices(slices, result.warnings);
  warnOfLosses(damaged, dicom);
  std::move(dicom.begin(), dicom.end(), std::back_inserter(result.studies));
  for (const SegmentedVolume& segmentation : segmentations)
    addSegmentation(segmentation, result.studies, result.warnings);
  if (result.studies.empty()) nothingUsable(paths, result.warnings);
  warnOfBarrenFolders(paths, result);
  if (progress) progress({"scanning", total, total, 0});
  return result;
}

}  // namespace glmamba::io
