// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/measure_panel.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "app/desktop/compare_view.h"
#include "app/desktop/measure_words.h"
#include "app/desktop/profile_chart.h"
#include "app/model/path_of.h"
#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::app {

using core::operator+;
using core::operator*;

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kToolColumns = 3;
constexpr int kListRows = 5;

AnnotationId idOf(const QTreeWidgetItem* item) { return item ? item->data(0, kIdRole).toULongLong() : 0; }

/// For the columns that nobody writes into.
class ReadOnly : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QWidget* createEditor(QWidget*, const QStyleOptionViewItem&, const QModelIndex&) const override { return nullptr; }
};

/// One row of the table of values.
struct Quantity {
  QString name;
  QString hint;
  std::function<QString(const MeasuredImage&, const AnnotationValues*)> text;
};

}  // namespace

MeasurePanel::MeasurePanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_annotations(session.annotations()),
      m_display(display),
      m_view(view),
      m_list(new QTreeWidget(this)),
      m_go(button("goToAnnotation", tr("&Go to"), tr("Puts the cursor and the slice on it"))),
      m_remove(button("deleteAnnotation", tr("&Delete"), tr("Takes it away; undo brings it back"))),
      m_copy(button("copyAnnotations", tr("&Copy table"), tr("All of the list with all numbers, as CSV"))),
      m_export(button("exportAnnotations", tr("E&xport…"), tr("All of the list with all numbers, as a CSV file"))),
      m_values(new QTableWidget(this)),
      m_chart(new ProfileChart(this)) {
  auto* column = new QVBoxLayout(this);
  column->addWidget(toolButtons());
  m_list->setObjectName("annotationList");
  m_list->setAccessibleName(tr("What was measured"));
  m_list->setHeaderLabels({tr("Name"), tr("Kind"), tr("Measured")});
  m_list->setRootIsDecorated(false);
  m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  for (const int column : {1, 2}) m_list->setItemDelegateForColumn(column, new ReadOnly(m_list));
  m_list->setMinimumHeight(kListRows * fontMetrics().height() * 3 / 2);
  column->addWidget(m_list, 1);
  auto* buttons = new QGridLayout;
  buttons->addWidget(m_go, 0, 0);
  buttons->addWidget(m_remove, 0, 1);
  buttons->addWidget(m_copy, 1, 0);
  buttons->addWidget(m_export, 1, 1);
  column->addLayout(buttons);
  m_values->setObjectName("measuredValues");
  m_values->setAccessibleName(tr("Values of all images"));
  m_values->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_values->setSelectionMode(QAbstractItemView::NoSelection);
  m_values->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_values->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  column->addWidget(m_values, 2);
  column->addWidget(m_chart, 2);

  m_soon.setSingleShot(true);
  m_soon.setInterval(0);
  connect(&m_soon, &QTimer::timeout, this, &MeasurePanel::showState);
  connect(&m_annotations, &Annotations::changed, this, &MeasurePanel::showSoon);
  connect(&m_annotations, &Annotations::selectionChanged, this, &MeasurePanel::showSoon);
  connect(&display, &DisplayState::changed, this, &MeasurePanel::showSoon);
  connect(&session, &Session::imagesChanged, this, &MeasurePanel::showSoon);
  connect(&session, &Session::resultChanged, this, &MeasurePanel::showSoon);
  connect(m_list, &QTreeWidget::currentItemChanged, this,
          [this](const QTreeWidgetItem* item) { m_annotations.select(idOf(item)); });
  connect(m_list, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem* item, int changed) {
    if (changed == 0) m_annotations.rename(idOf(item), item->text(0).trimmed().toStdString());
    showSoon();  // an empty name goes back
  });
  connect(m_go, &QPushButton::clicked, this, &MeasurePanel::goToSelected);
  connect(m_remove, &QPushButton::clicked, this, &MeasurePanel::removeSelected);
  connect(m_copy, &QPushButton::clicked, this, &MeasurePanel::copyTable);
  connect(m_export, &QPushButton::clicked, this, &MeasurePanel::chooseExportFile);
  setFocusProxy(m_list);
}

QPushButton* MeasurePanel::button(const char* name, const QString& text, const QString& hint) {
  auto* made = new QPushButton(text, this);
  made->setObjectName(name);
  made->setToolTip(hint);
  return made;
}

QWidget* MeasurePanel::toolButtons() {
  auto* box = new QWidget(this);
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(2);
  int at = 0;
  for (int tool = static_cast<int>(Tool::distance); tool <= static_cast<int>(Tool::freehand); ++tool, ++at) {
    const Tool its = static_cast<Tool>(tool);
    auto* made = new QToolButton(box);
    made->setObjectName(QString::fromStdString("tool_" + annotationKindName(*drawnBy(its))));
    made->setText(annotationKindText(*drawnBy(its)));
    made->setCheckable(true);
    made->setAutoRaise(true);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    made->setToolTip(tr("Left drag draws it on the slice"));
    // A second click gives the left button back to the crosshair.
    connect(made, &QToolButton::clicked, this, [this, its](bool on) { m_display.setTool(on ? its : Tool::crosshair); });
    grid->addWidget(made, at / kToolColumns, at % kToolColumns);
    m_tools[its] = made;
  }
  return box;
}

void MeasurePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showSoon();
}

void MeasurePanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete)
    removeSelected();
  else
    QWidget::keyPressEvent(event);
}

void MeasurePanel::showSoon() {
  if (isVisible()) m_soon.start();
}

void MeasurePanel::showState() {
  for (const auto& [tool, made] : m_tools) made->setChecked(tool == m_display.tool());
  showList();
  showValues();
  showChart();
  const bool hasAny = !m_annotations.all().empty();
  for (QPushButton* each : {m_go, m_remove}) each->setEnabled(m_annotations.selected() != nullptr);
  for (QPushButton* each : {m_copy, m_export}) each->setEnabled(hasAny);
}

void MeasurePanel::showList() {
  const QSignalBlocker quiet(m_list);
  const auto& all = m_annotations.all();
  while (m_list->topLevelItemCount() > static_cast<int>(all.size())) delete m_list->takeTopLevelItem(0);
  while (m_list->topLevelItemCount() < static_cast<int>(all.size())) {
    auto* item = new QTreeWidgetItem(m_list);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
  }
  const Annotation* selected = m_annotations.selected();
  for (std::size_t n = 0; n < all.size(); ++n) {
    QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(n));
    item->setData(0, kIdRole, static_cast<qulonglong>(all[n].id));
    item->setText(0, QString::fromStdString(all[n].name));
    item->setText(1, annotationKindText(all[n].kind));
    item->setText(2, isComplete(all[n]) ? measuredText(all[n]) : QString());
    if (selected == &all[n]) m_list->setCurrentItem(item);
  }
  if (!selected) m_list->setCurrentItem(nullptr);
}

void MeasurePanel::showValues() {
  const Annotation* selected = m_annotations.selected();
  const core::Vector3& cursor = m_display.cursor();
  std::vector<Quantity> rows;
  rows.push_back({tr("At the cursor"), tr("Linear between voxels, at the crosshair"),
                  [&](const MeasuredImage& image, const AnnotationValues*) {
                    const Result* result = m_session.result();
                    if (image.volume) return valueText(core::sampleLinear(*image.volume, cursor));
                    return image.image == Image::sr && result ? valueText(result->srAt(cursor)) : QString("–");
                  }});
  const auto ofRegion = [&](const QString& name, const QString& hint,
                            const std::function<double(const imaging::RegionStatistics&)>& value) {
    rows.push_back({name, hint, [value](const MeasuredImage&, const AnnotationValues* values) {
                      return values && values->statistics ? valueText(value(*values->statistics)) : QString("–");
                    }});
  };
  const auto againstTruth = [&](const QString& name, const QString& hint,
                                const std::function<QString(const imaging::RegionMetrics&)>& text) {
    rows.push_back({name, hint, [text](const MeasuredImage&, const AnnotationValues* values) {
                      return values && values->metrics ? text(*values->metrics) : QString("–");
                    }});
  };
  if (selected && isRegion(selected->kind)) {
    ofRegion(tr("Mean"), {}, [](const auto& all) { return all.mean; });
    ofRegion(tr("SD"), tr("Of the sample: N − 1"), [](const auto& all) { return all.deviation; });
    ofRegion(tr("Least"), {}, [](const auto& all) { return all.lowest; });
    ofRegion(tr("Most"), {}, [](const auto& all) { return all.highest; });
    rows.push_back({tr("N"), tr("Voxels with their centre within, on this image's own grid"),
                    [](const MeasuredImage&, const AnnotationValues* values) {
                      return values && values->statistics ? QString::number(values->statistics->count) : QString("–");
                    }});
    if (m_session.images().truth) {
      const QString hint = tr("Against HR, in the region alone; the range is the whole HR's maximum");
      againstTruth(tr("PSNR, dB"), hint, [](const auto& metrics) { return QString::number(metrics.psnr, 'f', 2); });
      againstTruth(tr("SSIM"), hint, [](const auto& metrics) { return QString::number(metrics.ssim, 'f', 4); });
      againstTruth(tr("NMSE"), hint, [](const auto& metrics) { return QString::number(metrics.nmse, 'f', 4); });
    }
  }
  if (selected && selected->kind == AnnotationKind::profile)
    rows.push_back({tr("Edge, mm"), tr("Full width at half maximum of the steepest edge's derivative"),
                    [](const MeasuredImage&, const AnnotationValues* values) {
                      return values && values->edge ? QString::number(values->edge->widthMm, 'f', 2) : QString("–");
                    }});

  const auto& images = m_view.measureTool().meter().images();
  m_values->setRowCount(static_cast<int>(rows.size()));
  m_values->setColumnCount(static_cast<int>(images.size()));
  for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
    const Quantity& quantity = rows[static_cast<std::size_t>(row)];
    auto* heading = new QTableWidgetItem(quantity.name);
    heading->setToolTip(quantity.hint);
    m_values->setVerticalHeaderItem(row, heading);
    for (int at = 0; at < static_cast<int>(images.size()); ++at) {
      const MeasuredImage& image = images[static_cast<std::size_t>(at)];
      const AnnotationValues* values = selected ? m_view.measureTool().meter().values(*selected, image.image) : nullptr;
      auto* item = new QTableWidgetItem(quantity.text(image, values));
      item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_values->setItem(row, at, item);
    }
  }
  for (int at = 0; at < static_cast<int>(images.size()); ++at)
    m_values->setHorizontalHeaderItem(at,
                                      new QTableWidgetItem(imageShortText(images[static_cast<std::size_t>(at)].image)));
}

void MeasurePanel::showChart() {
  const Annotation* selected = m_annotations.selected();
  const bool isProfile = selected && selected->kind == AnnotationKind::profile;
  m_chart->setVisible(isProfile || m_display.tool() == Tool::profile);
  std::vector<ProfileCurve> curves;
  std::vector<Image> shown;
  for (const PaneWidget* pane : m_view.shownPanes()) {
    shown.push_back(pane->content().image);
    if (pane->content().second) shown.push_back(*pane->content().second);
  }
  for (const Image image : kImages) {
    if (!isProfile || std::find(shown.begin(), shown.end(), image) == shown.end()) continue;
    const AnnotationValues* values = m_view.measureTool().meter().values(*selected, image);
    if (values && !values->profile.values.empty())
      curves.push_back(
          {imageShortText(image), values->profile, values->edge, isReference(image) || image == Image::error});
  }
  m_chart->setCurves(std::move(curves));
}

void MeasurePanel::removeSelected() {
  const Annotation* selected = m_annotations.selected();
  if (!selected) return;
  m_annotations.remove(selected->id);
  m_annotations.commit();
}

void MeasurePanel::goToSelected() {
  const Annotation* selected = m_annotations.selected();
  if (!selected) return;
  const std::vector<core::Vector3> outline = outlineOf(*selected);
  core::Vector3 middle{0, 0, 0};
  for (const core::Vector3& point : outline) middle = middle + (1.0 / static_cast<double>(outline.size())) * point;
  const Viewpoint viewpoint = viewpointOf(m_view.activePane().content());
  Place place = m_display.place(viewpoint);
  place.cursor = middle;
  m_display.setPlace(viewpoint, place);
}

std::string MeasurePanel::csv() { return annotationsCsv(m_annotations.all(), m_view.measureTool().meter()); }

void MeasurePanel::copyTable() { QApplication::clipboard()->setText(QString::fromStdString(csv())); }

void MeasurePanel::chooseExportFile() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  QString file = QFileDialog::getSaveFileName(this, tr("Export what was measured"), folder + "/measured.csv",
                                              tr("CSV tables (*.csv)"));
  if (file.isEmpty()) return;
  if (!file.endsWith(".csv", Qt::CaseInsensitive)) file += ".csv";
  exportTable(file);
}

void MeasurePanel::exportTable(const QString& file) {
  try {
    core::writeFileAtomically(pathOf(file), csv());
    emit written(file);
  } catch (const core::Error& error) {
    emit problem(QString::fromUtf8(error.what()));
  }
}

}  // namespace glmamba::app
