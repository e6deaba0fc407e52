// SPDX-License-Identifier: Apache-2.0
#include "core/map_quantity.h"

namespace glmamba::core {

const std::vector<MapQuantity>& mapQuantities() {
  using W = MapQuantity::Window;
  static const std::vector<MapQuantity> quantities{
      {"absolute-error", "ABS_ERROR", "XSR101", "Absolute intensity error", "[arb'U]", "arbitrary unit", "SUBTRACTION",
       "113062", "Pixel by pixel subtraction", W::zeroToHighest},
      {"signed-error", "SIGNED_ERROR", "XSR102", "Signed intensity error", "[arb'U]", "arbitrary unit", "SUBTRACTION",
       "113062", "Pixel by pixel subtraction", W::symmetric},
      {"ssim", "SSIM", "XSR103", "Structural similarity index", "{ratio}", "ratio", "NONE", "XSR303",
       "Computation of structural similarity index", W::zeroToOne},
      {"dc-residual", "DC_RESIDUAL", "XSR104", "Data consistency residual in noise SD", "1", "no units", "DIVISION",
       "XSR304", "Computation of data consistency residual", W::zeroToFive},
      {"added-energy", "ADDED_ENERGY", "XSR105", "Added energy fraction", "{ratio}", "ratio", "DIVISION", "XSR305",
       "Computation of added energy fraction", W::zeroToOne},
      {"reference-influence", "REF_INFLUENCE", "XSR106", "Reference influence", "{ratio}", "ratio", "NONE", "XSR306",
       "Computation of reference influence", W::zeroToOne},
      {"uncertainty", "UNCERTAINTY_SD", "XSR107", "Predictive standard deviation", "[arb'U]", "arbitrary unit",
       "STD_DEVIATION", "XSR307", "Computation of predictive standard deviation", W::zeroToHighest},
      {"gradient-error", "GRADIENT_ERROR", "XSR108", "Gradient error", "[arb'U]/mm", "arbitrary unit per millimeter",
       "NONE", "XSR308", "Computation of gradient error", W::zeroToHighest},
      {"added", "ADDED", "XSR109", "Added intensity outside the measured band of k-space", "[arb'U]", "arbitrary unit",
       "SUBTRACTION", "113062", "Pixel by pixel subtraction", W::symmetric},
      {"reference-correlation", "REF_CORRELATION", "XSR110", "Correlation of added structure with the reference",
       "{ratio}", "ratio", "NONE", "XSR310", "Computation of local correlation", W::symmetric},
      {"effective-resolution", "EFF_RESOLUTION", "XSR111", "Effective resolution by Fourier ring correlation", "mm",
       "millimeter", "NONE", "XSR311", "Computation of Fourier ring correlation", W::zeroToHighest},
  };
  return quantities;
}

const MapQuantity* mapQuantity(const std::string& name) {
  for (const MapQuantity& quantity : mapQuantities())
    if (quantity.name == name) return &quantity;
  return nullptr;
}

}  // namespace glmamba::core
