"""The stage of a show: one full-screen window that answers to touch and never goes dark.

    window        the window: events in, the scene painted; it cannot be closed
    layers        the picture, the one before it, and how they fade and breathe
    prepared      pictures made in advance, played without an engine
    placing       rotation, corner pin, and what is painted where
    zone, zones   buttons and sliders of the present moment, and who touches which
    choices       three children, or words, to choose from; `offered` lays them out
    guest         the visitor's place, and the ways in which they move it
    handing       what they take away: `desk` makes codes, `printing` prints, `finished` the file
    marks         words, ripples, the code and the operator's pad, as they are painted
    overlay       everything over the picture, as the visit stands
    playing       knobs, messages, waves and sound that move the stage; `pad_hands`: a gamepad's
    drawing       requests to the engine and what comes back
    controller    joins visitor, drift and engine
    spread        one window for each display; mirrors, screens and pinning are its parts
    composer/     the workspace in which a show is put together and rehearsed
    operating/    the operator's window
    heart         what the supervisor hears, and what it says

A feature like the others; it stands on `engine` and `theme`, and no other feature knows it.
"""
