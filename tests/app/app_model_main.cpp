// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_RUNNER
#include <QCoreApplication>

#include <catch2/catch.hpp>

int main(int argc, char** argv) {
  // Queued calls need an event dispatcher.
  QCoreApplication application(argc, argv);
  return Catch::Session().run(argc, argv);
}
