// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evaluation_tables.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/format.h"

namespace glmamba::cli {

namespace {

using core::format;
using imaging::SliceMeasure;
using training::EvaluationRow;
using training::MethodCost;

/// Standard deviation over the slices.
double spread(const std::vector<SliceMeasure>& slices, double SliceMeasure::*value) {
  if (slices.size() < 2) return 0;
  double mean = 0, sum = 0;
  for (const SliceMeasure& slice : slices) mean += slice.*value / static_cast<double>(slices.size());
  for (const SliceMeasure& slice : slices) sum += (slice.*value - mean) * (slice.*value - mean);
  return std::sqrt(sum / static_cast<double>(slices.size() - 1));
}

const MethodCost* costOf(const std::vector<MethodCost>& costs, const std::string& method, int scaleFactor) {
  const auto found = std::find_if(costs.begin(), costs.end(), [&](const MethodCost& cost) {
    return cost.method == method && cost.scaleFactor == scaleFactor;
  });
  return found == costs.end() ? nullptr : &*found;
}

template <typename T, typename Rows, typename Value>
std::vector<T> distinct(const Rows& rows, const Value& value) {
  std::vector<T> values;
  for (const auto& row : rows)
    if (std::find(values.begin(), values.end(), value(row)) == values.end()) values.push_back(value(row));
  return values;
}

std::string accuracyTable(const std::vector<EvaluationRow>& means) {
  const auto scales = distinct<int>(means, [](const EvaluationRow& row) { return row.scaleFactor; });
  const auto methods = distinct<std::string>(means, [](const EvaluationRow& row) { return row.method; });
  std::string head = "| Method |", line = "|---|", table;
  for (int scale : scales) {
    head += format(" PSNR ×%d | SSIM ×%d |", scale, scale);
    line += "---|---|";
  }
  for (const std::string& method : methods) {
    table += "| " + method + " |";
    for (int scale : scales) {
      const auto found = std::find_if(means.begin(), means.end(), [&](const EvaluationRow& row) {
        return row.method == method && row.scaleFactor == scale;
      });
      table += found == means.end() ? " | |" : format(" %.2f | %.4f |", found->metrics.psnr, found->metrics.ssim);
    }
    table += "\n";
  }
  return head + "\n" + line + "\n" + table;
}

std::string subjectTable(const std::vector<EvaluationRow>& rows) {
  std::string table = "| Subject | Scale | Method | Slices | PSNR, dB | SSIM | NMSE |\n|---|---|---|---|---|---|---|\n";
  for (const EvaluationRow& row : rows) {
    const imaging::Metrics& m = row.metrics;
    table += "| " + row.subject + format(" | ×%d | ", row.scaleFactor) + row.method +
             format(" | %d | %.2f ± %.2f | %.4f ± %.4f | %.6f |\n", m.slices, m.psnr,
                    spread(m.ofSlices, &SliceMeasure::psnr), m.ssim, spread(m.ofSlices, &SliceMeasure::ssim), m.nmse);
  }
  return table;
}

std::string costTable(const std::vector<MethodCost>& costs, const std::vector<EvaluationRow>& rows) {
  std::string table =
      "| Method | Scale | Parameters, M | Multiply-adds, G | All multiply-adds, G | Seconds a volume |\n"
      "|---|---|---|---|---|---|\n";
  for (const MethodCost& cost : costs) {
    double seconds = 0;
    int volumes = 0;
    for (const EvaluationRow& row : rows)
      if (row.method == cost.method && row.scaleFactor == cost.scaleFactor) {
        seconds += row.seconds;
        ++volumes;
      }
    // Of a network of somebody else's making the work is not known.
    const bool isKnown = cost.parameters == 0 || cost.multiplyAdds > 0;
    table += "| " + cost.method +
             format(" | ×%d | %.3f | ", cost.scaleFactor, static_cast<double>(cost.parameters) / 1e6) +
             (isKnown ? format("%.2f | %.2f", cost.multiplyAdds / 1e9, cost.allMultiplyAdds / 1e9) : "– | –") +
             format(" | %.1f |\n", seconds / std::max(1, volumes));
  }
  return table;
}

std::string comparisonTable(const std::vector<training::PairedComparison>& comparisons) {
  std::string table =
      "| Method | Against | Scale | Slices | Mean difference, dB | Better in | p |\n|---|---|---|---|---|---|---|\n";
  for (const training::PairedComparison& c : comparisons)
    table += "| " + c.method + " | " + c.against +
             format(" | ×%d | %d | %+.3f | %.1f %% | %.2g |\n", c.scaleFactor, c.slices, c.difference,
                    100 * c.betterShare, c.p);
  return table;
}

}  // namespace

std::string evaluationCsv(const std::vector<EvaluationRow>& rows, const std::vector<MethodCost>& costs) {
  std::ostringstream table;
  table.precision(8);
  table << "subject,scale,method,psnr,ssim,nmse,slices,seconds,psnr_spread,ssim_spread,parameters,multiply_adds,"
           "all_multiply_adds\n";
  for (const EvaluationRow& row : rows) {
    const imaging::Metrics& m = row.metrics;
    table << row.subject << ',' << row.scaleFactor << ',' << row.method << ',' << m.psnr << ',' << m.ssim << ','
          << m.nmse << ',' << m.slices << ',' << row.seconds << ',' << spread(m.ofSlices, &SliceMeasure::psnr) << ','
          << spread(m.ofSlices, &SliceMeasure::ssim);
    const MethodCost* cost = costOf(costs, row.method, row.scaleFactor);
    const MethodCost shown = cost != nullptr ? *cost : MethodCost{};
    table << ',' << shown.parameters << ',' << shown.multiplyAdds << ',' << shown.allMultiplyAdds << '\n';
  }
  return table.str();
}

std::string evaluationText(const std::vector<EvaluationRow>& rows) {
  int subject = 7, method = 6;
  for (const EvaluationRow& row : rows) {
    subject = std::max(subject, static_cast<int>(row.subject.size()));
    method = std::max(method, static_cast<int>(row.method.size()));
  }
  std::ostringstream table;
  const auto padded = [&](const std::string& text, int width) {
    table << text << std::string(static_cast<std::size_t>(width) - text.size(), ' ');
  };
  padded("subject", subject);
  table << "  scale  ";
  padded("method", method);
  table << "     PSNR     SSIM      NMSE  slices  seconds\n";
  for (const EvaluationRow& row : rows) {
    padded(row.subject, subject);
    table << format("  x%-4d  ", row.scaleFactor);
    padded(row.method, method);
    table << format("  %7.3f  %7.5f  %8.6f  %6d  %7.1f\n", row.metrics.psnr, row.metrics.ssim, row.metrics.nmse,
                    row.metrics.slices, row.seconds);
  }
  return table.str();
}

std::string evaluationMarkdown(const training::Evaluation& evaluation,
                               const std::vector<training::PairedComparison>& comparisons) {
  std::string page = "## Accuracy\n\nMean over the subjects.\n\n" + accuracyTable(training::meansOf(evaluation.rows)) +
                     "\n## By subject\n\nMean ± standard deviation over the slices.\n\n" +
                     subjectTable(evaluation.rows) +
                     "\n## Cost\n\nMultiply-adds of a 240×240 slice as the paper counts (convolutions and linear "
                     "layers), and with scans, sampling and fusion.\n\n" +
                     costTable(evaluation.costs, evaluation.rows);
  if (!comparisons.empty())
    page +=
        "\n## Paired comparison\n\nPSNR slice by slice; p of Wilcoxon's signed-rank test (slices of one subject "
        "are alike: it flatters).\n\n" +
        comparisonTable(comparisons);
  return page;
}

}  // namespace glmamba::cli
