#include "CWorldData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char algorithm_selection_bytes[] = {
#embed "results/algorithm-selection.jsonl"
};
static const unsigned char blackbox_bytes[] = {
#embed "results/blackbox.jsonl"
};
static const unsigned char blackbox_bbob_bytes[] = {
#embed "results/blackbox-bbob.jsonl"
};
static const unsigned char blackbox_children_bytes[] = {
#embed "results/blackbox-children.jsonl"
};
static const unsigned char blackbox_losses_bytes[] = {
#embed "results/blackbox-losses.jsonl"
};
static const unsigned char blackbox_wider_bytes[] = {
#embed "results/blackbox-wider.jsonl"
};
static const unsigned char boosting_gaussians_bytes[] = {
#embed "results/boosting-gaussians.jsonl"
};
static const unsigned char cell_search_bytes[] = {
#embed "results/cell-search.jsonl"
};
static const unsigned char codeepneat_bytes[] = {
#embed "results/codeepneat.jsonl"
};
static const unsigned char codeepneat_text_bytes[] = {
#embed "results/codeepneat-text.jsonl"
};
static const unsigned char connectivity_xor_bytes[] = {
#embed "results/connectivity-xor.jsonl"
};
static const unsigned char cppn_targets_bytes[] = {
#embed "results/cppn-targets.jsonl"
};
static const unsigned char dial_colour_digit_bytes[] = {
#embed "results/dial-colour-digit.jsonl"
};
static const unsigned char dial_colour_digit_lookup_bytes[] = {
#embed "results/dial-colour-digit-lookup.jsonl"
};
static const unsigned char dial_multistep_bytes[] = {
#embed "results/dial-multistep.jsonl"
};
static const unsigned char dial_switch_bytes[] = {
#embed "results/dial-switch.jsonl"
};
static const unsigned char dial_switch_4_bytes[] = {
#embed "results/dial-switch-4.jsonl"
};
static const unsigned char dial_switch_separate_bytes[] = {
#embed "results/dial-switch-separate.jsonl"
};
static const unsigned char double_pole_bytes[] = {
#embed "results/double-pole.jsonl"
};
static const unsigned char double_pole_no_velocity_bytes[] = {
#embed "results/double-pole-no-velocity.jsonl"
};
static const unsigned char genetic_cnn_512_bytes[] = {
#embed "results/genetic-cnn-512.jsonl"
};
static const unsigned char goedel_proof_bytes[] = {
#embed "results/goedel-proof.jsonl"
};
static const unsigned char goedel_worlds_bytes[] = {
#embed "results/goedel-worlds.jsonl"
};
static const unsigned char grid_vs_random_bytes[] = {
#embed "results/grid-vs-random.jsonl"
};
static const unsigned char heavier_bytes[] = {
#embed "results/heavier.jsonl"
};
static const unsigned char hyperlstm_chars_bytes[] = {
#embed "results/hyperlstm-chars.jsonl"
};
static const unsigned char hyperneat_boxes_bytes[] = {
#embed "results/hyperneat-boxes.jsonl"
};
static const unsigned char hypernetwork_static_bytes[] = {
#embed "results/hypernetwork-static.jsonl"
};
static const unsigned char l2l_conv_bytes[] = {
#embed "results/l2l-conv.jsonl"
};
static const unsigned char l2l_mlp_bytes[] = {
#embed "results/l2l-mlp.jsonl"
};
static const unsigned char l2l_quadratics_bytes[] = {
#embed "results/l2l-quadratics.jsonl"
};
static const unsigned char large_scale_evolution_bytes[] = {
#embed "results/large-scale-evolution.jsonl"
};
static const unsigned char meta_gain_bytes[] = {
#embed "results/meta-gain.jsonl"
};
static const unsigned char meta_gp_bytes[] = {
#embed "results/meta-gp.jsonl"
};
static const unsigned char meta_gp_parity_bytes[] = {
#embed "results/meta-gp-parity.jsonl"
};
static const unsigned char metaqnn_digits_bytes[] = {
#embed "results/metaqnn-digits.jsonl"
};
static const unsigned char nas_digits_bytes[] = {
#embed "results/nas-digits.jsonl"
};
static const unsigned char nasbench201_regret_bytes[] = {
#embed "results/nasbench201-regret.jsonl"
};
static const unsigned char navigate_bytes[] = {
#embed "results/navigate.jsonl"
};
static const unsigned char neat_ablations_bytes[] = {
#embed "results/neat-ablations.jsonl"
};
static const unsigned char neat_xor_bytes[] = {
#embed "results/neat-xor.jsonl"
};
static const unsigned char neuroevolution_xor_bytes[] = {
#embed "results/neuroevolution-xor.jsonl"
};
static const unsigned char pathnet_bytes[] = {
#embed "results/pathnet.jsonl"
};
static const unsigned char pathnet_catch_bytes[] = {
#embed "results/pathnet-catch.jsonl"
};
static const unsigned char poking_bytes[] = {
#embed "results/poking.jsonl"
};
static const unsigned char rl2_bandits_bytes[] = {
#embed "results/rl2-bandits.jsonl"
};
static const unsigned char rl2_bandits_100_bytes[] = {
#embed "results/rl2-bandits-100.jsonl"
};
static const unsigned char rl2_bandits_50_bytes[] = {
#embed "results/rl2-bandits-50.jsonl"
};
static const unsigned char rl2_maze_bytes[] = {
#embed "results/rl2-maze.jsonl"
};
static const unsigned char rl2_mdp_bytes[] = {
#embed "results/rl2-mdp.jsonl"
};
static const unsigned char rl2_mdp_rules_bytes[] = {
#embed "results/rl2-mdp-rules.jsonl"
};
static const unsigned char samplers_bytes[] = {
#embed "results/samplers.jsonl"
};
static const unsigned char search_league_bytes[] = {
#embed "results/search-league.jsonl"
};
static const unsigned char search_league_networks_bytes[] = {
#embed "results/search-league-networks.jsonl"
};
static const unsigned char style_transfer_bytes[] = {
#embed "results/style-transfer.jsonl"
};
static const unsigned char success_story_bytes[] = {
#embed "results/success-story.jsonl"
};
static const unsigned char towers_bytes[] = {
#embed "results/towers.jsonl"
};
static const unsigned char translation_bytes[] = {
#embed "results/translation.jsonl"
};

#define RECORDED(name) {name##_bytes, sizeof name##_bytes}

EmbeddedFile athanor_results(size_t place) {
  static const EmbeddedFile files[] = {
    RECORDED(algorithm_selection),
    RECORDED(blackbox),
    RECORDED(blackbox_bbob),
    RECORDED(blackbox_children),
    RECORDED(blackbox_losses),
    RECORDED(blackbox_wider),
    RECORDED(boosting_gaussians),
    RECORDED(cell_search),
    RECORDED(codeepneat),
    RECORDED(codeepneat_text),
    RECORDED(connectivity_xor),
    RECORDED(cppn_targets),
    RECORDED(dial_colour_digit),
    RECORDED(dial_colour_digit_lookup),
    RECORDED(dial_multistep),
    RECORDED(dial_switch),
    RECORDED(dial_switch_4),
    RECORDED(dial_switch_separate),
    RECORDED(double_pole),
    RECORDED(double_pole_no_velocity),
    RECORDED(genetic_cnn_512),
    RECORDED(goedel_proof),
    RECORDED(goedel_worlds),
    RECORDED(grid_vs_random),
    RECORDED(heavier),
    RECORDED(hyperlstm_chars),
    RECORDED(hyperneat_boxes),
    RECORDED(hypernetwork_static),
    RECORDED(l2l_conv),
    RECORDED(l2l_mlp),
    RECORDED(l2l_quadratics),
    RECORDED(large_scale_evolution),
    RECORDED(meta_gain),
    RECORDED(meta_gp),
    RECORDED(meta_gp_parity),
    RECORDED(metaqnn_digits),
    RECORDED(nas_digits),
    RECORDED(nasbench201_regret),
    RECORDED(navigate),
    RECORDED(neat_ablations),
    RECORDED(neat_xor),
    RECORDED(neuroevolution_xor),
    RECORDED(pathnet),
    RECORDED(pathnet_catch),
    RECORDED(poking),
    RECORDED(rl2_bandits),
    RECORDED(rl2_bandits_100),
    RECORDED(rl2_bandits_50),
    RECORDED(rl2_maze),
    RECORDED(rl2_mdp),
    RECORDED(rl2_mdp_rules),
    RECORDED(samplers),
    RECORDED(search_league),
    RECORDED(search_league_networks),
    RECORDED(style_transfer),
    RECORDED(success_story),
    RECORDED(towers),
    RECORDED(translation),
    {0, 0},
  };
  const size_t count = sizeof files / sizeof files[0];
  return place < count ? files[place] : files[count - 1];
}
