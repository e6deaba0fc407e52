// SPDX-License-Identifier: Apache-2.0
// Segmentations in the queue.
#include "app/model/run_queue.h"

namespace glmamba::app {

void RunQueue::startSegmenting(Run& run) {
  const RunId id = run.id;
  run.phase = RunPhase::running;
  run.job = m_jobs.start<SegmentAnswer>(
      Lane::inference, {tr("Finding a tumour"), {}},
      [request = *run.segment, gate = run.gate](const JobContext& context) {
        return segmentImage(request, gate, context);
      },
      [this, id](core::Outcome<SegmentAnswer> outcome) {
        Run& ended = *find(id);
        ended.phase = RunPhase::stopped;
        if (const auto* failure = std::get_if<core::Failure>(&outcome)) {
          ended.phase = RunPhase::failed;
          ended.failure = QString::fromUtf8(failure->error.what());
          emit problem(ended.failure);
        } else if (auto* answer = std::get_if<SegmentAnswer>(&outcome)) {
          ended.phase = RunPhase::complete;
          emit segmented(id, std::make_shared<SegmentAnswer>(std::move(*answer)));
        }
        endOfRun();
      });
}

}  // namespace glmamba::app
