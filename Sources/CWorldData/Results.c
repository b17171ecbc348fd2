#include "CWorldData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define FILE(name) {name##_bytes, sizeof name##_bytes}

EmbeddedFile athanor_results(size_t place) {
  static const EmbeddedFile files[] = {{0, 0}};
  const size_t count = sizeof files / sizeof files[0];
  return place < count ? files[place] : files[count - 1];
}
