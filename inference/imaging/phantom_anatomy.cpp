// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/phantom_anatomy.h"

#include <algorithm>
#include <cmath>

#include "inference/imaging/phantom_shapes.h"

namespace glmamba::imaging {

using core::operator-;
using core::Vector3;

namespace {

// Depths under the hull of the brain (mm; negative: outside it).
constexpr double kSkin = -13.5, kFat = -11.8, kSkull = -8, kMarrow = -6.4, kInnerTable = -3.6, kMeninges = -1.8;
constexpr double kCortexThickness = 2.9;

Vector3 mirrored(const Vector3& p) { return {std::abs(p[0]), p[1], p[2]}; }

double lateralVentricleDepth(const Vector3& p) {
  const double front = tubeDepth(p, {7, -27, 6}, {8.5, -8, 17}, 5, 4.5);
  const double body = tubeDepth(p, {8.5, -8, 17}, {19, 27, 14}, 4.5, 5.5);
  const double atrium = tubeDepth(p, {19, 27, 14}, {26, 32, 2}, 5.5, 6);
  const double back = tubeDepth(p, {26, 32, 2}, {20, 52, 4}, 5, 2);
  const double temporal = tubeDepth(p, {26, 32, 2}, {34, 2, -20}, 4, 2);
  const double upper = smoothMax(smoothMax(front, body, 3), atrium, 3);
  const double septum = std::abs(p[0]) - 1.0;
  return std::min(smoothMax(upper, smoothMax(back, temporal, 2), 2), septum);
}

double deepGreyDepth(const Vector3& p) {
  const double thalamus = ellipsoidDepth(p, {12.5, 11, 4}, {8.5, 15, 8});
  const double caudateHead = ellipsoidDepth(p, {14.5, -23, 6}, {5, 10, 8});
  const double caudateBody = tubeDepth(p, {15, -16, 11}, {23, 18, 17}, 3.5, 2.2);
  const double putamen = ellipsoidDepth(p, {27 - 0.01 * (p[1] + 2) * (p[1] + 2), -2, 2}, {4.5, 17, 11});
  return std::max({thalamus, smoothMax(caudateHead, caudateBody, 3), putamen});
}

}  // namespace

Anatomy::Anatomy(std::uint64_t seed, double voxelSize)
    : m_random(streamSeed(seed, 0)),
      m_voxelSize(voxelSize),
      m_cortex(m_random),
      m_bendX(m_random, 8, 32, 0.3),
      m_bendY(m_random, 8, 32, 0.3),
      m_bendZ(m_random, 8, 32, 0.3),
      m_coarse(m_random, 16, 24, 0.4),
      m_middle(m_random, 16, 13, 0.4),
      m_fine(m_random, 16, 6, 0.4),
      m_texture(streamSeed(seed, 1), 3.7),
      m_textureFine(streamSeed(seed, 2), 1.7) {
  const double side = m_random.uniform() < 0.5 ? -1 : 1;
  m_tumourCentre = {side * m_random.uniform(27, 32), m_random.uniform(-26, 28), m_random.uniform(20, 32)};
  m_tumourRadius = m_random.uniform(12, 15);
}

double Anatomy::share(double depth) const { return std::clamp(0.5 + depth / m_voxelSize, 0.0, 1.0); }

TissueFractions Anatomy::at(const Vector3& point) const {
  TissueFractions voxel;
  const double hullDepth = placeInHull(point).depth;
  if (hullDepth < kSkin - 2 - m_voxelSize) return voxel;
  addHeadLayers(voxel, point, hullDepth);
  if (hullDepth > kMeninges - m_voxelSize) {
    const Vector3 inner = displaced(point, hullDepth);
    const HullPlace place = placeInHull(inner);
    addHindbrain(voxel, inner, place.depth);
    addCerebrum(voxel, inner, place);
    addTumour(voxel, point);
  }
  addTexture(voxel, point);
  return voxel;
}

/// Where this point lay before the tumour pushed it, in a head that is less regular than the shapes.
Vector3 Anatomy::displaced(const Vector3& p, double hullDepth) const {
  const double inside = smoothStep(0, 25, hullDepth);
  const Vector3 offset = p - m_tumourCentre;
  const double push = -0.28 * inside * std::exp(-core::dot(offset, offset) / (2 * 20.0 * 20.0));
  const double bend = 0.4 + 1.2 * inside;
  return {p[0] + push * offset[0] + bend * m_bendX.at(p), p[1] + push * offset[1] + bend * m_bendY.at(p),
          p[2] + push * offset[2] + bend * m_bendZ.at(p)};
}

void Anatomy::addHeadLayers(TissueFractions& voxel, const Vector3& p, double depth) const {
  const double uneven = 0.35 * m_coarse.at(p);
  // The temporal muscle lies between skull and skin, above and before the ear.
  const double temple = smoothStep(0.55, 0.9, std::abs(p[0]) / 70) *
                        std::exp(-std::pow((p[1] + 22) / 26, 2) - std::pow((p[2] + 18) / 26, 2));
  voxel.cover(Tissue::muscle, share(depth - kSkin + 0.5 * uneven + 2 * temple));
  voxel.cover(Tissue::fat, 0.7 * share(depth - kFat + 0.5 * uneven + 1.5 * temple));
  voxel.cover(Tissue::muscle, share(depth - kSkull - 0.8 + uneven) * smoothStep(0.15, 0.4, temple));
  voxel.clear(share(depth - kSkull + 0.5 * uneven - 2.0 * temple));
  voxel.cover(Tissue::fat, 0.45 * share(depth - kMarrow + uneven - 2.5 * temple));
  voxel.clear(share(depth - kInnerTable + 0.6 * uneven));
  voxel.cover(Tissue::csf, share(depth - kMeninges));
}

void Anatomy::addCerebrum(TissueFractions& voxel, const Vector3& p, const HullPlace& place) const {
  const double depth = m_cortex.pialDepth(p, place);
  voxel.cover(Tissue::greyMatter, share(depth));
  voxel.cover(Tissue::whiteMatter, share(depth - kCortexThickness));
  if (place.depth < 15 || p[2] < -35) return;

  const Vector3 q = mirrored(p);
  voxel.cover(Tissue::greyMatter, share(tubeDepth(q, {22, -2, -19}, {27, 24, -8}, 5, 3)));  // hippocampus
  voxel.cover(Tissue::deepGrey, share(deepGreyDepth(q)));
  const double pallidum = ellipsoidDepth(q, {20, 1, 0}, {4, 10, 7});
  voxel.cover(Tissue::whiteMatter, share(pallidum));
  voxel.turn(Tissue::whiteMatter, Tissue::deepGrey, 0.45 * share(pallidum));
  const double third = ellipsoidDepth(p, {0, 6, -4}, {2, 14, 9});
  voxel.cover(Tissue::csf, share(std::max(lateralVentricleDepth(q), third)));
}

void Anatomy::addHindbrain(TissueFractions& voxel, const Vector3& p, double hullDepth) const {
  const Vector3 q = mirrored(p);
  // Bone of the skull base below the front and the sides of the cerebrum.
  const double base = std::min({18 - p[1], -p[2] - 20, -cerebrumFloorDepth(p) - 2});
  voxel.clear(share(base));
  voxel.cover(Tissue::fat, 0.4 * share(base - 3) * std::clamp(0.6 + 0.35 * m_coarse.at(p), 0.0, 1.0));

  const double stem = tubeDepth(p, {0, 10, -6}, {0, 22, -85}, 16, 11);
  voxel.cover(Tissue::csf, share(stem + 4));
  voxel.cover(Tissue::greyMatter, share(stem));
  voxel.cover(Tissue::whiteMatter, 0.7 * share(stem - 1.5));

  const double outer = std::min({ellipsoidDepth(q, {0, 40, -50}, {52, 40, 31}), hullDepth - 2,
                                 -p[2] - 19.5 - 0.12 * q[0] - 0.12 * std::max(p[1] - 20, 0.0)});
  if (outer > -m_voxelSize) {
    // Leaves that fan out from the middle, 4 mm apart at the surface; near the middle they end.
    const double y = p[1] - 22, z = p[2] + 56, radius = std::hypot(y, z);
    const double across = std::abs(std::sin(22 * std::atan2(z, y) + 1.5 * m_coarse.at(p))) * radius / 22;
    const double beyondEnd = std::max({0.0, outer - 9 - 2 * m_coarse.at(p), 20 - radius});
    const double leaf = std::hypot(across, beyondEnd) - 0.25;
    const double depth = smoothMin(outer, leaf, 1);
    voxel.cover(Tissue::greyMatter, share(depth));
    voxel.cover(Tissue::whiteMatter, share(std::min(depth - 1.1, outer - 4)));
  }
  voxel.cover(Tissue::csf, share(ellipsoidDepth(p, {0, 29, -42}, {6, 4, 9})));  // fourth ventricle
}

void Anatomy::addTumour(TissueFractions& voxel, const Vector3& p) const {
  const double distance = core::length(p - m_tumourCentre);
  if (distance > 45) return;
  const double coarse = std::clamp(m_coarse.at(p), -1.3, 1.0), middle = std::clamp(m_middle.at(p), -1.5, 1.5);
  const double fine = m_fine.at(p);
  const double tumour = m_tumourRadius - distance + 2.0 * middle + 0.7 * fine;
  // Oedema follows the white matter in fingers and spares the cortex.
  const double oedema = smoothStep(0, 4, tumour + 10 + 4.5 * coarse + 2 * middle);
  voxel.turn(Tissue::whiteMatter, Tissue::oedema, 0.9 * oedema);
  // Nothing grows into the fluid around the brain.
  const double tissue = std::min(1.0, 1 - voxel[Tissue::csf]);
  voxel.cover(Tissue::enhancingRim, tissue * share(tumour));
  voxel.cover(Tissue::necrosis, tissue * share(tumour - 4 - 1.2 * coarse - 0.6 * fine));
}

void Anatomy::addTexture(TissueFractions& voxel, const Vector3& p) const {
  const double texture = 0.5 * m_texture.at(p) + 0.5 * m_textureFine.at(p);  // −1 … 1, mostly within ½
  const double more = std::max(texture, 0.0), less = std::max(-texture, 0.0);
  voxel.turn(Tissue::whiteMatter, Tissue::greyMatter, 0.05 + 0.35 * more);
  voxel.turn(Tissue::greyMatter, Tissue::csf, 0.12 * more);
  voxel.turn(Tissue::greyMatter, Tissue::whiteMatter, 0.3 * less);
  voxel.turn(Tissue::deepGrey, Tissue::whiteMatter, 0.35 * more);
  voxel.turn(Tissue::oedema, Tissue::whiteMatter, 0.5 * more);
  voxel.turn(Tissue::enhancingRim, Tissue::oedema, 0.5 * more);
  voxel.turn(Tissue::necrosis, Tissue::enhancingRim, 0.4 * less);
  voxel.turn(Tissue::fat, Tissue::muscle, 0.35 * more);
  voxel.turn(Tissue::muscle, Tissue::fat, 0.25 * less);
}

}  // namespace glmamba::imaging
