// SPDX-License-Identifier: Apache-2.0
#include "inference/imaging/registration_level.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <itkBinShrinkImageFilter.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>

namespace glmamba::imaging {

namespace {

/// Mattes mutual information on one thread: several would add up their sums in any order, and the motion would differ
/// from run to run. The setter of ITK 5.2, SetMaximumNumberOfWorkUnits(), does not reach the number that counts.
class Metric : public itk::MattesMutualInformationImageToImageMetricv4<ItkImage, ItkImage> {
 public:
  using Self = Metric;
  using Pointer = itk::SmartPointer<Self>;
  itkFactorylessNewMacro(Self);

 protected:
  Metric() { this->m_SparseGetValueAndDerivativeThreader->SetNumberOfWorkUnits(1); }
};
using Optimizer = itk::RegularStepGradientDescentOptimizerv4<double>;

// As many as tissues and noise of an MR image can be told apart by; more would be emptier, not finer.
constexpr int kHistogramBins = 40;

/// Means of blocks of voxels, as near to `spacingMm` as whole blocks come; an axis keeps four voxels at least.
ItkImage::Pointer averaged(const ItkImage* image, double spacingMm) {
  const auto filter = itk::BinShrinkImageFilter<ItkImage, ItkImage>::New();
  filter->SetInput(image);
  for (unsigned axis = 0; axis < 3; ++axis) {
    const double most = static_cast<double>(image->GetLargestPossibleRegion().GetSize()[axis]) / 4;
    const double factor = std::round(spacingMm / (kLengthUnitMm * image->GetSpacing()[axis]));
    filter->SetShrinkFactor(axis, static_cast<unsigned>(std::max(1.0, std::min(factor, most))));
  }
  filter->Update();
  ItkImage::Pointer output = filter->GetOutput();
  output->DisconnectPipeline();
  return output;
}

/// Points between the outermost voxel centres of an image. Not those of a grid: mutual information has false maxima
/// where two grids meet (Pluim et al., IEEE TMI 22(8), 2003, section III-C).
itk::PointSet<float, 3>::Pointer randomPoints(const ItkImage* image, int count) {
  const auto points = itk::PointSet<float, 3>::New();
  std::mt19937 random(20220105);  // any fixed number
  const auto size = image->GetLargestPossibleRegion().GetSize();
  itk::ContinuousIndex<double, 3> index;
  ItkImage::PointType point;
  for (int n = 0; n < count; ++n) {
    // By hand: what the standard library's distributions make of the numbers differs between compilers.
    for (unsigned axis = 0; axis < 3; ++axis)
      index[axis] = random() / 4294967296.0 * (static_cast<double>(size[axis]) - 1);
    image->TransformContinuousIndexToPhysicalPoint(index, point);
    points->SetPoint(static_cast<itk::IdentifierType>(n), point);
    points->SetPointData(static_cast<itk::IdentifierType>(n), 0);
  }
  return points;
}

}  // namespace

RegistrationLevel::RegistrationLevel(const ItkImage* target, const ItkImage* reference, const LevelSettings& settings)
    : m_settings(settings),
      m_target(averaged(target, settings.spacingMm)),
      m_reference(averaged(reference, settings.spacingMm)),
      m_points(randomPoints(m_target, settings.points)) {}

namespace {

Metric::Pointer metricOf(const ItkImage* target, const ItkImage* reference, itk::PointSet<float, 3>* points,
                         ItkMotion* motion) {
  const auto metric = Metric::New();
  metric->SetFixedImage(target);
  metric->SetMovingImage(reference);
  metric->SetMovingTransform(motion);
  metric->SetNumberOfHistogramBins(kHistogramBins);
  metric->SetFixedSampledPointSet(points);
  metric->SetUseSampledPointSet(true);
  // Gradients at the points themselves: smoothed ones would hide the detail that the last millimetre needs.
  metric->SetUseFixedImageGradientFilter(false);
  metric->SetUseMovingImageGradientFilter(false);
  metric->Initialize();
  return metric;
}

}  // namespace

RegistrationLevel::Fit RegistrationLevel::measure(ItkMotion* motion) const {
  const Metric::Pointer metric = metricOf(m_target, m_reference, m_points, motion);
  const double information = -metric->GetValue();
  return {information, static_cast<double>(metric->GetNumberOfValidPoints()) / m_settings.points};
}

RegistrationLevel::Fit RegistrationLevel::climb(ItkMotion* motion, const std::function<void()>& onStep) const {
  const Metric::Pointer metric = metricOf(m_target, m_reference, m_points, motion);
  const auto optimizer = Optimizer::New();
  optimizer->SetMetric(metric);
  optimizer->SetLearningRate(m_settings.firstStepMm / kLengthUnitMm);
  optimizer->SetMinimumStepLength(m_settings.lastStepMm / kLengthUnitMm);
  optimizer->SetRelaxationFactor(0.5);
  optimizer->SetNumberOfIterations(static_cast<itk::SizeValueType>(m_settings.mostSteps));
  optimizer->SetGradientMagnitudeTolerance(1e-9);
  Optimizer::ScalesType scales(motion->GetNumberOfParameters());
  scales.Fill(1);
  optimizer->SetScales(scales);
  optimizer->SetReturnBestParametersAndValue(true);
  optimizer->SetNumberOfWorkUnits(1);
  optimizer->AddObserver(itk::IterationEvent(), [&](const itk::EventObject&) { onStep(); });
  optimizer->StartOptimization();
  return measure(motion);
}

}  // namespace glmamba::imaging
