// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QDir>

#include "app/desktop/language.h"
#include "app/desktop/translated.h"
#include "app/desktop/trust_words.h"
#include "app/model/path_of.h"
#include "core/error.h"
#include "io/picture_file.h"

namespace glmamba::app {

namespace {

[[noreturn]] void refuse(const QString& sentence) {
  throw core::Error(core::ErrorCode::badValue, sentence.toStdString());
}

QString imageNames() {
  QStringList names;
  for (const Image image : kImages) names << QString::fromStdString(imageName(image));
  return names.join(", ");
}

QCommandLineOption hidden(const QString& name, const QString& value = {}) {
  QCommandLineOption option(name, {}, value);
  option.setFlags(QCommandLineOption::HiddenFromHelp);
  return option;
}

}  // namespace

Options readOptions(const QStringList& arguments, const QString& folder) {
  QCommandLineParser parser;
  parser.setApplicationDescription(
      tr("Reference-guided MR super-resolution, with the means to judge it. Research use only."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument("paths", tr("NIfTI files, DICOM files, folders, ZIP archives or a session to open."),
                               "[paths…]");
  const QCommandLineOption demo("demo", tr("Open the demo study in try mode ×2 and super-resolve it."));
  const QCommandLineOption lr("lr", tr("Show the image at this path as target."), "path");
  const QCommandLineOption reference("reference", tr("Show the image at this path as reference."), "path");
  const QCommandLineOption registration("register", tr("Move the reference onto the target: yes, no or auto."),
                                        "choice");
  const QCommandLineOption accept("accept-pair", tr("Use the pair although its check refuses it."));
  const QCommandLineOption scale("scale", tr("In-plane factor, 2 or 4."), "factor");
  const QCommandLineOption model("model", tr("An installed model by name, or a .safetensors file."), "name");
  const QCommandLineOption device("device", tr("auto, cpu or cuda."), "device");
  const QCommandLineOption precision("precision", tr("auto, fp32 or bf16."), "precision");
  const QCommandLineOption memory("memory", tr("Most memory that the network may take, in GB."), "GB");
  const QCommandLineOption slices("slices", tr("Only slices A to B of the target, from 0, B excluded."), "A:B");
  const QCommandLineOption exportTo("export", tr("Write the result here when it is complete: NIfTI or a folder."),
                                    "path");
  const QCommandLineOption report("report", tr("Write a report of the result here: .html or .pdf."), "file");
  const QCommandLineOption map("map", tr("Show this trust map over SR, by its name on the command line."), "name");
  const QCommandLineOption inColour("in-colour", tr("Draw the image at this path in colour over the others."), "path");
  const QCommandLineOption labelTable(
      "label-table", tr("Name the labels of the mask by this table of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS."),
      "file");
  const QCommandLineOption newWindow("new-window", tr("Open a window of its own, whatever runs already."));
  const QCommandLineOption quit("exit", tr("Quit when all that was asked for is done."));
  const QCommandLineOption run("run", tr("Super-resolve what was opened."));
  const QCommandLineOption tryMode(
      "try", tr("Degrade the target by this factor first (2 or 4) and compare with the original."), "factor");
  const QCommandLineOption timing(
      "report-startup-timing",
      tr("Print how long the start took since the process began, and opening what was asked for."));
  const QCommandLineOption screenshot(
      "screenshot", tr("Save a picture of the window when all that was asked for is done, and quit."), "file");
  const QCommandLineOption picture(
      "picture", tr("Save the panes as PNG or TIFF when all that was asked for is done, and quit."), "file");
  const QCommandLineOption movie(
      "movie",
      tr("Save a movie through the slices likewise: .mp4 or .gif (by ffmpeg), or a new folder of numbered pictures."),
      "path");
  const QCommandLineOption pictureScale(
      "picture-scale", tr("Pixels of --picture and --movie for each of the screen's, 1 to 8."), "factor");
  const QCommandLineOption movieRate("movie-rate", tr("Pictures a second of --movie (10)."), "number");
  const QCommandLineOption movieSlices("movie-slices", tr("Only slices A to B, from 0, B excluded."), "A:B");
  const QCommandLineOption layout(
      "layout", tr("Arrange the images: compare, mpr, curtain, flicker, spyglass, checkerboard or single."), "name");
  const QCommandLineOption images("images", tr("Show these: %1; one or more with commas.").arg(imageNames()), "names");
  const QCommandLineOption appearance("appearance", tr("dark (the default) or light."), "name");
  const QCommandLineOption language("language", tr("The window's language: en, de, fr or zh (the system's)."), "code");
  const QCommandLineOption benchmark("benchmark-scroll",
                                     tr("Measure scrolling and dragging in what was opened, then quit."));
  // For pictures in the documentation and for tests.
  const QCommandLineOption layoutScreenshots = hidden("layout-screenshots", "folder");
  const QCommandLineOption timeout = hidden("screenshot-timeout", "seconds");
  const QCommandLineOption demoSize = hidden("demo-size", "columns,rows,slices");
  const QCommandLineOption orientation = hidden("orientation", "name");
  parser.addOptions({lr, reference, registration, accept, scale, model, device, precision, memory, slices, exportTo,
                     report, map, inColour, labelTable, newWindow, quit});
  parser.addOptions({demo, run, tryMode, timing, screenshot, layoutScreenshots, timeout, demoSize, orientation, layout,
                     images, appearance, language, benchmark});
  parser.addOptions({picture, movie, pictureScale, movieRate, movieSlices});
  if (!parser.parse(arguments)) refuse(parser.errorText());
  if (parser.isSet("help")) parser.showHelp();
  if (parser.isSet("version")) parser.showVersion();

  Options options;
  const QDir base(folder);
  const auto absolute = [&](const QString& path) { return path.isEmpty() ? path : base.absoluteFilePath(path); };
  const auto oneOf = [&](const QCommandLineOption& option, const QStringList& names) {
    if (!parser.isSet(option)) return 0;
    const int index = names.indexOf(parser.value(option).toLower());
    if (index < 0)
      refuse(tr("--%1 takes one of %2, not “%3”.").arg(option.names().first(), names.join(", "), parser.value(option)));
    return index;
  };
  for (const QString& path : parser.positionalArguments()) options.paths << absolute(path);
  options.target = absolute(parser.value(lr));
  options.reference = absolute(parser.value(reference));
  options.exportTo = absolute(parser.value(exportTo));
  options.reportTo = absolute(parser.value(report));
  if (parser.isSet(report) && !options.reportTo.endsWith(".html") && !options.reportTo.endsWith(".pdf"))
    refuse(tr("--report takes a name that ends in .html or .pdf, not “%1”.").arg(parser.value(report)));
  options.map = parser.value(map).toStdString();
  if (parser.isSet(map) && !mapChoice(options.map))
    refuse(tr("--map takes the name of a trust map, such as dc-residual, not “%1”.").arg(parser.value(map)));
  options.inColour = absolute(parser.value(inColour));
  options.labelTable = absolute(parser.value(labelTable));
  options.newWindow = parser.isSet(newWindow);
  options.exit = parser.isSet(quit);
  options.pairing = {static_cast<core::RegistrationChoice>(oneOf(registration, {"auto", "yes", "no"})),
                     parser.isSet(accept)};
  for (const QCommandLineOption& option : {scale, model, device, precision, memory, slices})
    options.hasSettings = options.hasSettings || parser.isSet(option);
  options.settings.device = static_cast<engine::Device>(oneOf(device, {"auto", "cpu", "cuda"}));
  options.settings.precision = static_cast<engine::Precision>(oneOf(precision, {"auto", "fp32", "bf16"}));
  options.settings.model = parser.value(model).toStdString();
  options.settings.scaleFactor = parser.isSet(scale) ? parser.value(scale).toInt() : 2;
  if (options.settings.scaleFactor != 2 && options.settings.scaleFactor != 4) refuse(tr("--scale takes 2 or 4."));
  if (parser.isSet(memory)) {
    const double gigabytes = parser.value(memory).toDouble();
    if (!(gigabytes > 0)) refuse(tr("--memory takes a number of GB above 0."));
    options.settings.memoryLimit = static_cast<std::uint64_t>(1e9 * gigabytes);
  }
  const auto range = [&](const QCommandLineOption& option) {
    const QStringList ends = parser.value(option).split(':');
    bool first = false, last = false;
    engine::SliceRange range;
    if (ends.size() == 2) range = {ends[0].toInt(&first), ends[1].toInt(&last)};
    if (!first || !last || range.first < 0 || range.last <= range.first)
      refuse(tr("--%1 takes A:B with 0 <= A < B.").arg(option.names().first()));
    return range;
  };
  if (parser.isSet(slices)) options.settings.slices = range(slices);
  if (options.target.isEmpty() && !options.reference.isEmpty()) refuse(tr("--reference needs --lr."));
  if (!options.inColour.isEmpty()) options.paths << options.inColour;
  // A session by itself is opened like any other file. (An option --session would be Qt's own.)
  if (options.paths.size() == 1 && options.paths.front().endsWith(".glmamba"))
    options.session = options.paths.takeFirst();
  options.demo = parser.isSet(demo);
  options.run = parser.isSet(run) || options.demo;
  options.reportStartupTiming = parser.isSet(timing);
  options.screenshot = absolute(parser.value(screenshot));
  const auto number = [&](const QCommandLineOption& option, double otherwise, double least, double most) {
    if (!parser.isSet(option)) return otherwise;
    const double value = parser.value(option).toDouble();
    if (!(value >= least && value <= most))
      refuse(tr("--%1 takes a number from %2 to %3.").arg(option.names().first()).arg(least).arg(most));
    return value;
  };
  options.picture = absolute(parser.value(picture));
  if (!options.picture.isEmpty()) io::requirePictureName(pathOf(options.picture));
  if (!options.screenshot.isEmpty()) io::requirePictureName(pathOf(options.screenshot));
  options.pictureScale = number(pictureScale, 1, kLeastPictureScale, kMostPictureScale);
  const double rate = number(movieRate, MovieChoice{}.framesPerSecond, kLeastMovieRate, kMostMovieRate);
  if (parser.isSet(movie)) {
    options.movie = MovieChoice{absolute(parser.value(movie)), options.pictureScale, rate};
    if (parser.isSet(movieSlices)) {
      options.movie->first = range(movieSlices).first;
      options.movie->last = range(movieSlices).last - 1;
    }
  }
  options.layoutScreenshots = absolute(parser.value(layoutScreenshots));
  options.orientation = parser.value(orientation);
  if (parser.isSet(timeout)) options.screenshotTimeoutSeconds = std::max(1, parser.value(timeout).toInt());
  if (parser.isSet(tryMode)) {
    options.tryFactor = parser.value(tryMode).toInt();
    if (options.tryFactor != 2 && options.tryFactor != 4)
      refuse(tr("--try takes 2 or 4, not “%1”.").arg(parser.value(tryMode)));
  }
  if (parser.isSet(layout) || parser.isSet(images)) options.layout.emplace();
  if (parser.isSet(layout)) {
    const auto kind = layoutNamed(parser.value(layout).toStdString());
    if (!kind)
      refuse(tr("--layout takes compare, mpr, curtain, flicker, spyglass, checkerboard or single, not “%1”.")
                 .arg(parser.value(layout)));
    options.layout->kind = *kind;
  }
  if (parser.isSet(images)) {
    std::vector<Image> chosen;
    for (const QString& name : parser.value(images).split(',')) {
      const auto image = imageNamed(name.trimmed().toStdString());
      if (!image) refuse(tr("--images takes %1; not “%2”.").arg(imageNames(), name));
      chosen.push_back(*image);
    }
    options.layout = withImages(*options.layout, chosen);
  }
  options.benchmarkScroll = parser.isSet(benchmark);
  oneOf(language, QStringList(kLanguages.begin(), kLanguages.end()));
  options.lightAppearance = parser.value(appearance) == "light";
  if (parser.isSet(appearance) && !options.lightAppearance && parser.value(appearance) != "dark")
    refuse(tr("--appearance takes dark or light, not “%1”.").arg(parser.value(appearance)));
  if (options.demo && options.tryFactor == 0) options.tryFactor = 2;
  if (options.tryFactor > 0) options.settings.scaleFactor = options.tryFactor;
  if (options.demo && !(options.paths.isEmpty() && options.target.isEmpty()))
    refuse(tr("Give either --demo or paths, not both."));
  if (parser.isSet(demoSize)) {
    const QStringList parts = parser.value(demoSize).split(',');
    if (parts.size() != 3) refuse(tr("--demo-size takes columns,rows,slices."));
    for (int axis = 0; axis < 3; ++axis) options.demoSize[static_cast<std::size_t>(axis)] = parts[axis].toInt();
  }
  return options;
}

bool leavesAfterPictures(const Options& options) {
  return !options.screenshot.isEmpty() || !options.picture.isEmpty() || options.movie;
}

bool canBeHandedOver(const Options& options) {
  return !options.newWindow && !options.exit && !leavesAfterPictures(options) && options.layoutScreenshots.isEmpty() &&
         !options.reportStartupTiming && !options.benchmarkScroll && options.exportTo.isEmpty() &&
         options.reportTo.isEmpty();
}

}  // namespace glmamba::app
