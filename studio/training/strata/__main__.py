"""`python -m studio.training.strata`."""

from studio.training.strata.train import main

if __name__ == "__main__":
    main()
