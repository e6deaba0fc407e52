// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "inference/training/subject_images.h"

namespace glmamba::training {

/// The subjects of a data set, by subset.
class SubjectSource {
 public:
  virtual ~SubjectSource() = default;
  virtual Contrasts contrasts() const = 0;
  virtual std::vector<std::string> subsets() const = 0;
  /// Throws Error{badFile} for a subset that has none, Error{notFound} for missing images.
  virtual std::vector<SubjectImages> subjects(const std::string& subset) const = 0;
  /// Those whose images are there.
  virtual std::vector<SubjectImages> presentSubjects(const std::string& subset) const = 0;
};

/// A split file (split.h) or a data set's folder (subject_folder.h), whose images `read` reads, or a pack (pack.h),
/// told by its first bytes. Throws core::Error naming the file; only packs are taken when `read` is empty.
std::unique_ptr<SubjectSource> openSubjects(const std::filesystem::path& source, const VolumeReader& read);

}  // namespace glmamba::training
