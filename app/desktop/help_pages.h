// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace glmamba::app {

/// The pages that the program brings along: those of docs/, in Markdown. None is read from a disk or a network.

/// Their file names in reading order, the user guide first.
const QStringList& helpPages();
/// The heading of a page.
QString helpTitle(const QString& page);
/// The Markdown of a page; links to what is not among the pages have become their words. Empty for a name that is none.
QString helpText(const QString& page);
/// A resource's path: of a page, or of a picture in one.
QString helpPath(const QString& name);
/// How a link names a heading: in small letters, without signs, with hyphens for spaces.
QString headingAnchor(const QString& heading);

}  // namespace glmamba::app
