"""A show as a value: what fills a screen in a booth, and everything a visitor may do with it.

    document   the saved, versioned document, and reading it safely
    wording    what stands on the screen, in several languages
    demo       a show of the house models
    visit      when a visitor is there, when the countdown runs, when all is forgotten
    drift      where the picture goes while nobody is there
    seen       whether a picture is flat, or was shown a short while ago
    night      when the screen is dark

Knows what `values` knows; nothing here looks at a clock by itself.
"""
