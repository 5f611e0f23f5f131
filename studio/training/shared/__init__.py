"""What the data sets, trainers and cards of several house models use."""
