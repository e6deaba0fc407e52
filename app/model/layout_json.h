// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "app/model/layout.h"

namespace glmamba::app {

QJsonObject layoutJson(const Layout& layout);
/// `layout` with what `json` says; fields that are missing, of another type or out of range leave what is there.
Layout layoutFromJson(const QJsonObject& json, Layout layout);

}  // namespace glmamba::app
