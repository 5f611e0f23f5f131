"""One file a kind of denoiser: how its network is asked. Each has `build(parts) -> Denoiser`."""
