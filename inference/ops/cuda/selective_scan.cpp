// SPDX-License-Identifier: Apache-2.0
#include <cuda_runtime_api.h>

#include "inference/ops/cuda/launches.h"
#include "inference/ops/cuda/merge.h"
#include "inference/ops/cuda/operators.h"
#include "inference/ops/cuda/torch_side.h"

namespace glmamba::ops::cuda {

namespace {

using at::Tensor;
constexpr const char* kName = "selective_scan";

ScanMap mapOf(const Tensor& u, const Tensor& deltaWeight, const Tensor& A, bool quadrants) {
  smallSize(u.size(1) * u.size(2), "selective_scan: the tokens of a map");
  TORCH_CHECK(deltaWeight.size(2) <= kMostRank, kName, ": the rank of Δ must be at most ", kMostRank, " on CUDA, not ",
              deltaWeight.size(2));
  smallSize(u.size(3) * std::max(A.size(2), deltaWeight.size(2)), "selective_scan: the states of a token");
  return {u.size(0),
          smallSize(u.size(1), kName),
          smallSize(u.size(2), kName),
          smallSize(u.size(3), kName),
          static_cast<std::int32_t>(deltaWeight.size(2)),
          static_cast<std::int32_t>(A.size(2)),
          quadrants};
}

std::int32_t multiprocessors(const Tensor& u) {
  int count = 0;
  const auto status = cudaDeviceGetAttribute(&count, cudaDevAttrMultiProcessorCount, u.get_device());
  TORCH_CHECK(status == cudaSuccess, kName, ": ", cudaGetErrorString(status));
  return count;
}

/// What the launches of one scan point into.
struct Contiguous {
  Contiguous(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
             const Tensor& A, const Tensor& D)
      : u(u.contiguous()),
        projected(projected.contiguous()),
        deltaWeight(singlePrecision(deltaWeight)),
        deltaBias(singlePrecision(deltaBias)),
        A(singlePrecision(A)),
        D(singlePrecision(D)) {
    checkDevices({this->u, this->projected, this->deltaWeight, this->deltaBias, this->A, this->D}, kName);
    TORCH_CHECK(u.scalar_type() == projected.scalar_type(), kName, ": u is ", u.scalar_type(), " and projected ",
                projected.scalar_type());
  }
  Tensor u, projected, deltaWeight, deltaBias, A, D;
};

/// y as planes that are still to be added up, {planes, N, H, W, D}; and the kept states.
std::tuple<Tensor, Tensor> scanPlanes(const Contiguous& in, bool quadrants, bool keepStates) {
  const c10::cuda::CUDAGuard guard(in.u.device());
  const Storage storage = storageOf(in.u, kName);
  const ScanMap map = mapOf(in.u, in.deltaWeight, in.A, quadrants);
  const auto single = in.u.options().dtype(at::kFloat);
  const Tensor planes = at::empty(
      {ScanMap::kDirections * stateGroups(map), map.batch, map.height, map.width, map.channels}, in.u.options());
  const Tensor states = at::empty(
      {keepStates ? map.batch : 0, map.tilesBefore(map.orders(), kKeptTile), map.states, map.channels}, single);
  if (planes.numel() == 0) return {planes, states};
  const std::int32_t wanted = keepStates ? 1 : chunkCount(map, multiprocessors(in.u));
  const std::int32_t chunk = ceilDivide(ceilDivide(map.longest(), wanted), kKeptTile) * kKeptTile;
  ScanForwardArguments arguments{map,
                                 in.u.const_data_ptr(),
                                 in.projected.const_data_ptr(),
                                 in.deltaWeight.const_data_ptr<float>(),
                                 in.deltaBias.const_data_ptr<float>(),
                                 in.A.const_data_ptr<float>(),
                                 in.D.const_data_ptr<float>(),
                                 chunk,
                                 ceilDivide(map.longest(), chunk),
                                 nullptr,
                                 keepStates ? states.mutable_data_ptr<float>() : nullptr,
                                 nullptr,
                                 nullptr};
  void* stream = currentStream();
  Tensor carried, deltaSum;
  if (arguments.chunks > 1) {
    carried = at::empty({map.batch, map.orders(), arguments.chunks, map.states, map.channels}, single);
    deltaSum = at::empty({map.batch, map.orders(), arguments.chunks, map.channels}, single);
    arguments.state = carried.mutable_data_ptr<float>();
    arguments.deltaSum = deltaSum.mutable_data_ptr<float>();
    checkLaunch(launchScanForward(storage, arguments, stream), kName);
    checkLaunch(launchScanCarry(arguments, stream), kName);
  }
  arguments.y = planes.mutable_data_ptr();
  checkLaunch(launchScanForward(storage, arguments, stream), kName);
  return {planes, states};
}

}  // namespace

std::tuple<Tensor, Tensor> selectiveScan(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight,
                                         const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants,
                                         bool keepStates) {
  const auto [planes, states] = scanPlanes({u, projected, deltaWeight, deltaBias, A, D}, quadrants, keepStates);
  return {takesRows(planes, planes.size(-1)) ? mergedNormGate(planes, {}, {}, 0, {}) : planes.sum(0), states};
}

Tensor gatedScan(const Tensor& u, const Tensor& projected, const Tensor& deltaWeight, const Tensor& deltaBias,
                 const Tensor& A, const Tensor& D, bool quadrants, const Tensor& weight, const Tensor& bias,
                 double epsilon, const Tensor& z) {
  const auto planes = std::get<0>(scanPlanes({u, projected, deltaWeight, deltaBias, A, D}, quadrants, false));
  return mergedNormGate(planes, weight, bias, epsilon, z);
}

std::tuple<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> selectiveScanBackward(
    const Tensor& gradient, const Tensor& states, const Tensor& u, const Tensor& projected, const Tensor& deltaWeight,
    const Tensor& deltaBias, const Tensor& A, const Tensor& D, bool quadrants) {
  const c10::cuda::CUDAGuard guard(u.device());
  const Contiguous in(singlePrecision(u), singlePrecision(projected), deltaWeight, deltaBias, A, D);
  const ScanMap map = mapOf(in.u, in.deltaWeight, in.A, quadrants);
  const Tensor gy = singlePrecision(gradient), kept = states.contiguous();
  checkDevices({in.u, gy, kept}, kName);
  const auto options = in.u.options();
  const std::int64_t groups = stateGroups(map), perRegion = map.batch * map.regions(), d = map.channels;
  const Tensor gu = at::empty({ScanMap::kDirections * groups, map.batch, map.height, map.width, d}, options);
  const Tensor gp = at::zeros(
      {ScanBackward::channelGroups(map) * groups, map.batch, map.height, map.width, map.projectedWidth()}, options);
  const Tensor gw = at::empty({perRegion * groups, ScanMap::kDirections, d, map.rank}, options);
  const Tensor gb = at::empty({perRegion * groups, ScanMap::kDirections, d}, options);
  const Tensor ga = at::empty({perRegion, ScanMap::kDirections, d, map.states}, options);
  const Tensor gd = at::empty({perRegion, ScanMap::kDirections, d}, options);
  checkLaunch(
      launchScanBackward(
          {map, in.u.const_data_ptr<float>(), in.projected.const_data_ptr<float>(),
           in.deltaWeight.const_data_ptr<float>(), in.deltaBias.const_data_ptr<float>(), in.A.const_data_ptr<float>(),
           in.D.const_data_ptr<float>(), kept.const_data_ptr<float>(), gy.const_data_ptr<float>(),
           gu.mutable_data_ptr<float>(), gp.mutable_data_ptr<float>(), gw.mutable_data_ptr<float>(),
           gb.mutable_data_ptr<float>(), ga.mutable_data_ptr<float>(), gd.mutable_data_ptr<float>()},
          currentStream()),
      kName);
  return {gu.sum(0).to(u.scalar_type()),           gp.sum(0).to(projected.scalar_type()),
          gw.sum(0).to(deltaWeight.scalar_type()), gb.sum(0).to(deltaBias.scalar_type()),
          ga.sum(0).to(A.scalar_type()),           gd.sum(0).to(D.scalar_type())};
}

}  // namespace glmamba::ops::cuda
