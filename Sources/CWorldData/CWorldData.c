#include "CWorldData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define EMBED(name)                                             \
  EmbeddedFile athanor_##name(void) {                           \
    return (EmbeddedFile){name##_bytes, sizeof name##_bytes};   \
  }

static const unsigned char optdigits_training_bytes[] = {
#embed "data/optdigits.tra.csv"
};
static const unsigned char optdigits_test_bytes[] = {
#embed "data/optdigits.tes.csv"
};
static const unsigned char nasbench201_bytes[] = {
#embed "data/nasbench201.u16"
};
static const unsigned char genetic512_bytes[] = {
#embed "data/genetic512.csv"
};
static const unsigned char shakespeare_bytes[] = {
#embed "data/shakespeare.txt"
};
static const unsigned char english_french_bytes[] = {
#embed "data/en-fr.tsv"
};
static const unsigned char pictures_bytes[] = {
#embed "data/pictures.ppm"
};

EMBED(optdigits_training)
EMBED(optdigits_test)
EMBED(nasbench201)
EMBED(genetic512)
EMBED(shakespeare)
EMBED(english_french)
EMBED(pictures)
