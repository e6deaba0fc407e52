// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/training/subject_source.h"
#include "inference/training/voxel_ledger.h"

namespace glmamba::training {

/// Reads a source's subjects one after the other and sees that no image stands in two subsets under different names.
/// Throws core::Error naming the subject; CancelToken::Requested when cancelled.
class SubjectReader {
 public:
  SubjectReader(const SubjectSource& source, core::CancelToken cancel, core::ProgressSink progress)
      : m_source(source), m_cancel(std::move(cancel)), m_progress(std::move(progress)) {}

  using Body = std::function<void(const SubjectImages& subject, const core::VolumePtr& target,
                                  const core::VolumePtr& reference)>;

  /// Each subject of a subset, all of which must be there.
  void forEach(const std::string& subset, const Body& body);
  /// Only the check, of the subsets but these, where their images are there.
  void checkOthers(const std::vector<std::string>& subsets);

 private:
  void readEach(const std::string& stage, const std::string& subset, const std::vector<SubjectImages>& subjects,
                const Body& body);

  const SubjectSource& m_source;
  core::CancelToken m_cancel;
  core::ProgressSink m_progress;
  VoxelLedger m_ledger;
};

}  // namespace glmamba::training
