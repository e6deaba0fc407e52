// SPDX-License-Identifier: Apache-2.0
// Registration of real T1 to real T2 images, against transforms that others determined. Minutes, so only by name.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "inference/imaging/registration.h"
#include "io/load.h"

using namespace glmamba;
using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

/// An affine transform as ITK writes it: y = M (x − c) + c + t.
struct Affine {
  std::array<Vector3, 3> matrix{};
  Vector3 translation{}, centre{};

  Vector3 point(const Vector3& x) const {
    const Vector3 v = x - centre;
    return Vector3{core::dot(matrix[0], v), core::dot(matrix[1], v), core::dot(matrix[2], v)} + centre + translation;
  }
  /// By iteration: the matrix is nearly the identity.
  Vector3 inversePoint(const Vector3& y) const {
    Vector3 x = y;
    for (int n = 0; n < 100; ++n) x = x - (point(x) - y);
    REQUIRE(core::length(point(x) - y) < 1e-6);
    return x;
  }
};

Affine readAffine(const std::filesystem::path& file) {
  std::ifstream stream(file);
  Affine affine;
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string name;
    words >> name;
    if (name == "Parameters:") {
      for (Vector3& row : affine.matrix) words >> row[0] >> row[1] >> row[2];
      words >> affine.translation[0] >> affine.translation[1] >> affine.translation[2];
    } else if (name == "FixedParameters:") {
      words >> affine.centre[0] >> affine.centre[1] >> affine.centre[2];
    }
    REQUIRE(words);
  }
  return affine;
}

/// Voxels of the head: brighter than a seventh of nearly the brightest, every sixth in plane; LPS mm.
std::vector<Vector3> headPoints(const core::Volume& volume) {
  const float threshold = 0.15F * core::quantileOfNonZero(volume, 0.995);
  std::vector<Vector3> points;
  for (int k = 0; k < volume.sliceCount(); ++k)
    for (int j = 0; j < volume.rows(); j += 6)
      for (int i = 0; i < volume.columns(); i += 6)
        if (volume.at(i, j, k) > threshold)
          points.push_back(volume.geometry().lpsFromIndex({1.0 * i, 1.0 * j, 1.0 * k}));
  return points;
}

struct TargetError {
  double mean = 0, largest = 0;
};

/// Distance between where `found` and the truth put points of the target in the reference, mm.
TargetError targetError(const std::vector<Vector3>& points, const core::RigidTransform& referenceFromTarget,
                        const Affine& toTarget, const Affine& toReference) {
  TargetError error;
  for (const Vector3& point : points) {
    const double distance =
        core::length(referenceFromTarget.point(point) - toReference.point(toTarget.inversePoint(point)));
    error.mean += distance / static_cast<double>(points.size());
    error.largest = std::max(error.largest, distance);
  }
  return error;
}

Vector3 meanOf(const std::vector<Vector3>& points) {
  Vector3 sum{};
  for (const Vector3& point : points) sum = sum + point;
  return (1.0 / static_cast<double>(points.size())) * sum;
}

/// The rigid motion with the least squares of distances between `from`, moved, and `to`: what is left is no rigid
/// registration's fault. By small turns, ω = (Σ |q|² I − q qᵀ)⁻¹ Σ q × r, until they vanish.
core::RigidTransform nearestRigid(const std::vector<Vector3>& from, const std::vector<Vector3>& to) {
  core::RigidTransform motion;
  const Vector3 centre = meanOf(to);
  for (int round = 0; round < 20; ++round) {
    std::vector<Vector3> moved(from.size());
    for (std::size_t n = 0; n < from.size(); ++n) moved[n] = motion.point(from[n]);
    const Vector3 middle = meanOf(moved);
    std::array<Vector3, 3> inertia{};
    Vector3 torque{};
    for (std::size_t n = 0; n < from.size(); ++n) {
      const Vector3 q = moved[n] - middle;
      torque = torque + core::cross(q, to[n] - centre);
      for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
          inertia[row][column] += (row == column ? core::dot(q, q) : 0) - q[row] * q[column];
    }
    const double determinant = core::dot(inertia[0], core::cross(inertia[1], inertia[2]));
    const Vector3 turn = (torque[0] / determinant) * core::cross(inertia[1], inertia[2]) +
                         (torque[1] / determinant) * core::cross(inertia[2], inertia[0]) +
                         (torque[2] / determinant) * core::cross(inertia[0], inertia[1]);
    const double radians = core::length(turn);
    const Vector3 axis = radians > 0 ? turn : Vector3{1, 0, 0};
    motion = core::turnAndShift(axis, radians * 180 / 3.14159265358979323846, middle, centre - middle).after(motion);
  }
  return motion;
}

/// A turn by `amount` degrees about a random axis through `centre` and a shift by `amount` mm in a random direction.
core::RigidTransform perturbation(double amount, unsigned seed, const Vector3& centre) {
  std::mt19937 random(seed);
  const auto direction = [&] {
    Vector3 v{};
    do
      for (double& component : v) component = random() / 2147483648.0 - 1;
    while (core::length(v) > 1 || core::length(v) < 0.1);
    return (1 / core::length(v)) * v;
  };
  const Vector3 axis = direction();
  return core::turnAndShift(axis, amount, centre, amount * direction());
}

}  // namespace

TEST_CASE("Real T1 images are registered to T2 within a millimetre from near and perturbed starts",
          "[.][registration_accuracy]") {
  const char* data = std::getenv("GLMAMBA_TEST_DATA");
  const auto folder = std::filesystem::path(data ? data : "") / "nifti/lesjak-ms-raw";
  if (!data || !std::filesystem::exists(folder)) {
    WARN("skipped: nifti/lesjak-ms-raw is not below GLMAMBA_TEST_DATA");
    return;
  }
  std::printf(
      "| Patient | Start | Mean error, mm | Largest, mm | Within 1 mm | Wall, s | CPU, s "
      "|\n|---|---|---|---|---|---|---|\n");
  for (const char* patient : {"patient01", "patient12"}) {
    const auto t2 = io::loadVolumeFile(folder / patient / "T2W.nii.gz");
    const auto t1 = io::loadVolumeFile(folder / patient / "T1W.nii.gz");
    const Affine t2Truth = readAffine(folder / patient / "T2W_to_FLAIR.txt");
    const Affine t1Truth = readAffine(folder / patient / "T1W_to_FLAIR.txt");
    const std::vector<Vector3> points = headPoints(*t2);
    const TargetError before = targetError(points, {}, t2Truth, t1Truth);
    std::printf("| %s | as the headers have it, not registered | %.2f | %.2f | | | |\n", patient, before.mean,
                before.largest);
    std::vector<Vector3> truth;
    for (const Vector3& point : points) truth.push_back(t1Truth.point(t2Truth.inversePoint(point)));
    const TargetError least = targetError(points, nearestRigid(points, truth), t2Truth, t1Truth);
    std::printf("| %s | the nearest rigid motion to the truth | %.2f | %.2f | | | |\n", patient, least.mean,
                least.largest);
    for (const double amount : {0.0, 10.0, 20.0, 30.0}) {
      const int starts = amount == 0 ? 1 : 20;
      TargetError sum, worst;
      double wall = 0, cpu = 0;
      int within = 0;
      for (int n = 0; n < starts; ++n) {
        const auto motion = perturbation(amount, static_cast<unsigned>(n) + 1, t1->geometry().centre());
        const core::Volume reference(core::moved(t1->geometry(), motion, {}), t1->voxels());
        const std::clock_t start = std::clock();
        const core::Registration found = imaging::registerRigid(*t2, reference);
        cpu += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / starts;
        wall += found.seconds / starts;
        // From the target to where the reference was before it was perturbed.
        const auto total = motion.inverse().after(found.targetFromReference.inverse());
        const TargetError error = targetError(points, total, t2Truth, t1Truth);
        sum.mean += error.mean / starts;
        worst.mean = std::max(worst.mean, error.mean);
        worst.largest = std::max(worst.largest, error.largest);
        within += error.mean <= 1;
      }
      std::printf("| %s | %.0f mm and %.0f°, %d of them | %.2f (worst %.2f) | %.2f | %d of %d | %.1f | %.1f |\n",
                  patient, amount, amount, starts, sum.mean, worst.mean, worst.largest, within, starts, wall, cpu);
      std::fflush(stdout);
      if (amount > 10) continue;  // beyond what is asked for
      CHECK(sum.mean <= 1);
      CHECK(within >= (starts == 1 ? 1 : 18));
      CHECK(cpu <= 15);
    }
  }
}

TEST_CASE("Mutual information tells one head from noise, but not from another head", "[.][registration_accuracy]") {
  const char* data = std::getenv("GLMAMBA_TEST_DATA");
  const auto folder = std::filesystem::path(data ? data : "") / "nifti/lesjak-ms-raw";
  if (!data || !std::filesystem::exists(folder)) {
    WARN("skipped: nifti/lesjak-ms-raw is not below GLMAMBA_TEST_DATA");
    return;
  }
  const auto t2 = io::loadVolumeFile(folder / "patient01/T2W.nii.gz");
  const auto own = imaging::registerRigid(*t2, *io::loadVolumeFile(folder / "patient01/T1W.nii.gz"));
  const auto other = imaging::registerRigid(*t2, *io::loadVolumeFile(folder / "patient12/T1W.nii.gz"));
  std::printf("mutual information: own T1 %.2f, another patient's %.2f\n", own.informationAfter,
              other.informationAfter);
  CHECK(own.informationAfter > 0.5);
  // Why a wrong patient is known by the header only: this is well above what is refused.
  CHECK(other.informationAfter > 0.3);
}
