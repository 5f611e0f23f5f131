"""A file from outside becomes a model in the library: identified, converted, proved, installed.

    incoming    the way in: one file, opened once for all of this
    identify    what it is, with its other half where it is one of two
    convert     its weights under our names in one safetensors file, and the card that goes with it
    prove       drawn with as the engine will: finite, repeatable, not empty; speed, covers, sliders
    packed      a model that another studio wrote, believed in nothing that can be measured here
    lora        a LoRA: kept beside the model that it changes, with a strength on its card
    again       a model of the library looked at once more
    watch       how far it is, and asking it to stop

A file is opened by one child process, which lists, hashes and converts the same bytes; the weights
that it wrote are read once and loaded once. Nothing from a file is run, and the original is only
read. Prints nothing and asks nothing: the command line does, and the window runs that.

May import library, inference, models, core, files and values; no Qt, no typer.
"""
