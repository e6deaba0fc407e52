// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include "app/model/run.h"

namespace glmamba::app {

/// "42 s", "3 min 05 s".
QString durationText(double seconds);
/// "Slice 12 of 155 · 2 min 10 s left", "paused …": how far a run is, or what came of it.
QString stateText(const Run& run);
/// "×2 glmamba-t2-x2  32.41 dB": what a list says of a run in one line.
QString titleOf(const Run& run);
/// Everything that made a result, a line each: images, model, weights, settings, registration, measures.
QString provenanceHtml(const Run& run);
/// A model's card as a page.
QString cardHtml(const engine::ModelCard& card);
/// What differs between target and reference: contrast, resolution, coverage, orientation, place. A line each; those
/// that are worth a second look first.
QStringList differences(const PairImages& images);

}  // namespace glmamba::app
