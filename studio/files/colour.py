"""Colour of pictures from outside: any depth, profile and transparency becomes 8-bit sRGB."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

MAX_PROFILE_BYTES = 16 << 20
NEUTRAL = (128, 128, 128)
_MODES_OF_SPACE = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}


def declares_sixteen_bits(image: Image.Image) -> bool:
    """Whether a picture that is not decoded yet holds 16 bits a channel in its file."""
    return any(";16" in str(tile[3]) for tile in getattr(image, "tile", ()))


def to_eight_bits(image: Image.Image, deep: bool) -> tuple[Image.Image, str]:
    """The picture as L, RGB, RGBA, CMYK or LAB, and a note where depth was lost. May be `image`."""
    mode = image.mode
    if mode.startswith("I") or mode == "F":
        return _from_deep_gray(image), "Deep grey values were reduced to 8 bits."
    note = "16 bits were reduced to 8." if deep else ""
    if mode in ("P", "PA"):
        wanted = "RGBA" if mode == "PA" or "transparency" in image.info else "RGB"
        return _converted(image, wanted), note
    if "transparency" in image.info and mode in ("1", "L", "RGB"):
        return _converted(image, "RGBA"), note
    wanted = {"1": "L", "LA": "RGBA", "La": "RGBA", "RGBa": "RGBA", "RGBX": "RGB",
              "YCbCr": "RGB", "HSV": "RGB"}.get(mode, mode)  # fmt: skip
    return (image if wanted == mode else _converted(image, wanted)), note


def _converted(image: Image.Image, mode: str) -> Image.Image:
    profile = image.info.get("icc_profile")
    result = image.convert("LA").convert(mode) if image.mode == "La" else image.convert(mode)
    if profile:
        result.info["icc_profile"] = profile
    return result


def _from_deep_gray(image: Image.Image) -> Image.Image:
    """16-bit, 32-bit and float grey: whole numbers by their range, floats as 0 … 1."""
    values = np.asarray(image)
    if image.mode == "F":
        scaled = np.nan_to_num(values.astype(np.float32), posinf=1.0, neginf=0.0) * 255.0
        if scaled.size and scaled.max() > 255.0:
            scaled *= 255.0 / scaled.max()
    else:
        scaled = values.astype(np.float32) / 257.0
    result = Image.fromarray(np.clip(scaled + 0.5, 0, 255).astype(np.uint8))
    if profile := image.info.get("icc_profile"):
        result.info["icc_profile"] = profile
    return result


def to_srgb(image: Image.Image) -> tuple[Image.Image, str]:
    """The picture as RGB or RGBA in sRGB, and a note where its embedded profile was used."""
    profile = image.info.get("icc_profile")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    converted, note = _by_profile(plain, profile) if profile else (None, "")
    if converted is None:
        converted = _without_profile(plain)
        note = note or ("CMYK without a profile: its colours are a guess."
                        if plain.mode == "CMYK" else "")  # fmt: skip
    if alpha:
        converted.putalpha(alpha)
    return converted, note


def _without_profile(image: Image.Image) -> Image.Image:
    if image.mode != "LAB":
        return image.convert("RGB")
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    result = ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
    return result if result is not None else image.convert("RGB")


def _by_profile(image: Image.Image, data: bytes) -> tuple[Image.Image | None, str]:
    """Through the embedded profile; None where it is sRGB already or of no use."""
    useless = "Its colour profile is damaged and was not used."
    if len(data) > MAX_PROFILE_BYTES:
        return None, useless
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        description = (profile.profile.profile_description or "").strip()
        if description.startswith("sRGB") and image.mode == "RGB":
            return None, ""
        if _MODES_OF_SPACE.get(profile.profile.xcolor_space.strip()) != image.mode:
            return None, "Its colour profile belongs to other channels and was not used."
        target = ImageCms.createProfile("sRGB")
        result = ImageCms.profileToProfile(image, profile, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None, useless
    shown = "".join(c for c in description if c.isprintable())[:60] or "its profile"
    return result, f"Colours were converted from {shown} to sRGB."


def composited(image: Image.Image) -> tuple[Image.Image, str]:
    """The picture without transparency, on neutral grey where it had some."""
    if image.mode != "RGBA":
        return image.convert("RGB"), ""
    if image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB"), ""
    ground = Image.new("RGBA", image.size, (*NEUTRAL, 255))
    ground.alpha_composite(image)
    return ground.convert("RGB"), "Transparent parts were put on neutral grey."
