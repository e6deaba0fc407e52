#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>

namespace glmamba::app {

namespace {

constexpr int kUsageError = 2;

[[noreturn]] void refuse(const QString& sentence) {
  std::fprintf(stderr, "glmamba-viewer: %s\n", qPrintable(sentence));
  std::exit(kUsageError);
}

QCommandLineOption hidden(const QString& name, const QString& value = {}) {
  QCommandLineOption option(name, {}, value);
  option.setFlags(QCommandLineOption::HiddenFromHelp);
  return option;
}

}  // namespace

Options readOptions(const QStringList& arguments) {
  const auto tr = [](const char* text) { return QCoreApplication::translate("Options", text); };
  QCommandLineParser parser;
  parser.setApplicationDescription(
      tr("Reference-guided MR super-resolution, with the means to judge it. Research use only."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("paths", tr("NIfTI files, DICOM files or folders to open."), "[paths…]");
  const QCommandLineOption demo("demo", tr("Open the demo study in try mode ×2 and super-resolve it."));
  const QCommandLineOption run("run", tr("Super-resolve what was opened."));
  const QCommandLineOption tryMode(
      "try", tr("Degrade the target by this factor first (2 or 4) and compare with the original."), "factor");
  const QCommandLineOption timing("report-startup-timing",
                                  tr("Print how long the start took since the process began, in milliseconds."));
  const QCommandLineOption layout(
      "layout", tr("Arrange the images: compare, mpr, curtain, flicker, spyglass, checkerboard or single."), "name");
  const QCommandLineOption images(
      "images", tr("Show these: lr, reference, sr, error, interpolated, truth; one or more with commas."), "names");
  const QCommandLineOption appearance("appearance", tr("dark (the default) or light."), "name");
  const QCommandLineOption benchmark("benchmark-scroll",
                                     tr("Measure scrolling and dragging in what was opened, then quit."));
  // For pictures in the documentation and for tests.
  const QCommandLineOption screenshot = hidden("screenshot", "file");
  const QCommandLineOption layoutScreenshots = hidden("layout-screenshots", "folder");
  const QCommandLineOption timeout = hidden("screenshot-timeout", "seconds");
  const QCommandLineOption demoSize = hidden("demo-size", "columns,rows,slices");
  const QCommandLineOption orientation = hidden("orientation", "name");
  parser.addOptions({demo, run, tryMode, timing, screenshot, layoutScreenshots, timeout, demoSize, orientation, layout,
                     images, appearance, benchmark});
  parser.process(arguments);

  Options options;
  options.paths = parser.positionalArguments();
  options.demo = parser.isSet(demo);
  options.run = parser.isSet(run) || options.demo;
  options.reportStartupTiming = parser.isSet(timing);
  options.screenshot = parser.value(screenshot);
  options.layoutScreenshots = parser.value(layoutScreenshots);
  options.orientation = parser.value(orientation);
  if (parser.isSet(timeout)) options.screenshotTimeoutSeconds = std::max(1, parser.value(timeout).toInt());
  if (parser.isSet(tryMode)) {
    options.tryFactor = parser.value(tryMode).toInt();
    if (options.tryFactor != 2 && options.tryFactor != 4)
      refuse(tr("--try takes 2 or 4, not “%1”.").arg(parser.value(tryMode)));
  }
  if (parser.isSet(layout)) {
    const auto kind = layoutNamed(parser.value(layout).toStdString());
    if (!kind)
      refuse(tr("--layout takes compare, mpr, curtain, flicker, spyglass, checkerboard or single, not “%1”.")
                 .arg(parser.value(layout)));
    options.layout.kind = *kind;
  }
  if (parser.isSet(images)) {
    std::vector<Image> chosen;
    for (const QString& name : parser.value(images).split(',')) {
      const auto image = imageNamed(name.trimmed().toStdString());
      if (!image) refuse(tr("--images takes lr, reference, sr, error, interpolated and truth, not “%1”.").arg(name));
      chosen.push_back(*image);
    }
    options.layout = withImages(options.layout, chosen);
  }
  options.benchmarkScroll = parser.isSet(benchmark);
  options.lightAppearance = parser.value(appearance) == "light";
  if (parser.isSet(appearance) && !options.lightAppearance && parser.value(appearance) != "dark")
    refuse(tr("--appearance takes dark or light, not “%1”.").arg(parser.value(appearance)));
  if (options.demo && options.tryFactor == 0) options.tryFactor = 2;
  if (options.demo && !options.paths.isEmpty()) refuse(tr("Give either --demo or paths, not both."));
  if (parser.isSet(demoSize)) {
    const QStringList parts = parser.value(demoSize).split(',');
    if (parts.size() != 3) refuse(tr("--demo-size takes columns,rows,slices."));
    for (int axis = 0; axis < 3; ++axis) options.demoSize[static_cast<std::size_t>(axis)] = parts[axis].toInt();
  }
  return options;
}

}  // namespace glmamba::app
