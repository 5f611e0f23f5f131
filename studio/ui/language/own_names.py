"""The names of languages, which are the same in every one of them."""

from __future__ import annotations

OWN_NAMES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português", "sv": "Svenska", "da": "Dansk",
    "cs": "Čeština", "tr": "Türkçe", "uk": "Українська", "ja": "日本語", "zh": "中文",
}  # fmt: skip
"""What languages call themselves, in the order in which they are offered."""
