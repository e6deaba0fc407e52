// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cancel_token.h"
#include "core/progress_sink.h"
#include "inference/training/subject_source.h"

namespace glmamba::training {

/// Writes the subjects of some subsets into one file, images coded as encodeVoxels() does, from which a program without
/// readers of images can train. Holds ids, grids and voxels, and nothing else of the files. Atomically. Throws what
/// SubjectReader throws: data that leak between subsets are refused here already.
void writePack(const SubjectSource& source, const std::vector<std::string>& subsets, const std::filesystem::path& file,
               const core::CancelToken& cancel = {}, const core::ProgressSink& progress = {});

/// Whether a file begins as a pack.
bool isPack(const std::filesystem::path& file);

/// The subjects of a pack; their images are decoded when asked for, and the file must stay where it is until then.
/// Throws Error{badFile} naming the file when its table does not fit it.
///
/// Layout: "GLMPACK1"; 8 bytes of header length, little-endian; JSON {"subjects": [{"subset", "id", "target",
/// "reference", and where there are: "labels", "further": {contrast: image}}]}, an image being {"size", "spacing",
/// "origin", "directions", "step", "lowest", "begin", "bytes"}; the images' bytes.
std::unique_ptr<SubjectSource> openPack(const std::filesystem::path& file);

}  // namespace glmamba::training
