#pragma once
#include <stddef.h>

/// A file that the program carries inside itself: `bytes` is `count` long.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} EmbeddedFile;

EmbeddedFile athanor_optdigits_training(void);
EmbeddedFile athanor_optdigits_test(void);
EmbeddedFile athanor_nasbench201(void);
EmbeddedFile athanor_genetic512(void);
EmbeddedFile athanor_shakespeare(void);
EmbeddedFile athanor_english_french(void);
EmbeddedFile athanor_pictures(void);

// The recorded results of experiments, one after the other; no bytes behind the last.
EmbeddedFile athanor_results(size_t place);

// The guides of Sources/athanor/Athanor.docc.
EmbeddedFile athanor_guide_tour(void);
EmbeddedFile athanor_guide_command_line(void);
EmbeddedFile athanor_guide_results(void);
EmbeddedFile athanor_guide_add_a_system(void);
EmbeddedFile athanor_guide_architecture(void);
EmbeddedFile athanor_guide_glossary(void);
