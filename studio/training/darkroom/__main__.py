"""`python -m studio.training.darkroom`."""

from studio.training.darkroom.train import main

if __name__ == "__main__":
    main()
