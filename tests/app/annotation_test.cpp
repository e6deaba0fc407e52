// SPDX-License-Identifier: Apache-2.0
#include "app/model/annotation.h"

#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <sstream>

#include <catch2/catch.hpp>

#include "app/model/annotation_json.h"
#include "app/model/annotation_values.h"
#include "app/model/annotations.h"

using namespace glmamba;
using namespace glmamba::app;
using core::Vector3;
using core::operator+;
using core::operator-;
using core::operator*;

namespace {

/// A plane that is none of the patient's: turned by 30° about x.
const Vector3 kRight{1, 0, 0};
const Vector3 kDown{0, std::sqrt(3.0) / 2, 0.5};
const Vector3 kNormal = core::cross(kRight, kDown);

Vector3 onPlane(double x, double y) { return {x, kDown[1] * y, kDown[2] * y}; }

Annotation made(AnnotationKind kind, std::vector<Vector3> points) {
  return {0, kind, {}, std::move(points), kRight, kDown, "1.2.3"};
}

core::VolumePtr ramp(const std::string& frame = "1.2.3", double slope = 10) {
  std::vector<float> voxels;
  for (int k = 0; k < 6; ++k)
    for (int j = 0; j < 20; ++j)
      for (int i = 0; i < 30; ++i) voxels.push_back(static_cast<float>(100 + slope * i + k));
  return core::makeVolume(core::Geometry({30, 20, 6}, {1, 1, 2}, {0, 0, 0}, {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, frame),
                          std::move(voxels));
}

Annotation flat(AnnotationKind kind, std::vector<Vector3> points) {
  return {0, kind, {}, std::move(points), {1, 0, 0}, {0, 1, 0}, "1.2.3"};
}

}  // namespace

TEST_CASE("Lengths, angles and areas are millimetres and degrees in the patient", "[annotation]") {
  CHECK(lengthOf(made(AnnotationKind::distance, {onPlane(1, 2), onPlane(4, 6)})) == Approx(5));
  CHECK(lengthOf(made(AnnotationKind::profile, {{0, 0, 0}, {1, 2, 2}})) == Approx(3));
  const auto angle = [](double degrees) {
    const double radians = degrees * std::acos(-1.0) / 180;
    return degreesOf(made(AnnotationKind::angle, {onPlane(7, 3), onPlane(2, 3),
                                                  onPlane(2 + 9 * std::cos(radians), 3 + 9 * std::sin(radians))}));
  };
  for (const double degrees : {0.01, 30.0, 90.0, 135.0, 179.99}) CHECK(angle(degrees) == Approx(degrees).epsilon(1e-9));
  CHECK(areaOf(made(AnnotationKind::rectangle, {onPlane(1, 2), onPlane(5, -1)})) == Approx(12));
  // The ellipse is a polygon of 128 sides, which is 0.04 % smaller.
  CHECK(areaOf(made(AnnotationKind::ellipse, {onPlane(1, 2), onPlane(9, 8)})) ==
        Approx(std::acos(-1.0) * 4 * 3).epsilon(5e-4));
  CHECK(areaOf(made(AnnotationKind::freehand, {onPlane(0, 0), onPlane(6, 0), onPlane(0, 4)})) == Approx(12));
  CHECK(areaOf(made(AnnotationKind::distance, {onPlane(0, 0), onPlane(6, 0)})) == 0);
}

TEST_CASE("Handles are corners and ends, and moving one leaves the opposite one where it is", "[annotation]") {
  const Annotation box = made(AnnotationKind::rectangle, {onPlane(1, 2), onPlane(5, 4)});
  const auto handles = handlesOf(box);
  REQUIRE(handles.size() == 4);
  for (std::size_t n = 0; n < 4; ++n) {
    const Annotation changed = withHandleAt(box, n, onPlane(10, 9));
    CHECK(core::length(changed.points[0] - handles[(n + 2) % 4]) < 1e-12);
    CHECK(core::length(handlesOf(changed)[2] - onPlane(10, 9)) < 1e-12);
  }
  const Annotation line = made(AnnotationKind::distance, {onPlane(0, 0), onPlane(3, 0)});
  CHECK(lengthOf(withHandleAt(line, 1, onPlane(0, 7))) == Approx(7));
  CHECK(lengthOf(moved(line, {5, 6, 7})) == Approx(3));
  CHECK(handlesOf(made(AnnotationKind::freehand, {onPlane(0, 0), onPlane(6, 0), onPlane(0, 4)})).empty());
}

TEST_CASE("An annotation is on the planes that hold all of it", "[annotation]") {
  const Annotation box = made(AnnotationKind::rectangle, {onPlane(1, 2), onPlane(5, 4)});
  CHECK(isOnPlane(box, onPlane(100, 100), kNormal, 0.5));
  CHECK(isOnPlane(box, onPlane(0, 0) + 0.4 * kNormal, kNormal, 0.5));
  CHECK_FALSE(isOnPlane(box, onPlane(0, 0) + 0.6 * kNormal, kNormal, 0.5));
  CHECK_FALSE(isOnPlane(box, onPlane(1, 2), kRight, 0.5));
  // A line lies in every plane through it, also one that was not looked at when it was drawn.
  CHECK(isOnPlane(made(AnnotationKind::distance, {onPlane(3, 0), onPlane(3, 8)}), {3, 50, 50}, kRight, 0.5));
  CHECK(isSameFrame("1.2", "1.2"));
  CHECK(isSameFrame("", "1.2"));
  CHECK_FALSE(isSameFrame("1.2.3", "1.2"));
}

TEST_CASE("What is drawn half is not complete", "[annotation]") {
  CHECK(isComplete(made(AnnotationKind::distance, {onPlane(0, 0), onPlane(1, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::distance, {onPlane(0, 0), onPlane(0, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::distance, {onPlane(0, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::angle, {onPlane(0, 0), onPlane(1, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::rectangle, {onPlane(0, 0), onPlane(4, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::freehand, {onPlane(0, 0), onPlane(4, 0), onPlane(8, 0)})));
  CHECK_FALSE(isComplete(made(AnnotationKind::profile, {onPlane(0, 0), {std::nan(""), 0, 0}})));
}

TEST_CASE("Annotations survive JSON to the last bit; what is no annotation is left out", "[annotation]") {
  std::vector<Annotation> all{made(AnnotationKind::distance, {onPlane(0.1, 1 / 3.0), onPlane(4, 6)}),
                              made(AnnotationKind::angle, {onPlane(0, 0), onPlane(1, 0), onPlane(1, 5)}),
                              made(AnnotationKind::freehand, {onPlane(0, 0), onPlane(6, 0), onPlane(0, 4)})};
  all[1].name = "Bänder \"links\"";
  for (std::size_t n = 0; n < all.size(); ++n) all[n].id = n + 1;
  CHECK(annotationsFromJson(annotationsJson(all)) == all);

  const QJsonObject good = annotationsJson(all)[0].toObject();
  const auto with = [&](const char* field, const QJsonValue& value) {
    QJsonObject changed = good;
    changed[field] = value;
    return annotationsFromJson({changed}).size();
  };
  CHECK(with("name", "x") == 1);
  CHECK(with("kind", "volume") == 0);
  CHECK(with("points", "none") == 0);
  CHECK(with("points", QJsonArray{QJsonArray{1, 2, 3}}) == 0);
  CHECK(with("points", QJsonArray{QJsonArray{1, 2, 3}, QJsonArray{1, 2}}) == 0);
  CHECK(with("points", QJsonArray{QJsonArray{1, 2, 3}, QJsonArray{1, "b", 3}}) == 0);
  CHECK(with("right", QJsonArray{5, 0, 0}) == 0);
  CHECK(annotationsFromJson({QJsonValue(7), QJsonValue()}).empty());
}

TEST_CASE("A step is what was committed: drags and drawings that are given up are none", "[annotation]") {
  Annotations list;
  list.setStudy("one");
  int steps = 0;
  QJsonArray before, after;
  QObject::connect(&list, &Annotations::committed, &list,
                   [&](const QString& study, const QJsonArray& was, const QJsonArray& is) {
                     ++steps;
                     CHECK(study == "one");
                     before = was;
                     after = is;
                   });
  const AnnotationId first = list.add(made(AnnotationKind::distance, {onPlane(0, 0), onPlane(1, 0)}));
  for (int n = 2; n < 9; ++n) {
    Annotation changed = *list.find(first);
    changed.points[1] = onPlane(n, 0);
    list.set(changed);
  }
  CHECK(steps == 0);
  list.commit();
  list.commit();
  CHECK(steps == 1);
  CHECK(before.isEmpty());
  CHECK(after.size() == 1);
  CHECK(list.selected()->name == "D1");
  const AnnotationId second = list.add(made(AnnotationKind::distance, {onPlane(0, 0), onPlane(1, 0)}));
  CHECK(list.find(second)->name == "D2");
  list.remove(second);
  list.commit();
  CHECK(steps == 1);
  list.rename(first, "Ventricle");
  CHECK(steps == 2);

  const QJsonArray kept = list.json("one");
  list.setStudy("two");
  CHECK(list.all().empty());
  CHECK(list.selected() == nullptr);
  list.setStudy("one");
  CHECK(list.all().front().name == "Ventricle");
  list.restore("one", QJsonArray());
  CHECK(list.all().empty());
  list.restore("one", kept);
  CHECK(list.find(first)->name == "Ventricle");
  CHECK(steps == 2);
  // Ids of a file never meet those of what is drawn after it.
  CHECK(list.add(made(AnnotationKind::ellipse, {onPlane(0, 0), onPlane(1, 2)})) > first);
  QJsonArray twins = kept;
  twins.append(kept[0]);
  list.restore("one", twins);
  REQUIRE(list.all().size() == 2);
  CHECK(list.all()[0].id != list.all()[1].id);
}

TEST_CASE("Every image of the frame is measured, the truth is compared with, and the table has it all",
          "[annotation]") {
  const auto truth = ramp(), sr = ramp("1.2.3", 11), elsewhere = ramp("9.9");
  AnnotationMeter meter;
  meter.setImages({{Image::lr, truth}, {Image::reference, elsewhere}, {Image::sr, sr}, {Image::error, nullptr}}, truth);
  Annotation box = flat(AnnotationKind::rectangle, {{2.5, 3.5, 4}, {6.5, 8.5, 4}});
  box.id = 4;
  box.name = "left, \"inner\"";
  const AnnotationValues* lr = meter.values(box, Image::lr);
  REQUIRE(lr);
  CHECK(lr->statistics->count == 20);
  CHECK(lr->statistics->mean == Approx(100 + 45 + 2));  // columns 3–6 of slice 2
  CHECK_FALSE(lr->metrics);
  REQUIRE(meter.values(box, Image::sr)->metrics);
  // The difference is i: 3, 4, 5, 6.
  CHECK(meter.values(box, Image::sr)->metrics->psnr == Approx(20 * std::log10(395 / std::sqrt(86 / 4.0))));
  CHECK(meter.values(box, Image::reference) == nullptr);
  CHECK(meter.values(box, Image::error) == nullptr);
  Annotation moving = moved(box, {1, 0, 0});
  CHECK(meter.values(moving, Image::lr)->statistics->mean == Approx(157));
  meter.keepOnly({});
  CHECK(meter.values(box, Image::lr)->statistics->mean == Approx(147));

  Annotation line = flat(AnnotationKind::distance, {{0, 0, 0}, {3, 4, 0}});
  line.id = 5;
  line.name = "D1";
  const std::string csv = annotationsCsv({line, box}, meter);
  std::istringstream stream(csv);
  std::vector<std::string> lines;
  for (std::string each; std::getline(stream, each);) lines.push_back(each);
  REQUIRE(lines.size() == 4);
  CHECK(lines[1] == "D1,distance,5,,,,,,,,,,,,,,0 0 0;3 4 0\r");
  CHECK(lines[2].rfind("\"left, \"\"inner\"\"\",rectangle,,,20,lr,20,147,11.4", 0) == 0);
  CHECK(lines[3].find(",sr,20,") != std::string::npos);
  for (const std::string& each : {lines[0], lines[1], lines[3]}) {
    const std::size_t quoted = each.find("\",") == std::string::npos ? 0 : 1;  // the name's own comma
    CHECK(static_cast<std::size_t>(std::count(each.begin(), each.end(), ',')) == 16 + quoted);
  }
}
