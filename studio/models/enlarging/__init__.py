"""Networks that make a picture larger: CARN, ESRGAN in three layouts, its compact kind, SwinIR.

They are no generators: they have no latent space, and the library never shows them as models.
`kinds` tells by names and shapes what a file holds and builds it; one kind a file. `tiles` runs
one over a picture of any size. May import core and files; no threads.
"""
