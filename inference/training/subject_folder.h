// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "inference/training/split.h"

namespace glmamba::training {

/// Finds the subjects of a data set's folder, at any depth, by the names of their NIfTI files:
///
/// | Data set | Target | Reference | Labels |
/// |---|---|---|---|
/// | BraTS to 2021 | ID_t2 | ID_t1 | ID_seg |
/// | BraTS from 2023 | ID-t2w | ID-t1n | ID-seg |
/// | IXI | ID-T2 | ID-PD | |
///
/// Subjects without one of the two images are left out. A tenth of the patients goes to "validation", a tenth to "test"
/// (one each at least), the others to "train": by a hash of the patient's id, so that the same patients always part
/// alike; the time points of a BraTS patient stay together. Throws Error{badFile} when there are no subjects, when they
/// are of two data sets, or when an id stands for two subjects; Error{notFound} when the folder can't be read.
Split findSubjects(const std::filesystem::path& folder);

}  // namespace glmamba::training
