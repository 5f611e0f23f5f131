"""The wavelet flows that this project trains: `network` and the `architecture` that opens them."""
