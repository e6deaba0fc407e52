// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/trust_words.h"

#include <QStringList>
#include <algorithm>

#include "app/desktop/language.h"
#include "app/desktop/translated.h"

namespace glmamba::app {

namespace {

using trust::Group;
using viewer::ColourMap;

// Shares of the target's window: fixed, so that runs can be compared.
constexpr double kErrorShare = 0.1;
constexpr double kUncertaintyShare = 0.02;  // a spread is far smaller than the error: docs/trust.md

QString number(double value) { return QString::number(value, 'g', 3); }

std::vector<MapChoice> makeChoices() {
  const QString intensity = tr("a.u.");
  const QString truthNoise = tr("Can't see what the truth lacks; its noise looks like an error.");
  const QString influence =
      tr("Can't see faults that do not come from the reference: an erased lesion or a blur makes "
         "it look safer.");
  return {
      {"absolute-error", "absolute-error", Group::error, ColourMap::inferno, 0, tr("Error  |SR − HR|"), "|SR − HR|",
       intensity, truthNoise, tr("Bright: far from the truth.")},
      {"signed-error", "signed-error", Group::error, ColourMap::berlin, 0, tr("Error  SR − HR"), "SR − HR", intensity,
       truthNoise, tr("Red: brighter than the truth; blue: darker.")},
      {"ssim",
       "ssim",
       Group::error,
       ColourMap::paleInferno,
       1,
       tr("SSIM to HR"),
       "SSIM",
       {},
       truthNoise,
       tr("1 is equal; bright: another structure within 11 voxels.")},
      {"gradient-error", "gradient-error", Group::error, ColourMap::inferno, 0, tr("Gradient error"), tr("|∇SR − ∇HR|"),
       tr("a.u./mm"), truthNoise, tr("Bright: edges that are soft, out of place or made up.")},
      {"effective-resolution", "effective-resolution", Group::resolution, ColourMap::viridis, 0,
       tr("Effective resolution"), tr("resolution"), tr("mm"),
       tr("Can't see a fault smaller than its patches of 32 voxels."),
       tr("Voxel size down to which SR and truth agree; bright: coarse.")},
      {"dc-residual", "dc-residual", Group::consistency, ColourMap::inferno, 0, tr("Consistency  |D(SR) − LR|"),
       tr("|D(SR) − LR|"), tr("noise SD"),
       tr("Can't see plausible detail beyond the measured band, which is all that a network is free to invent."),
       tr("Bright: contradicts the measurement; above 3 is more than its noise.")},
      {"added", "added", Group::added, ColourMap::berlin, 0, tr("Added structure"), tr("added"), intensity,
       tr("Can't tell right from wrong: true detail beyond the measured band was added as well."),
       tr("What of SR lies outside of the measured band of k-space.")},
      {"added-energy",
       "added-energy",
       Group::added,
       ColourMap::viridis,
       0,
       tr("Added energy"),
       tr("added share"),
       {},
       tr("Can't tell right from wrong: true detail was added as well, and a blur lowers it."),
       tr("Its share in the local detail; 1: all of it was added.")},
      {"reference-influence",
       "reference-influence",
       Group::reference,
       ColourMap::viridis,
       0,
       tr("Reference influence"),
       tr("influence"),
       {},
       influence,
       tr("Largest change of SR, as a share of the brightness, when the reference is blanked, shifted or mirrored.")},
      {"reference-influence-blanked",
       "reference-influence",
       Group::reference,
       ColourMap::viridis,
       0,
       tr("Influence: reference blanked"),
       tr("influence"),
       {},
       influence,
       tr("Change of SR with a reference of 0.")},
      {"reference-influence-shifted",
       "reference-influence",
       Group::reference,
       ColourMap::viridis,
       0,
       tr("Influence: reference shifted"),
       tr("influence"),
       {},
       influence,
       tr("Change of SR when the reference is moved by a voxel.")},
      {"reference-influence-mirrored",
       "reference-influence",
       Group::reference,
       ColourMap::viridis,
       0,
       tr("Influence: reference mirrored"),
       tr("influence"),
       {},
       influence,
       tr("Change of SR when left and right of the reference are exchanged.")},
      {"reference-correlation",
       "reference-correlation",
       Group::reference,
       ColourMap::berlin,
       0,
       tr("Correlation with the reference"),
       tr("correlation"),
       {},
       tr("Can't tell a print from tissues that look alike in both contrasts."),
       tr("How alike added structure and the reference's are: −1 to 1.")},
      {"uncertainty", "uncertainty", Group::uncertainty, ColourMap::viridis, 0, tr("Uncertainty"), tr("spread"),
       intensity,
       tr("Can't see a mistake that the network is sure of, as an erased lesion: low uncertainty is no evidence of "
          "truth."),
       tr("Standard deviation over flips, turns and shifts; it ranks voxels and does not give their error.")},
  };
}

}  // namespace

const std::vector<MapChoice>& mapChoices() {
  static const std::vector<MapChoice> choices = makeChoices();
  return choices;
}

const MapChoice* mapChoice(const std::string& name) {
  const auto& all = mapChoices();
  const auto found = std::find_if(all.begin(), all.end(), [&](const MapChoice& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool isPossible(const MapChoice& choice, const Session& session) {
  if (choice.group != Group::error && choice.group != Group::resolution) return true;
  const Result* result = session.result();
  return result ? result->againstTruth : session.images().truth != nullptr;
}

core::Window mapScale(const MapChoice& choice, const Session& session) {
  const double target = session.images().targetWindow.width;
  const auto upTo = [](double high) { return core::Window{high / 2, high}; };
  const std::string quantity = choice.quantity;
  switch (choice.group) {
    case Group::error:
      if (quantity == "ssim") return {0.75, 0.5};
      if (quantity == "signed-error") return {0, 2 * kErrorShare * target};
      return upTo(kErrorShare * target);
    case Group::resolution: {
      const core::VolumePtr& truth = session.images().truth;
      const double spacing = truth ? truth->geometry().spacing()[0] : 1;
      return {2.5 * spacing, 3 * spacing};  // one voxel to four
    }
    case Group::consistency:
      return upTo(5);
    case Group::added:
      return quantity == "added" ? core::Window{0, 2 * kErrorShare * target} : upTo(1);
    case Group::reference:
      return quantity == "reference-correlation" ? core::Window{0, 2} : upTo(0.2);
    case Group::uncertainty:
      return upTo(kUncertaintyShare * target);
  }
  return upTo(1);
}

QStringList mapFigures(const MapChoice& choice, const trust::TrustSet& set) {
  const imaging::MapSummary* spread = set.spreadOf(choice.name);
  if (!spread) return {};
  const QString unit = choice.unit.isEmpty() ? QString() : " " + choice.unit;
  QStringList lines{tr("Over the head: median %1, 95 % below %2, highest %3%4")
                        .arg(number(spread->median), number(spread->quantile95), number(spread->highest), unit)};
  for (const trust::Saying& one : set.says)
    if (one.group == choice.group) {
      QString sentence = told(one.sentence);
      sentence[0] = sentence[0].toUpper();
      lines << sentence + ".";
    }
  return lines;
}

}  // namespace glmamba::app
