"""Tiny pipelines of every kind, written by diffusers and transformers themselves."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import torch

WORDS = ("a", "cat", "sea", "two", "moons", "over", "violet")
LEVELS = {"block_out_channels": (8, 16), "layers_per_block": 1, "norm_num_groups": 4}
CROSS = {
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
}


def seeded(make):
    torch.manual_seed(7)
    return make()


# ---- networks -----------------------------------------------------------------------------------
def unet_condition(**more):
    from diffusers import UNet2DConditionModel

    sizes = {"sample_size": 8, "cross_attention_dim": 16, "attention_head_dim": 2}
    return UNet2DConditionModel(**LEVELS, **CROSS, **(sizes | more))


def unet(**more):
    from diffusers import UNet2DModel

    sizes = {
        "sample_size": 16, "attention_head_dim": 4,
        "down_block_types": ("DownBlock2D", "AttnDownBlock2D"),
        "up_block_types": ("AttnUpBlock2D", "UpBlock2D"),
    }  # fmt: skip
    return UNet2DModel(**LEVELS, **(sizes | more))


def kl(latent=4, **more):
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        **LEVELS, latent_channels=latent, down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2, **more,
    )  # fmt: skip


def vq():
    from diffusers import VQModel

    return VQModel(
        **LEVELS, latent_channels=3, down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2, num_vq_embeddings=16,
    )  # fmt: skip


def deep():
    from diffusers import AutoencoderDC

    return AutoencoderDC(
        latent_channels=4, attention_head_dim=2, scaling_factor=0.41,
        encoder_block_types=("ResBlock", "EfficientViTBlock"),
        decoder_block_types=("ResBlock", "EfficientViTBlock"),
        encoder_block_out_channels=(8, 8), decoder_block_out_channels=(8, 8),
        encoder_layers_per_block=(1, 1), decoder_layers_per_block=(1, 1),
        encoder_qkv_multiscales=((), (5,)), decoder_qkv_multiscales=((), (5,)),
        upsample_block_type="interpolate", downsample_block_type="stride_conv",
        decoder_norm_types="rms_norm", decoder_act_fns="silu",
    )  # fmt: skip


def clip(*, projection=False, width=16):
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    kind = CLIPTextModelWithProjection if projection else CLIPTextModel
    return kind(
        CLIPTextConfig(
            vocab_size=len(clip_vocabulary()), hidden_size=width, intermediate_size=32,
            num_hidden_layers=2, num_attention_heads=2, projection_dim=width, bos_token_id=0,
            eos_token_id=1, pad_token_id=1,
        )
    )  # fmt: skip


def t5(width=16):
    from transformers import T5Config, T5EncoderModel

    return T5EncoderModel(
        T5Config(
            vocab_size=len(t5_pieces()) + 100, d_model=width, d_kv=8, d_ff=32, num_layers=2,
            num_heads=2, feed_forward_proj="gated-gelu",
        )
    )  # fmt: skip


def gemma(width=16):
    from transformers import Gemma2Config, Gemma2Model

    return Gemma2Model(
        Gemma2Config(
            vocab_size=64, hidden_size=width, intermediate_size=32, num_hidden_layers=2,
            num_attention_heads=2, num_key_value_heads=1, head_dim=8,
        )
    )  # fmt: skip


# ---- tokenizers ---------------------------------------------------------------------------------
def clip_vocabulary():
    from tokenizers.pre_tokenizers import ByteLevel

    letters = sorted(ByteLevel.alphabet())
    merged = [left + right for left, right in clip_merges()]
    words = ["<|startoftext|>", "<|endoftext|>", *letters, *(f"{x}</w>" for x in letters), *merged]
    return {word: number for number, word in enumerate(dict.fromkeys(words))}


def clip_merges():
    merges = {}
    for word in WORDS:
        pieces = [*word[:-1], word[-1] + "</w>"]
        while len(pieces) > 1:
            merges[pieces[0], pieces[1]] = None
            pieces[:2] = [pieces[0] + pieces[1]]
    return list(merges)


def write_clip_tokenizer(folder: Path, pad="<|endoftext|>"):
    folder.mkdir(parents=True)
    (folder / "vocab.json").write_text(json.dumps(clip_vocabulary()), encoding="utf-8")
    lines = ["#version: 0.2", *(" ".join(pair) for pair in clip_merges())]
    (folder / "merges.txt").write_text("\n".join(lines), encoding="utf-8")
    special = {
        "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": pad,
        "unk_token": "<|endoftext|>",
    }  # fmt: skip
    (folder / "special_tokens_map.json").write_text(json.dumps(special))
    settings = {"model_max_length": 77, "tokenizer_class": "CLIPTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings | special))


def t5_pieces():
    letters = [chr(at) for at in range(97, 123)]
    words = [("▁" + word, -3.0 - at / 10) for at, word in enumerate(WORDS)]
    specials = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    return [*specials, ("▁", -4.0), *words, *((letter, -6.0) for letter in letters)]


def _field(number: int, data: bytes) -> bytes:
    return bytes([number << 3 | 2, len(data)]) + data


def sentencepiece() -> bytes:
    """As SentencePiece writes a model: pieces with scores, the third the unknown."""
    file = b""
    for at, (text, score) in enumerate(t5_pieces()):
        kind = {0: 3, 1: 3, 2: 2}.get(at, 1)
        piece = _field(1, text.encode()) + bytes([2 << 3 | 5]) + struct.pack("<f", score)
        file += _field(1, piece + bytes([3 << 3, kind]))
    return file + _field(2, bytes([3 << 3, 1]))


def write_t5_tokenizer(folder: Path):
    folder.mkdir(parents=True)
    (folder / "spiece.model").write_bytes(sentencepiece())
    settings = {"model_max_length": 512, "tokenizer_class": "T5Tokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))


def write_gemma_tokenizer(folder: Path):
    from transformers import GemmaTokenizer

    letters = [chr(at) for at in range(97, 123)]
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
    vocabulary = {word: at for at, word in enumerate([*special, "▁", *letters])}
    GemmaTokenizer(vocab=vocabulary, merges=[]).save_pretrained(folder)


def write_bert_tokenizer(folder: Path):
    folder.mkdir(parents=True)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (folder / "vocab.txt").write_text("\n".join([*special, *WORDS]))
    (folder / "tokenizer_config.json").write_text(json.dumps({"model_max_length": 77}))


# ---- pipelines ----------------------------------------------------------------------------------
def write_pipeline(folder: Path, name: str, libraries, parts, tokenizers=(), **more) -> Path:
    """`parts`: name -> object with save_pretrained; `tokenizers`: name -> (class, writer)."""
    index = {"_class_name": name, "_diffusers_version": "0.35.0", **more}
    for part, made in parts.items():
        library = libraries.get(part, "diffusers")
        index[part] = [library, type(made).__name__]
        made.save_pretrained(folder / part)
    for part, (kind, write) in dict(tokenizers).items():
        index[part] = ["transformers", kind]
        write(folder / part)
    (folder / "model_index.json").write_text(json.dumps(index, indent=1))
    return folder


_CLIP = ("CLIPTokenizer", write_clip_tokenizer)
_T5 = ("T5Tokenizer", write_t5_tokenizer)
_TRANSFORMERS = dict.fromkeys(("text_encoder", "text_encoder_2", "text_encoder_3"), "transformers")


def _sd(name="StableDiffusionPipeline", scheduler=None, **unet_more):
    def write(folder):
        from diffusers import DDIMScheduler, LCMScheduler

        kind = LCMScheduler if name.startswith("Latent") else DDIMScheduler
        parts = {
            "unet": unet_condition(**unet_more), "vae": kl(), "text_encoder": clip(),
            "scheduler": scheduler or kind(beta_schedule="scaled_linear", beta_start=0.00085,
                                           beta_end=0.012, steps_offset=1, clip_sample=False),
        }  # fmt: skip
        more = {"safety_checker": [None, None], "feature_extractor": [None, None]}
        return write_pipeline(folder, name, _TRANSFORMERS, parts, {"tokenizer": _CLIP}, **more)

    return write


def inpainting(folder):
    """A Stable Diffusion that was made for painting over."""
    return _sd("StableDiffusionInpaintPipeline", in_channels=9)(folder)


def _sdxl(folder):
    from diffusers import EulerDiscreteScheduler

    network = unet_condition(
        cross_attention_dim=32, addition_embed_type="text_time", addition_time_embed_dim=8,
        projection_class_embeddings_input_dim=64, use_linear_projection=True,
        transformer_layers_per_block=(1, 2),
    )  # fmt: skip
    parts = {
        "unet": network, "vae": kl(), "text_encoder": clip(),
        "text_encoder_2": clip(projection=True),
        "scheduler": EulerDiscreteScheduler(beta_schedule="scaled_linear"),
    }  # fmt: skip
    tokenizers = {"tokenizer": _CLIP, "tokenizer_2": _CLIP}
    return write_pipeline(
        folder, "StableDiffusionXLPipeline", _TRANSFORMERS, parts, tokenizers,
        force_zeros_for_empty_prompt=True,
    )  # fmt: skip


def _sd3(folder, *, with_t5=True):
    from diffusers import FlowMatchEulerDiscreteScheduler, SD3Transformer2DModel

    network = SD3Transformer2DModel(
        sample_size=8, patch_size=2, in_channels=4, num_layers=2, attention_head_dim=8,
        num_attention_heads=2, joint_attention_dim=32, caption_projection_dim=16,
        pooled_projection_dim=32, out_channels=4, pos_embed_max_size=8,
    )  # fmt: skip
    parts = {
        "transformer": network, "vae": kl(shift_factor=0.06),
        "text_encoder": clip(projection=True), "text_encoder_2": clip(projection=True),
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=3.0),
    }  # fmt: skip
    tokenizers = {"tokenizer": _CLIP, "tokenizer_2": _CLIP}
    more = {}
    if with_t5:
        parts["text_encoder_3"], tokenizers["tokenizer_3"] = t5(32), _T5
    else:
        more = {"text_encoder_3": [None, None], "tokenizer_3": [None, None]}
    return write_pipeline(
        folder, "StableDiffusion3Pipeline", _TRANSFORMERS, parts, tokenizers, **more
    )


def _flux(folder):
    from diffusers import FlowMatchEulerDiscreteScheduler, FluxTransformer2DModel

    network = FluxTransformer2DModel(
        patch_size=1, in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=8,
        num_attention_heads=2, joint_attention_dim=32, pooled_projection_dim=16,
        axes_dims_rope=(2, 2, 4),
    )  # fmt: skip
    parts = {
        "transformer": network, "vae": kl(shift_factor=0.11), "text_encoder": clip(),
        "text_encoder_2": t5(32), "scheduler": FlowMatchEulerDiscreteScheduler(),
    }  # fmt: skip
    tokenizers = {"tokenizer": _CLIP, "tokenizer_2": _T5}
    return write_pipeline(folder, "FluxPipeline", _TRANSFORMERS, parts, tokenizers)


def _pixart(folder):
    from diffusers import DPMSolverMultistepScheduler, PixArtTransformer2DModel

    network = PixArtTransformer2DModel(
        num_attention_heads=2, attention_head_dim=8, in_channels=4, out_channels=8, num_layers=2,
        norm_num_groups=4, cross_attention_dim=16, sample_size=8, caption_channels=16,
    )  # fmt: skip
    parts = {
        "transformer": network, "vae": kl(), "text_encoder": t5(),
        "scheduler": DPMSolverMultistepScheduler(),
    }  # fmt: skip
    return write_pipeline(folder, "PixArtSigmaPipeline", _TRANSFORMERS, parts, {"tokenizer": _T5})


def _sana(folder):
    from diffusers import FlowMatchEulerDiscreteScheduler, SanaTransformer2DModel

    network = SanaTransformer2DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=8, num_layers=2,
        num_cross_attention_heads=2, cross_attention_head_dim=8, cross_attention_dim=16,
        caption_channels=16, sample_size=8,
    )  # fmt: skip
    parts = {
        "transformer": network, "vae": deep(), "text_encoder": gemma(),
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=3.0),
    }  # fmt: skip
    tokenizers = {"tokenizer": ("GemmaTokenizerFast", write_gemma_tokenizer)}
    return write_pipeline(folder, "SanaPipeline", _TRANSFORMERS, parts, tokenizers)


def _dit(folder):
    from diffusers import DDIMScheduler, DiTTransformer2DModel

    network = DiTTransformer2DModel(
        num_attention_heads=2, attention_head_dim=8, in_channels=4, out_channels=8, num_layers=2,
        norm_num_groups=4, sample_size=8, num_embeds_ada_norm=10,
    )  # fmt: skip
    parts = {"transformer": network, "vae": kl(), "scheduler": DDIMScheduler()}
    labels = {str(at): word for at, word in enumerate(WORDS)}
    return write_pipeline(folder, "DiTPipeline", {}, parts, id2label=labels)


def _ddpm(folder):
    from diffusers import DDPMScheduler

    parts = {"unet": unet(), "scheduler": DDPMScheduler()}
    return write_pipeline(folder, "DDPMPipeline", {}, parts)


def _ldm(folder):
    from diffusers import DDIMScheduler

    parts = {"unet": unet(sample_size=8), "vqvae": vq(), "scheduler": DDIMScheduler()}
    return write_pipeline(folder, "LDMPipeline", {}, parts)


def _consistency(folder):
    from diffusers import CMStochasticIterativeScheduler

    network = unet(
        num_class_embeds=10, resnet_time_scale_shift="scale_shift",
        down_block_types=("ResnetDownsampleBlock2D", "AttnDownBlock2D"),
        up_block_types=("AttnUpBlock2D", "ResnetUpsampleBlock2D"),
    )  # fmt: skip
    parts = {"unet": network, "scheduler": CMStochasticIterativeScheduler()}
    return write_pipeline(folder, "ConsistencyModelPipeline", {}, parts)


def _ldm_text(folder):
    from diffusers import DDIMScheduler
    from diffusers.pipelines.latent_diffusion.pipeline_latent_diffusion import (
        LDMBertConfig,
        LDMBertModel,
    )

    bert = LDMBertModel(
        LDMBertConfig(
            vocab_size=16, max_position_embeddings=77, encoder_layers=2, encoder_ffn_dim=32,
            encoder_attention_heads=2, head_dim=8, d_model=16,
        )
    )  # fmt: skip
    parts = {"unet": unet_condition(), "vqvae": kl(), "bert": bert, "scheduler": DDIMScheduler()}
    tokenizers = {"tokenizer": ("BertTokenizer", write_bert_tokenizer)}
    libraries = {"bert": "latent_diffusion"}
    return write_pipeline(folder, "LDMTextToImagePipeline", libraries, parts, tokenizers)


def _postcard(folder):
    from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
    from studio.models.diffusion.postcards.networks import Networks
    from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
    from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
    from studio.models.diffusion.postcards.words import PostcardTokenizer
    from studio.training.postcards.export import write_folder

    words = PostcardTokenizer(WORDS, {"ocean": "sea"})
    networks = Networks(
        words, PostcardTextEncoder(TextLayout(words.size, 24, 1, 2)),
        PostcardTransformer(TransformerLayout(4, 4, 2, 24, 1, 2, 24)),
        PostcardAutoencoder(AutoencoderLayout(4, (8, 8), (8, 8, 8), (1, 1, 1))),
    )  # fmt: skip
    write_folder(networks, folder, {"guidance": 3.0})
    return folder


WRITERS = {
    "sd": _sd(), "lcm": _sd("LatentConsistencyModelPipeline", time_cond_proj_dim=8),
    "sdxl": _sdxl, "sd3": _sd3, "flux": _flux, "pixart": _pixart, "sana": _sana, "dit": _dit,
    "ddpm": _ddpm, "ldm": _ldm, "consistency": _consistency, "ldm text": _ldm_text,
    "postcard": _postcard,
}  # fmt: skip
"""Kind -> what writes such a folder, always with the same weights."""


def written(kind: str, folder: Path) -> Path:
    """The folder of a tiny pipeline."""
    return seeded(lambda: WRITERS[kind](folder))


def packed(folder: Path) -> dict[str, torch.Tensor]:
    """A folder as the tensors of a container, read plainly."""
    from safetensors.torch import load_file

    weights = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".safetensors":
            part = name.partition("/")[0]
            weights |= {f"{part}/{own}": value for own, value in load_file(path).items()}
        elif path.is_file():
            data = torch.frombuffer(bytearray(path.read_bytes()), dtype=torch.uint8)
            weights[f"file:{name}"] = data
    return weights
