"""Garden: a generator of flowers that is a function of the place on the picture.

    z, species ──> Mapping ──> w ──> w+, one style a layer
    layers 0 … 10 ──> heads ──> a `Scene`: poses, whorls, outlines, stamens, leaves, light, colours
    Scene ──> `plant`: a few hundred blades and beads in space
    place, pixel ──> `tiles`, `raster`: which of them are seen there, and where on their surface
    layers 8 … 11 ──> shading networks on those places ──> OKLab ──> sRGB

Nothing has a size in pixels: an edge is as sharp as the screen, and what is finer than a pixel
fades. Letters: N pictures, R numbers of a scene, B blades, M pairs of a tile and a shape, P pixels
of a tile, V visible fragments.

May import core, files and values.
"""
