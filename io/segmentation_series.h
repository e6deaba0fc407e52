// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/cancel_token.h"
#include "core/study.h"
#include "core/volume.h"
#include "io/segment_kind.h"

namespace glmamba::io {

struct SegmentedVolume;

/// A segmentation as a series with a label map, on its own grid. Its only entry in `frames` is −1: all of the file's.
core::Series segmentationSeries(const SegmentedVolume& volume);
/// Whether a series is one of these.
bool isSegmentation(const core::Series& series);

/// The grid of `image`, where slices of it are what the segmentation lies on, voxel for voxel and in the same frame of
/// reference; else the segmentation's own.
core::Geometry gridOn(const core::Geometry& segmentation, const core::Geometry& image);

/// The label map of a scanned segmentation, on `series.geometry`: its own grid, or one that gridOn() gave.
core::VolumePtr loadSegmentation(const core::Series& series, const core::CancelToken& cancel);

/// What the labels of a series are; empty where its file doesn't say, as in NIfTI. Throws core::Error as loadVolume().
std::vector<Segment> segmentsOf(const core::Series& series, const core::CancelToken& cancel = {});

}  // namespace glmamba::io
