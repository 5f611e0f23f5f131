"""The parts of a pipeline: which there may be, and what they are once they are built.

Every class that a pipeline can be made of stands here by name, with the keys that it takes from
its configuration. A name that does not stand here is never looked up anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from torch import nn

from studio.models.diffusion.pipeline.bounds import Config
from studio.models.diffusion.pipeline.vocabulary import Vocabulary
from studio.models.diffusion.postcards.words import PostcardTokenizer

Kind = Literal[
    "sd", "sdxl", "sd3", "flux", "pixart", "sana", "dit", "unet2d", "consistency", "ldm",
    "postcard",
]  # fmt: skip
"""How a denoiser is asked, and what it is told.

`unet2d` are U-Nets that are told nothing or a class, over pixels or over latents; `ldm` is the
text-to-image model of latent diffusion, which reads with a BERT of its own.
"""
Room = Literal["denoiser", "autoencoder", "text encoder", "tokenizer", "scheduler"]


@dataclass(frozen=True)
class TextPart:
    """A text encoder and the tokenizer before it. `name`: of the part, such as `text_encoder_2`."""

    name: str
    encoder: nn.Module
    vocabulary: Vocabulary | PostcardTokenizer


@dataclass(frozen=True)
class Parts:
    """A whole pipeline, built: networks of diffusers' and transformers' classes, or Postcards' own.

    The networks are in evaluation mode, ask for no gradients, and hold float32 on the CPU; or on
    the meta device, where only shapes were asked for.

    Attributes:
        kind: how the denoiser is asked.
        pipeline: the class that `model_index.json` names, such as `StableDiffusionXLPipeline`.
        denoiser: the U-Net or transformer.
        autoencoder: between pictures and latents; None where the denoiser draws pixels.
        texts: text encoders with their tokenizers, in the pipeline's order; empty without words.
        scheduler: its configuration, checked; `_class_name` is one of `SCHEDULERS`.
        configs: part -> its configuration, checked: those keys that its class takes.
        index: `model_index.json`, such as `id2label` of a DiT and what Postcards notes there.
    """

    kind: Kind
    pipeline: str
    denoiser: nn.Module
    autoencoder: nn.Module | None
    texts: tuple[TextPart, ...]
    scheduler: Mapping[str, Any]
    configs: Mapping[str, Config]
    index: Mapping[str, Any] = field(default_factory=dict)

    @property
    def networks(self) -> tuple[nn.Module, ...]:
        """All of them: text encoders, denoiser, autoencoder."""
        rest = () if self.autoencoder is None else (self.autoencoder,)
        return (*(text.encoder for text in self.texts), self.denoiser, *rest)

    def config_of(self, network: nn.Module) -> Config:
        """The configuration of the denoiser or of the autoencoder."""
        names = DENOISERS if network is self.denoiser else AUTOENCODERS
        return next(self.configs[name] for name in names if name in self.configs)


@dataclass(frozen=True)
class PartClass:
    """A class that a part may be of.

    `module`: where it is imported from, once it is needed. `keys`: of its configuration. `config`:
    the class that the configuration is made into first, where it is one of transformers'.
    `computes`: whether it makes tensors of its own that no file holds.
    """

    name: str
    room: Room
    module: str
    keys: tuple[str, ...]
    config: str = ""
    computes: bool = False


@dataclass(frozen=True)
class PipelineClass:
    """A class that a pipeline may be of, and the parts it cannot do without."""

    kind: Kind
    needs: tuple[str, ...]
    may_have: tuple[str, ...] = ()


DENOISERS = ("unet", "transformer")
AUTOENCODERS = ("vae", "vqvae")
TEXTS = {
    "text_encoder": "tokenizer", "text_encoder_2": "tokenizer_2", "text_encoder_3": "tokenizer_3",
    "bert": "tokenizer",
}  # fmt: skip
"""Text encoder -> its tokenizer."""
_UNET = (
    "sample_size in_channels out_channels center_input_sample flip_sin_to_cos freq_shift"
    " down_block_types mid_block_type up_block_types block_out_channels layers_per_block"
    " downsample_padding mid_block_scale_factor dropout act_fn norm_num_groups norm_eps"
    " attention_head_dim class_embed_type num_class_embeds resnet_time_scale_shift"
    " time_embedding_type time_embedding_dim"
)
_TOKENS = (
    "num_attention_heads attention_head_dim in_channels out_channels num_layers dropout"
    " norm_num_groups attention_bias sample_size patch_size activation_fn num_embeds_ada_norm"
    " upcast_attention norm_type norm_elementwise_affine norm_eps"
)
_KL = (
    "in_channels out_channels down_block_types up_block_types block_out_channels layers_per_block"
    " act_fn latent_channels norm_num_groups sample_size scaling_factor mid_block_add_attention"
    " force_upcast"
)
_CLIP = (
    "vocab_size hidden_size intermediate_size projection_dim num_hidden_layers num_attention_heads"
    " max_position_embeddings hidden_act layer_norm_eps pad_token_id bos_token_id eos_token_id"
)
_MODELS = "diffusers.models."
_CLASSES: tuple[tuple[str, Room, str, str], ...] = (
    ("UNet2DConditionModel", "denoiser", _MODELS + "unets.unet_2d_condition", f"""
        {_UNET} only_cross_attention cross_attention_dim transformer_layers_per_block
        reverse_transformer_layers_per_block encoder_hid_dim encoder_hid_dim_type
        num_attention_heads dual_cross_attention use_linear_projection addition_embed_type
        addition_time_embed_dim upcast_attention resnet_skip_time_act resnet_out_scale_factor
        time_embedding_act_fn timestep_post_act time_cond_proj_dim conv_in_kernel conv_out_kernel
        projection_class_embeddings_input_dim attention_type class_embeddings_concat
        mid_block_only_cross_attention cross_attention_norm addition_embed_type_num_heads"""),
    ("UNet2DModel", "denoiser", _MODELS + "unets.unet_2d", f"""
        {_UNET} downsample_type upsample_type attn_norm_num_groups add_attention
        num_train_timesteps"""),
    ("DiTTransformer2DModel", "denoiser", _MODELS + "transformers.dit_transformer_2d", _TOKENS),
    ("PixArtTransformer2DModel", "denoiser", _MODELS + "transformers.pixart_transformer_2d",
        f"{_TOKENS} cross_attention_dim interpolation_scale use_additional_conditions"
        " caption_channels attention_type"),
    ("SanaTransformer2DModel", "denoiser", _MODELS + "transformers.sana_transformer", """
        in_channels out_channels num_attention_heads attention_head_dim num_layers
        num_cross_attention_heads cross_attention_head_dim cross_attention_dim caption_channels
        mlp_ratio dropout attention_bias sample_size patch_size norm_elementwise_affine norm_eps
        interpolation_scale guidance_embeds guidance_embeds_scale qk_norm timestep_scale"""),
    ("SD3Transformer2DModel", "denoiser", _MODELS + "transformers.transformer_sd3", """
        sample_size patch_size in_channels num_layers attention_head_dim num_attention_heads
        joint_attention_dim caption_projection_dim pooled_projection_dim out_channels
        pos_embed_max_size dual_attention_layers qk_norm"""),
    ("FluxTransformer2DModel", "denoiser", _MODELS + "transformers.transformer_flux", """
        patch_size in_channels out_channels num_layers num_single_layers attention_head_dim
        num_attention_heads joint_attention_dim pooled_projection_dim guidance_embeds
        axes_dims_rope"""),
    ("AutoencoderKL", "autoencoder", _MODELS + "autoencoders.autoencoder_kl",
        f"{_KL} shift_factor latents_mean latents_std use_quant_conv use_post_quant_conv"),
    ("AutoencoderTiny", "autoencoder", _MODELS + "autoencoders.autoencoder_tiny", """
        in_channels out_channels encoder_block_out_channels decoder_block_out_channels act_fn
        upsample_fn latent_channels upsampling_scaling_factor num_encoder_blocks
        num_decoder_blocks latent_magnitude latent_shift force_upcast scaling_factor
        shift_factor"""),
    ("VQModel", "autoencoder", _MODELS + "autoencoders.vq_model",
        f"{_KL} num_vq_embeddings vq_embed_dim norm_type lookup_from_codebook"),
    ("AutoencoderDC", "autoencoder", _MODELS + "autoencoders.autoencoder_dc", """
        in_channels latent_channels attention_head_dim encoder_block_types decoder_block_types
        encoder_block_out_channels decoder_block_out_channels encoder_layers_per_block
        decoder_layers_per_block encoder_qkv_multiscales decoder_qkv_multiscales
        upsample_block_type downsample_block_type decoder_norm_types decoder_act_fns
        encoder_out_shortcut decoder_in_shortcut decoder_conv_act_fn scaling_factor"""),
    ("CLIPTextModel", "text encoder", "transformers", _CLIP),
    ("CLIPTextModelWithProjection", "text encoder", "transformers", _CLIP),
    ("T5EncoderModel", "text encoder", "transformers", """
        vocab_size d_model d_kv d_ff num_layers num_decoder_layers num_heads
        relative_attention_num_buckets relative_attention_max_distance layer_norm_epsilon
        feed_forward_proj dense_act_fn is_gated_act pad_token_id eos_token_id
        tie_word_embeddings"""),
    ("Gemma2Model", "text encoder", "transformers", """
        vocab_size hidden_size intermediate_size num_hidden_layers num_attention_heads
        num_key_value_heads head_dim hidden_activation max_position_embeddings rms_norm_eps
        attention_bias query_pre_attn_scalar sliding_window layer_types final_logit_softcapping
        attn_logit_softcapping pad_token_id bos_token_id eos_token_id tie_word_embeddings"""),
    ("LDMBertModel", "text encoder",
        "diffusers.pipelines.latent_diffusion.pipeline_latent_diffusion", """
        vocab_size max_position_embeddings encoder_layers encoder_ffn_dim encoder_attention_heads
        head_dim d_model activation_function pad_token_id"""),
)  # fmt: skip
_CONFIGS = {
    "CLIPTextModel": "CLIPTextConfig", "CLIPTextModelWithProjection": "CLIPTextConfig",
    "T5EncoderModel": "T5Config", "Gemma2Model": "Gemma2Config", "LDMBertModel": "LDMBertConfig",
}  # fmt: skip
_COMPUTE = frozenset((
    "DiTTransformer2DModel", "PixArtTransformer2DModel", "SanaTransformer2DModel",
    "CLIPTextModel", "CLIPTextModelWithProjection", "Gemma2Model", "LDMBertModel",
))  # fmt: skip
"""Positions, mostly."""
_OWN: tuple[tuple[str, Room], ...] = (
    ("PostcardTransformer", "denoiser"),
    ("PostcardAutoencoder", "autoencoder"),
    ("PostcardTextEncoder", "text encoder"),
)
CLASSES: Mapping[str, PartClass] = {
    name: PartClass(
        name, room, module, tuple(keys.split()), _CONFIGS.get(name, ""), name in _COMPUTE
    )
    for name, room, module, keys in _CLASSES
} | {name: PartClass(name, room, "", ()) for name, room in _OWN}
"""Every network that a pipeline can be made of."""
TOKENIZERS = frozenset((
    "CLIPTokenizer", "CLIPTokenizerFast", "T5Tokenizer", "T5TokenizerFast", "GemmaTokenizer",
    "GemmaTokenizerFast", "BertTokenizer", "BertTokenizerFast", "PostcardTokenizer",
    "PreTrainedTokenizerFast", "TokenizersBackend",
))  # fmt: skip
SCHEDULERS = frozenset((
    "CMStochasticIterativeScheduler", "DDIMScheduler", "DDPMScheduler", "DEISMultistepScheduler",
    "DPMSolverMultistepScheduler", "DPMSolverSinglestepScheduler",
    "EulerAncestralDiscreteScheduler", "EulerDiscreteScheduler", "FlowMatchEulerDiscreteScheduler",
    "FlowMatchHeunDiscreteScheduler", "HeunDiscreteScheduler", "KDPM2AncestralDiscreteScheduler",
    "KDPM2DiscreteScheduler", "LCMScheduler", "LMSDiscreteScheduler", "PNDMScheduler",
    "TCDScheduler", "UniPCMultistepScheduler",
))  # fmt: skip
_SD = PipelineClass("sd", ("unet", "vae", "text_encoder", "tokenizer", "scheduler"))
_SDXL = PipelineClass("sdxl", (*_SD.needs, "text_encoder_2", "tokenizer_2"))
_SD3 = PipelineClass(
    "sd3",
    ("transformer", "vae", "text_encoder", "tokenizer", "text_encoder_2", "tokenizer_2",
     "scheduler"),
    ("text_encoder_3", "tokenizer_3"),
)  # fmt: skip
_FLUX = PipelineClass("flux", _SD3.needs)
_TOKEN_PARTS = ("transformer", "vae", "text_encoder", "tokenizer", "scheduler")
PIPELINES: Mapping[str, PipelineClass] = {
    **dict.fromkeys((
        "StableDiffusionPipeline", "StableDiffusionImg2ImgPipeline",
        "StableDiffusionInpaintPipeline", "LatentConsistencyModelPipeline",
        "LatentConsistencyModelImg2ImgPipeline",
    ), _SD),
    **dict.fromkeys((
        "StableDiffusionXLPipeline", "StableDiffusionXLImg2ImgPipeline",
        "StableDiffusionXLInpaintPipeline",
    ), _SDXL),
    **dict.fromkeys((
        "StableDiffusion3Pipeline", "StableDiffusion3Img2ImgPipeline",
        "StableDiffusion3InpaintPipeline",
    ), _SD3),
    **dict.fromkeys(("FluxPipeline", "FluxImg2ImgPipeline", "FluxInpaintPipeline"), _FLUX),
    **dict.fromkeys(
        ("PixArtAlphaPipeline", "PixArtSigmaPipeline"), PipelineClass("pixart", _TOKEN_PARTS)
    ),
    "SanaPipeline": PipelineClass("sana", _TOKEN_PARTS),
    "DiTPipeline": PipelineClass("dit", ("transformer", "vae", "scheduler")),
    **dict.fromkeys(
        ("DDPMPipeline", "DDIMPipeline"), PipelineClass("unet2d", ("unet", "scheduler"))
    ),
    "LDMPipeline": PipelineClass("unet2d", ("unet", "vqvae", "scheduler")),
    "ConsistencyModelPipeline": PipelineClass("consistency", ("unet", "scheduler")),
    "LDMTextToImagePipeline": PipelineClass(
        "ldm", ("unet", "vqvae", "bert", "tokenizer", "scheduler")
    ),
    "PostcardPipeline": PipelineClass("postcard", _TOKEN_PARTS),
}  # fmt: skip
"""Every pipeline that is drawn with, by the class that `model_index.json` names.

Those that start from a picture, or paint over one, are made of the parts of those that start from
noise alone; what is done with the parts is the studio's own.
"""
