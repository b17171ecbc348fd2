#include "CWorldData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define EMBED(name)                                             \
  EmbeddedFile athanor_guide_##name(void) {                     \
    return (EmbeddedFile){name##_bytes, sizeof name##_bytes};   \
  }

static const unsigned char tour_bytes[] = {
#embed "../athanor/Athanor.docc/Tour.md"
};
static const unsigned char command_line_bytes[] = {
#embed "../athanor/Athanor.docc/CommandLine.md"
};
static const unsigned char results_bytes[] = {
#embed "../athanor/Athanor.docc/Results.md"
};
static const unsigned char add_a_system_bytes[] = {
#embed "../athanor/Athanor.docc/AddASystem.md"
};
static const unsigned char architecture_bytes[] = {
#embed "../athanor/Athanor.docc/Architecture.md"
};
static const unsigned char glossary_bytes[] = {
#embed "../athanor/Athanor.docc/Glossary.md"
};

EMBED(tour)
EMBED(command_line)
EMBED(results)
EMBED(add_a_system)
EMBED(architecture)
EMBED(glossary)
