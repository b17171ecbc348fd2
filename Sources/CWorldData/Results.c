#include "CWorldData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char grid_vs_random_bytes[] = {
#embed "results/grid-vs-random.jsonl"
};
static const unsigned char nasbench201_regret_bytes[] = {
#embed "results/nasbench201-regret.jsonl"
};
static const unsigned char dial_switch_bytes[] = {
#embed "results/dial-switch.jsonl"
};
static const unsigned char dial_colour_digit_lookup_bytes[] = {
#embed "results/dial-colour-digit-lookup.jsonl"
};
static const unsigned char dial_multistep_bytes[] = {
#embed "results/dial-multistep.jsonl"
};
static const unsigned char rl2_mdp_rules_bytes[] = {
#embed "results/rl2-mdp-rules.jsonl"
};
static const unsigned char nas_digits_bytes[] = {
#embed "results/nas-digits.jsonl"
};
static const unsigned char genetic_cnn_512_bytes[] = {
#embed "results/genetic-cnn-512.jsonl"
};
static const unsigned char large_scale_evolution_bytes[] = {
#embed "results/large-scale-evolution.jsonl"
};
static const unsigned char pathnet_bytes[] = {
#embed "results/pathnet.jsonl"
};
static const unsigned char pathnet_catch_bytes[] = {
#embed "results/pathnet-catch.jsonl"
};
static const unsigned char cell_search_bytes[] = {
#embed "results/cell-search.jsonl"
};

#define RECORDED(name) {name##_bytes, sizeof name##_bytes}

EmbeddedFile athanor_results(size_t place) {
  static const EmbeddedFile files[] = {RECORDED(grid_vs_random), RECORDED(nasbench201_regret), RECORDED(dial_switch), RECORDED(dial_colour_digit_lookup), RECORDED(dial_multistep), RECORDED(rl2_mdp_rules), RECORDED(nas_digits), RECORDED(cell_search), RECORDED(genetic_cnn_512), RECORDED(large_scale_evolution), RECORDED(pathnet), RECORDED(pathnet_catch), {0, 0}};
  const size_t count = sizeof files / sizeof files[0];
  return place < count ? files[place] : files[count - 1];
}
