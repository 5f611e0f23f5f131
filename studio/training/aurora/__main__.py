"""`python -m studio.training.aurora`."""

from studio.training.aurora.build import main

if __name__ == "__main__":
    main()
