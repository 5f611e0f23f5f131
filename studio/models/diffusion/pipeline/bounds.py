"""What the keys of a part's configuration may say, so that no configuration asks for the absurd.

The same key means the same in every class of diffusers and transformers, so one table serves all;
which keys a class takes stands with the class.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import Any

from studio.errors import ModelError

Config = Mapping[str, Any]
MOST_LAYERS, MOST_LEVELS, MOST_WIDTH, MOST_CELLS = 256, 12, 1 << 17, 1 << 12
MOST_WORDS = 1 << 20
LONGEST_WORD, LONGEST_LIST = 64, 512
Rule = Callable[[Any], bool]


def _whole(most: int, least: int = 0) -> Rule:
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and least <= v <= most


def _number(value: Any) -> bool:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and math.isfinite(value) and abs(value) <= 1e9


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _word(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_WORD and value.isprintable()


def _listed(rule: Rule, most: int = MOST_LEVELS) -> Rule:
    """Such a value, or a list of them; a list in a list where levels list their blocks."""

    def fits(value: Any, depth: int = 0) -> bool:
        if isinstance(value, list | tuple):
            return len(value) <= most and depth < 2 and all(fits(part, depth + 1) for part in value)
        return value is None or rule(value)

    return fits


def _names(value: Any) -> bool:
    """Words as in `id2label`."""
    return isinstance(value, dict) and len(value) <= 1 << 15


_WIDTH, _LAYERS, _CELLS = _whole(MOST_WIDTH, 1), _whole(MOST_LAYERS), _whole(MOST_CELLS, 1)
_RULES: tuple[tuple[Rule, str], ...] = (
    (_listed(_WIDTH), """
        block_out_channels encoder_block_out_channels decoder_block_out_channels
        cross_attention_dim encoder_hid_dim time_embedding_dim attention_head_dim
        num_attention_heads
     """),
    (_listed(_LAYERS), """
        layers_per_block transformer_layers_per_block reverse_transformer_layers_per_block
        encoder_layers_per_block decoder_layers_per_block num_encoder_blocks num_decoder_blocks
        encoder_qkv_multiscales decoder_qkv_multiscales
     """),
    (_listed(_CELLS), "sample_size"),
    (_listed(_word), """
        down_block_types up_block_types encoder_block_types decoder_block_types
        decoder_norm_types decoder_act_fns
     """),
    (_listed(_word, MOST_LAYERS), "layer_types"),
    (_listed(_flag), "only_cross_attention"),
    (_listed(_LAYERS, MOST_LAYERS), "dual_attention_layers axes_dims_rope"),
    (_listed(_number, LONGEST_LIST), "latents_mean latents_std"),
    (_WIDTH, """
        in_channels out_channels latent_channels cross_attention_head_dim caption_channels
        caption_projection_dim pooled_projection_dim joint_attention_dim
        num_cross_attention_heads addition_time_embed_dim addition_embed_type_num_heads
        projection_class_embeddings_input_dim time_cond_proj_dim norm_num_groups
        attn_norm_num_groups vq_embed_dim patch_size hidden_size intermediate_size projection_dim
        d_model d_kv d_ff head_dim num_heads num_key_value_heads encoder_ffn_dim
        encoder_attention_heads query_pre_attn_scalar sliding_window
        relative_attention_num_buckets relative_attention_max_distance
        upsampling_scaling_factor
     """),
    (_CELLS, "pos_embed_max_size conv_in_kernel conv_out_kernel"),
    (_LAYERS, """
        num_layers num_single_layers num_hidden_layers num_decoder_layers encoder_layers
        downsample_padding freq_shift
     """),
    (_whole(MOST_WORDS, 1), """
        vocab_size num_class_embeds num_embeds_ada_norm num_vector_embeds num_vq_embeddings
        max_position_embeddings num_train_timesteps
     """),
    (_listed(_whole(MOST_WORDS, -1)), "pad_token_id bos_token_id eos_token_id"),
    (_number, """
        mid_block_scale_factor norm_eps resnet_out_scale_factor dropout scaling_factor
        shift_factor latent_magnitude latent_shift mlp_ratio interpolation_scale
        guidance_embeds_scale timestep_scale layer_norm_eps layer_norm_epsilon rms_norm_eps
        attention_dropout dropout_rate initializer_factor initializer_range rope_theta
        final_logit_softcapping attn_logit_softcapping activation_dropout init_std
     """),
    (_flag, """
        center_input_sample flip_sin_to_cos dual_cross_attention use_linear_projection
        upcast_attention resnet_skip_time_act class_embeddings_concat
        mid_block_only_cross_attention add_attention attention_bias double_self_attention
        norm_elementwise_affine use_additional_conditions guidance_embeds force_upcast
        use_quant_conv use_post_quant_conv mid_block_add_attention lookup_from_codebook
        encoder_out_shortcut decoder_in_shortcut is_gated_act is_encoder_decoder
        tie_word_embeddings scale_embedding use_bidirectional_attention
     """),
    (_word, """
        mid_block_type act_fn encoder_hid_dim_type class_embed_type addition_embed_type
        resnet_time_scale_shift time_embedding_type time_embedding_act_fn timestep_post_act
        attention_type cross_attention_norm downsample_type upsample_type activation_fn
        norm_type qk_norm upsample_fn upsample_block_type downsample_block_type
        decoder_conv_act_fn hidden_act hidden_activation feed_forward_proj dense_act_fn
        activation_function
     """),
)  # fmt: skip
RULES: Mapping[str, Rule] = {key: rule for rule, keys in _RULES for key in keys.split()}
"""Key of a configuration -> whether a value is one that a real network has."""
_COUNTED = ("num_layers", "num_single_layers", "num_hidden_layers", "encoder_layers")


def checked(config: Config, keys: Collection[str], tensors: int, part: str) -> dict[str, Any]:
    """Of a configuration what a class takes, believed only where a real network could say it.

    Args:
        config: the whole configuration; what the class does not take is left out.
        keys: which the class takes.
        tensors: how many the part's file holds; there cannot be more layers than these.
        part: named in errors.

    Raises:
        ModelError: a value is absurd; names the part, the key and the value.
    """
    found: dict[str, Any] = {}
    for key in keys:
        if key not in config:
            continue
        value = config[key]
        if value is not None and not RULES[key](value):
            raise ModelError(
                f"{part}/config.json says {key} = {str(value)[:40]}, which no network has."
            )
        found[key] = value
    asked = max(_blocks(found), *(found.get(key) or 0 for key in _COUNTED))
    if asked > max(tensors, 1):
        raise ModelError(
            f"{part}/config.json asks for {asked:,} layers, and there are {tensors:,} tensors."
        )
    return found


def _blocks(config: Config) -> int:
    """How many blocks the levels of a U-Net or an autoencoder have at most, all together."""
    widths = config.get("block_out_channels") or ()
    levels = len(widths) if isinstance(widths, list | tuple) else 1
    blocks = _most(config.get("layers_per_block"))
    return levels * blocks * _most(config.get("transformer_layers_per_block"))


def _most(value: Any) -> int:
    if isinstance(value, list | tuple):
        return max((_most(part) for part in value), default=1)
    return max(1, value or 1)
