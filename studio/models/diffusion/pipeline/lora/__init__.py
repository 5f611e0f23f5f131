"""LoRA: small changes to the layers of a pipeline, kept beside it, added with a strength each.

`naming` reads the names that trainers give to tensors; `matching` finds the layers of a model that
they change (neither needs torch); `adapters` changes the loaded layers and puts them back exactly.

Source: Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models", 2021, arXiv:2106.09685.
"""
