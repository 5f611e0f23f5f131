"""`python -m studio.training.blossoms`."""

from studio.training.blossoms.train import main

if __name__ == "__main__":
    main()
