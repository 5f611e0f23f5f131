"""`python -m studio.training.agate`."""

from studio.training.agate.train import main

if __name__ == "__main__":
    main()
