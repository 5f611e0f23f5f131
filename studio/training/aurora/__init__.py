"""Aurora: no training, a prior curated by eye. `python -m studio.training.aurora` builds it."""
