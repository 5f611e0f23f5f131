"""`python -m studio.training.ridgelines`."""

from studio.training.ridgelines.train import main

if __name__ == "__main__":
    main()
