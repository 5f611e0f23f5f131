<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>studio</name>
    <message numerus="yes">
        <location filename="../../studio/ui/explore/panel/base_popup.py"/>
        <source> + {n} moves</source>
        <extracomment>For one:  + {n} move</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source> and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source> in the studio; it is too long for a line of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source> of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source> · made at {wide:,} × {high:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source> · then {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/job_lines.py"/>
        <source> · then {first}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source> · {time} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>'flows.{number}' does not continue the coupling before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>'se_{side}' does not fit the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curves_section.py"/>
        <source>+ Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline/curves_item.py"/>
        <source>+ Curve animates a slider on top of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>+ Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>+ Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>+ Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>+ Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>+ More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>+ Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>+ Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>+ Wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>, channel {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/other_pins.py"/>
        <source>, the first {shown} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>, version {commit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/classes.py"/>
        <source>0 draws the first class, 1 the second; between them their embeddings are mixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>0 is the first species, 1 the second, between them are crossings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>0.8, behind the first layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>0: any that is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>0: what crossing makes of the parents. 1: as far away as another seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>0: what the quality asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>1 as in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/film_making.py"/>
        <source>1 keyframe belongs to a model that is not installed; the film goes past it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/contents.py"/>
        <source>1 place of {} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>1 to 9 go to scenes · Ctrl+. panic · B black · F freeze · R record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>100 % swaps these layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>1080 × 1080 for feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>1080 × 1350 for feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>1080 × 1920 for telephones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>16 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/halved.py"/>
        <source>16 bits is quicker on processors and graphics cards made for it, and hardly another picture; elsewhere it is drawn at 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>16 bits were reduced to 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/halved.py"/>
        <source>16 bits, as kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>2 × finer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/seed_grid.py"/>
        <source>24 around here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/seed_grid.py"/>
        <source>24 seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mov.py"/>
        <source>24-bit PCM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/gif.py"/>
        <source>256 colours, plays anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>3 rays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>5 rays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>6 rays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>64 channels each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/strata/card.json"/>
        <source>64 × 64 pixels. Knows the texture of stone better than its plan: folds and clouds come out like silk, but the sharp rings, pinstripes and long veins of its training data do not. A photograph is kept to the last bit (its middle square, at this size), but is no place that the model would find by itself: between two photographs the straight way is soft, and the round one may tear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>8 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>8 rays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>80, 10 and 10 of a hundred, the same share of every class, no place in two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/loras.py"/>
        <source>A LoRA of {name} is broken: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>A MIDI clock of this tempo goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>A PIN is set. It holds for every show on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>A VQ-VAE draws with entries of a table. Blends are made before the nearest ones are taken of them; or what lies between is drawn as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/times.py"/>
        <source>A bar of {beats_per_bar} beats cannot be counted; give 1 to 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>A brood of the project is damaged: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>A brood of the project was bred by a newer studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>A brood shows {children} children, numbered below {draws}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/camera.py"/>
        <source>A camera of v4l2loopback is for Linux.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>A card on every display: its name, its size, the safe area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/facts.py"/>
        <source>A card's {join} cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>A certificate made on this computer. It vouches for no name; all your exports carry the same one, so they can be told to come from one studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>A class-conditional StyleGAN2. It first learnt to draw roughly the scene that belongs to a z, then against a critic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>A click takes all that hangs together there and is of one colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>A code leads a telephone to the picture, with its credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>A colour profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>A convolutional KL autoencoder in the layout of AutoencoderKL, 8 times smaller with 8 channels; its coordinates are white cosine waves of a measured prior.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/open_file.py"/>
        <source>A copy needs a name of its own; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>A copy of this film (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/curves.py"/>
        <source>A curve holds at most {max_points} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curves_section.py"/>
        <source>A curve moves a slider over time, on top of the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/learn_words.py"/>
        <source>A direction in words needs two texts: more of it, and less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>A drag of the picture wanders among the directions of words, not in the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drag_strength.py"/>
        <source>A drag of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/mode.py"/>
        <source>A drag paints · the right button erases · Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/foot.py"/>
        <source>A film goes from place to place. Choose places on the left and press Enter, drag them here, or begin with what you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/keys.py"/>
        <source>A film holds at most {max_keys} keyframes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/curves.py"/>
        <source>A film holds at most {max_markers} markers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/curves.py"/>
        <source>A film holds at most {max_tracks} curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/picking.py"/>
        <source>A film is at most a day long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/edits.py"/>
        <source>A film lasts as long as it is; change it in Animate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/held.py"/>
        <source>A film needs at least one frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>A film of the show has no places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/takes.py"/>
        <source>A film of {fps} frames a second cannot be taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>A film of {width} × {height} cannot be written as {name}; from {low} to {high} a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>A film through the line walked on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>A folder a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>A folder of recipes or exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>A folder with models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/packed.py"/>
        <source>A keyframe cannot be kept: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/packed.py"/>
        <source>A keyframe holds a number that is none; the edit is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>A knob moves nothing until it has passed the slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>A line below each says what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>A little less varied than what it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>A loop through the selected places, in Animate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/marker.py"/>
        <source>A mark needs {least_side} pixels a side; at {width} × {height} there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>A mask holds numbers from 0 to 1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>A model needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>A model that fails badly then costs one picture: the engine starts again and the window stays open. It takes a little more memory. Counts from the next start of the studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/times.py"/>
        <source>A move by {by} seconds leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>A new film, beside the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/table_plan.py"/>
        <source>A page of {count} pictures would be too heavy; at most {max_cells}. Take fewer stops, or export a sheet of what is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/palette.py"/>
        <source>A palette has 2 to {max_colours} colours, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>A parent of that brood is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/edits.py"/>
        <source>A path leads through at most {most_places} places of one model, and through no film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/paths.py"/>
        <source>A path needs at least one point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>A path of the show leads through several models; use one a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>A path through the pins of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/manifest.py"/>
        <source>A picture from outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/renderer.py"/>
        <source>A picture of {size} does not fit into memory; try a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/coded.py"/>
        <source>A piece of the film is damaged; remove {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/painting.py"/>
        <source>A pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>A place of shape {shape} does not fit the space {name} of shape {shape2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/curves.py"/>
        <source>A point needs a number as its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>A project holds at most {max_broods} broods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/films.py"/>
        <source>A project holds at most {max_films} films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>A scene holds a place; its pad fades there in beats. Keep the one you see with Add scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>A seed draws the plan of a stone at 32 pixels, one number in 64, as its training data is drawn; the flow paints all that is finer. Left to itself (seeds of recipes that say so) the flow lays stones out like silk. Hair lines that the plan does not hold break up, and a fine grain lies on everything. A photograph is kept to the last bit at 256 pixels (its middle square), but is no place that the model would find by itself. Above 256 pixels its finest size is used again, so edges stay crisp but nothing new appears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>A share may be off by up to {value} points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/sheets.py"/>
        <source>A sheet needs at least one picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/sheets.py"/>
        <source>A sheet of {count} pictures would be {size} × {size2} pixels; at most {max_side} a side. Take fewer or smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>A shift may not stand directly on another shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/edits.py"/>
        <source>A show plays at least one place; add another before you remove this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/edits.py"/>
        <source>A show plays at most {max_items} places, paths and films.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/rehearsal.py"/>
        <source>A show plays on this computer: the rehearsal rests, so that it has the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>A size cannot be asked of {name}; it can of {sized}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>A slider in Explore that leads towards what you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>A slow wave, noise or sound moves a slider by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>A small tag in the lower right corner of every frame says “Made with AI”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>A small tag in the lower right corner says “Made with AI”, for everybody who sees the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/manifest.py"/>
        <source>A sound from outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/facts.py"/>
        <source>A step of the journal gives {name} what is no fact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>A step of the journal is damaged; it cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/times.py"/>
        <source>A stretch by {factor} is beyond what can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>A table has 2 to {max_axes} axes, not {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>A table of places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/times.py"/>
        <source>A tempo of {bpm} beats a minute cannot be counted; give 1 to 1,000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>A text file, a word a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>A trace of noise that keeps smooth skies free of bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>A variational autoencoder that predicts colours and silhouettes instead of pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>A vector in the recipe holds numbers that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>A vector of shape {shape} needs {wanted} bytes, found {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>A visitor gets three sliders at most; take another away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>A visitor is there. Esc, or waiting, ends the visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>A visitor may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>A visitor takes one word of each row. Write them with commas between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/likely.py"/>
        <source>A walk begins at a row of numbers, not at {tuple}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/strata/card.json"/>
        <source>A wavelet flow of Glow steps with exact inverse and likelihood, 5-bit colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>A wavelet flow of six sizes with exact inverse and likelihood, 5-bit colours; the five coarse parts are those of Strata.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>A {name} of {fps} frames a second cannot be written; from 1 to {max_fps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mp4.py"/>
        <source>AAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>ACCESS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>AI label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/prompt_reading.py"/>
        <source>AND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>AVIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Abend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/window_commands.py"/>
        <source>About Latent Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/feature.py"/>
        <source>About this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>About this model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>About {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Above 1 looks closer at the middle, below 1 shows more around it. Edges keep their sharpness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Above 1 looks closer at the middle, below 1 shows more around it. Lines keep their sharpness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Above 1 parts lights from darks, below 1 brings them together; nothing clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Absolute colorimetric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Abstract only: it knows no objects, cannot take photos and has no exact likelihood. The exposure is set for the middle of the picture, so very wide pictures can be dimmer or brighter at the sides. Seamless changes the composition, since the plane is wound round a torus. Below half zoom fine lines merge into even tones. Places much longer than usual are drawn back towards the usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Accept its licence first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Access token, for this download only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Across: {across} · up: {up}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Activated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Activated before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Activated too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Activation, then norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Add a model from a file, or get a published one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Add a text file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>Add an axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Add folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Add it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Add model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Add scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Add this place to the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Added behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Added on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Added on the way up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Address of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>After layer {gap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>All around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>All channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>All classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>All classes in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>All is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>All layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>All of its colours can be held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>All of the map looks like what you have seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>All of the picture is painted over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>All pages in one file that opens in any browser, offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>All pins ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_view.py"/>
        <source>All places of the trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_bar.py"/>
        <source>All projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>All that is being made, and what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>All to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>All together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Along directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_bar.py"/>
        <source>Also look for pins in your other projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Always behind them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>Amounts of directions are in their own units: 0 is the seed itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Amounts of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>An activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>An axis has 1 to {max_stops} stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover.py"/>
        <source>An example belongs to {id}, not to this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>An id in the pixels, too faint to see, by which this studio knows its exports again after others stored, scaled or cropped them. Which picture it was stays in a register on this computer. Off, an export that loses its metadata cannot be told from any other picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>An instrument for wandering through what an image model has learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>An untitled project was deleted; it can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>And {count:,} smaller ones with {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Anemone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curves_section.py"/>
        <source>Animate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>Animated: the first frame was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curves_section.py"/>
        <source>Animates a slider, a direction, a class, the noise …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/journal.py"/>
        <source>Another batch was begun in {name}; go on with the same words, or choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Another file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Another folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/licence_ask.py"/>
        <source>Another licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>Another noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>Another number gives other grain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>Another number gives other grain; counts where Grain is From a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/licence_ask.py"/>
        <source>Another one, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>Another pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Another scene beside this one, each with its own weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_blocks.py"/>
        <source>Another scene, then Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Another seed beside those of this place, each with its own share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Another seed is tried for what looks like an earlier picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Another seed; with Shift the sliders keep their offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/opening.py"/>
        <source>Another window has that project open; this one begins a new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>Another {part}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_bar.py"/>
        <source>Any day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_bar.py"/>
        <source>Any model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Apache-2.0. The house models are CC0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Apart from each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Apart from the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>Apple GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/halved.py"/>
        <source>Arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Arrows and Enter pick · N breeds on · L holds · X less like this · Space looks closer · F family tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/workspace.py"/>
        <source>Arrows and Enter, or a click, go there · PgUp and PgDn turn pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/seed_grid.py"/>
        <source>Arrows choose · Enter goes there · P pins · N more · A around here · Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/seed_grid.py"/>
        <source>Arrows choose · Enter goes there · P pins · N more · A seeds · Esc closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>Arrows choose, Alt with arrows moves, Delete removes, Enter plays from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/map_view.py"/>
        <source>Arrows go from place to place, Enter goes there, plus and minus zoom, Home fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/band_strip.py"/>
        <source>Arrows move an edge, up and down choose one, plus and minus change how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Arrows open, F2 renames, Ctrl+D duplicates, Delete removes, Enter closes the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>As a share of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>As a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>As a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>As drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>As each keyframe says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>As in the first edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>As it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/walk.py"/>
        <source>As it is, -0.5 to 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>As it is, -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>As it is, 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/readings.py"/>
        <source>As it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>As its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>As long as the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>As many pictures of each, named by their class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>As the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>As the model says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>As they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/copies.py"/>
        <source>As training ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>As varied as what it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Asking the server what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/entries.py"/>
        <source>Assumptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Aster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/learn_words.py"/>
        <source>At most {max_pairs} pairs of texts make a direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>At most {n} words a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>At which steps {name} works: early ones lay the picture out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Attack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>Attention lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>AutoencoderDC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>AutoencoderKL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>AutoencoderTiny</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Autre lieu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/copies.py"/>
        <source>Averaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/axes.py"/>
        <source>Axis {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>BANDS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>BEGIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/migrate.py"/>
        <source>BEGIN IMMEDIATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>BMP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>BOOL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Back to length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Back to the strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Back to wandering (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>Back to where it began: sliders, and what was wandered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>Balance: {even}. Classes are numbered in the order of this table from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/band_strip.py"/>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>Batch or data set …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>Bearer {token}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>Beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Beats from scene to scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>Beats to a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Before all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>Before attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Before the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Begin again at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Begin anew from the present place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Begin the song here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/foot.py"/>
        <source>Begin with this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Begins with it, as far as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Behind the activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Behind the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>Behind the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>Behind the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Bell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Bellflower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Below the countdown; {seconds} counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Below the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Bend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Bend the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Bend this group of this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>BertTokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>BertTokenizerFast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Berühren und wandern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Berühren, womit es weitergeht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>Beside blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Beside the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Beside the network's code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>Beside z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>Between layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/reel.py"/>
        <source>Between two models the film cross-fades; no path leads there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/readings.py"/>
        <source>Between: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/wide.py"/>
        <source>BigGAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library.py"/>
        <source>Bin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Bits a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Bits per dimension: how many the model would need to write a picture down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/surprise_meter.py"/>
        <source>Bits per dimension: how many the model would need to write this very picture down, minus the base-2 logarithm of its probability, divided by the count of its numbers.
Few: plain and expected. Many: unlike what the model learned.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Black becomes the profile's own black, and shadows keep apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Black point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Blackout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Blackout, on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Bleed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Bleibt da für die Nächsten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Blend from A to B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Blend from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Blend to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>Blend weights must be finite and at most 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>Blend weights sum to {count}, expected 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/interpolation.py"/>
        <source>Blend weights sum to {float}, expected 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Blend with another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Blend with another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Blend with the last visitor’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Bottom left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Bottom right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>Boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Breadth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Breaks the light into flat faces that lean their own ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Breed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Breed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_view.py"/>
        <source>Breed on once, and the tree begins here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Breeding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Brighter above 0, darker below; highlights and shadows keep their detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Bring in directions or places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/imports.py"/>
        <source>Bring into {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>Brought to one spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Built with PyTorch, Qt for Python, QDarkStyle, Phosphor icons, Inter, JetBrains Mono, PyAV, Pillow, tifffile, msgspec, c2pa, cryptography and NumPy. Each keeps its own licence; the files beside the program say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Button: back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Button: blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Button: new place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Button: take it home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/entries.py"/>
        <source>By family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>By likeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/entries.py"/>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>By strides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/carn.py"/>
        <source>CARN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>CFG scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>CLIPMODE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CLIPTextConfig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CLIPTextModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CLIPTextModelWithProjection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CLIPTokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CLIPTokenizerFast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>CMStochasticIterativeScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>CMYK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>CMYK without a profile: its colours are a guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/migrate.py"/>
        <source>COMMIT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>CONTENTS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>CPPN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>CPPN, a network that computes each point from its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/cache.py"/>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>CREATE TABLE IF NOT EXISTS tasks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rank REAL NOT NULL, priority INTEGER NOT NULL,
    kind TEXT NOT NULL, path TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL,
    total INTEGER NOT NULL, problem TEXT NOT NULL, added REAL NOT NULL, ended REAL NOT NULL,
    owner TEXT NOT NULL, task BLOB NOT NULL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>CREATE TABLE journal (seq INTEGER PRIMARY KEY, edit BLOB NOT NULL) STRICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/camera.py"/>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Can also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/banner.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Card of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Carnelian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Cela n’a pas marché ; essayez encore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Certificates of your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Checking what is there: {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Cherry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/grid.py"/>
        <source>Child {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/grid.py"/>
        <source>Children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Children of the present place appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/choice_box.py"/>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/folder_row.py"/>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Choose a folder with recipes or exported pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/shortest.py"/>
        <source>Choose a keyframe that another one of its model follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Choose a model to see its map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Choose a song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Choose a table: CSV or JSONL, a recipe or a model and a seed in each row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Choose among three children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Choose the folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Choose {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>Chooses a sound file that curves can follow and the film carries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Class held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/described.py"/>
        <source>Class {int}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Class {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>Class, then z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Clear what is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Clearly less varied than what it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Click a child to breed on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Click a diamond on the timeline to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>Click a field and press the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Click a picture that has what you mean, click twice if it has it not, and leave out what is not clear. A handful on either side is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Click goes there · drag pans · the wheel zooms · Shift and drag draws a lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Click in time, at least twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Click one to go there, drag one to a well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/readings_sheet.py"/>
        <source>Click the one that looks right. It stands on the card and can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Click the rehearsal to be a visitor · Alt+arrows move in the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Click to let it be a parent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>Click to put the current place here; drop a place or a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_tile.py"/>
        <source>Click to take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>Clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/banner.py"/>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source>Close the studio?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/banner.py"/>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Closed loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/map_frame.py"/>
        <source>Closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Coarse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Colour profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Colour profiles (*.icc *.icm *.ICC *.ICM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Colour to paint with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/colour_row.py"/>
        <source>Colour: {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Colours and poses follow the ranges of its training data, all of them invented. Plants stand in the middle of the frame; wide frames show more ground, not more plants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Colours and poses follow the ranges of its training data, all of them invented: pinks, violets and oranges are common, green flowers are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>Colours were converted from {name} to sRGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>Colours were converted from {shown} to sRGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/swatches.py"/>
        <source>Colours: hues across, lightness down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Colourway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/palette.py"/>
        <source>Columns: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Comes back at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ComfyUI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>Coming out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/parameters.py"/>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Compare with a pin (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Compare with where I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Compared with {samples} pictures of its training data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Comparing the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>Comparing the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>Component {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>Compositing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ConditioningAverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ConditioningCombine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ConditioningSetArea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ConditioningSetMask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>ConditioningSetTimestepRange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Consistency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Constant visual speed: how far pictures move is measured on drafts of the path. Over the whole film keyframes slide to where they are reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Content Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/reading.py"/>
        <source>Content Credentials cannot be read here: a library is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/incoming.py"/>
        <source>Converting it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>Copied the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>Copied the place; Ctrl+V goes there{where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/copies.py"/>
        <source>Copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Copy for a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Copy hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Copy name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>Copy place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Copy table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Copy the whole hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Copy what is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Corner light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/corners.py"/>
        <source>Corners of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Cornflower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Correlation of the lightness, rows less their mean, with its mirror image, left to right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/schedule.py"/>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>Cosines of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Countdown before that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Counts on, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Credits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Crescent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas_commands.py"/>
        <source>Crop frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Crop marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Cross-fade to another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Crossing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Crystal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Ctrl+Up and Ctrl+Down let the selected words count more or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Curtains of light, silk and liquid: a coordinate network that draws at any size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Custom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Custom…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>DDIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/lone.py"/>
        <source>DDIMPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>DDIMScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>DDPM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/lone.py"/>
        <source>DDPMPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/lone.py"/>
        <source>DDPMScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>DEISMultistepScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>DESCRIPTION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>DPMSolverMultistepScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>DPMSolverSinglestepScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Dahinter steht kein Foto. Ein Modell zeichnet es, während Sie sich bewegen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Dahlia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Daisy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/feature.py"/>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Das ging nicht; bitte noch einmal versuchen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Daylight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>Deep grey values were reduced to 8 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Delete and close the gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_row.py"/>
        <source>Delete lets it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curve_row.py"/>
        <source>Delete takes the curve away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Delete the selected places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Delete them for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Deleted models wait here, whole, until the bin is emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Denoising strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>Diffusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Diffusion, a picture drawn out of noise step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Dim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Direction from examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>Direction {name} does not match its id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>Direction {name} has a broken vector.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>Direction {name} has {numel} numbers, expected {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/bottleneck.py"/>
        <source>Direction {name} has {numel} numbers, the middle of this model {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/words/telling.py"/>
        <source>Direction {name} has {numel} numbers, the words of this model {width}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>Direction {name} is moved by {amount}, at most 1000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Directions of the coarse, the middle and the fine layers, or of all layers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>Directions of z and of w come in files of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Directly, at one speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Disk use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library.py"/>
        <source>Disk use…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>Display P3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Display P3, for wide screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>Display P3.icc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Display {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Displays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Distinct pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>Dither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Do not look into {folder}; its files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>Done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Dots per inch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>Double-click to rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>Doubtful: taken for this on a person's word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>Downwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Draft auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Draft {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>Drag a detail to where it should lie, then Go. Esc ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>Drag a detail, then Go. In {name} details seldom arrive; painted colours reach farther.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Drag corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drag details of the picture to where they should be; the model follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>Drag from a detail to where it should come to lie, or paint a colour, then press Go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Drag from a detail to where it should come to lie; the right button takes a point away. Keys: Insert, arrows, Alt+arrows for its beginning, Page Up and Down, Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>Drag onto a curve, or click to animate something with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drag points and colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Drag points of the picture, or its colours (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drag_strength.py"/>
        <source>Drag strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drag strength …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/band_strip.py"/>
        <source>Drag the edges; double click splits a band, right click joins two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Drag the file onto “Go here” to use it as a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas_controller.py"/>
        <source>Drag the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/picture_view.py"/>
        <source>Drag to wander, wheel to zoom, Space to drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Draw a line around places; Shift and drag does it at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Draw from the seed and the words alone again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/workspace.py"/>
        <source>Draw more places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Draw {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/readings.py"/>
        <source>Drawing its readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Drawing pictures and comparing them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Drawing places …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Drawing the first places …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Drawing the ways to read {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Drawing with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Drawing your picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Drawing {count} pictures and comparing them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/curve_menu.py"/>
        <source>Drawn by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Draws many pictures with this model and looks for what differs most between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Draws what you write: moons, peaks, seas and weather, in three styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/reading.py"/>
        <source>Dream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Drei ähnliche</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drift goes anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drift goes anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drift stays likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drift stays likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Drift walks under the model's own probability: home from strange places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Drop a photograph on the picture, or paint a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Drop a place or a picture; click to put the current place here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>Drop a place; it lends its</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>Drop a song on the window, and pictures can follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Drop another picture or film here to look into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>Dropping the file on the window brings you back here. The mark that a model made the picture stays in it either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Drucken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Duplicate the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Dusk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Dünen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/rrdb.py"/>
        <source>ESRGAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>ETag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>EXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Each child lies somewhere between its parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Each layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>Each number is another grain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>Each picture carries the statement that a model made it, {inside}, {seal} and {mark}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Each picture of the model is a point in this space of so many numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Each seed five times, evenly from one end to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Each seed once, at an amount of its own between the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Each seed three times: at both ends and in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Each seed twice: at both ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Each slider as one of the parents has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/seed_field.py"/>
        <source>Earlier seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>Early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Ease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Ease: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Echeveria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Edges from as sharp as the pixels to dreamy, the far ridges first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Edges that meet, for tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/commands.py"/>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Edit card …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Edit card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/editable_caption.py"/>
        <source>Edit {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Eigene Worte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Eight groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Emporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Empty bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/search_field.py"/>
        <source>Empty the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Emptying deletes the {n:,} models with {size}; nothing brings them back.</source>
        <extracomment>For one: Emptying deletes the model with {size}; nothing brings it back.</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>End the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Engine in a process of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/header.py"/>
        <source>Engine: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Enlarge by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Enregistrer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Enter keeps this view as a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/trail_column.py"/>
        <source>Enter places the chosen ones in the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Eraser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/pictures.py"/>
        <source>Esc stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Euler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Euler ancestral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>EulerAncestralDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>EulerDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Even motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Even motion within segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Even motion, whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Evening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Evenly spaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Every export is signed: that a model made it, which one, and with what program. Whoever opens it can see whether it was changed since. Off, it still says that a model made it, but anybody can rewrite that unnoticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Every move, as a film that can be made at any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Every picture was broken numbers: there is nothing to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/tiff.py"/>
        <source>Every pixel as it is, for print and grading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png.py"/>
        <source>Every pixel as it is, opens anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>Every pixel as it is; a larger file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Every scene is an invented landscape seen from afar; nobody lives in it. Suns stand higher by day and skies follow the time of day as its data has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Everybody that was bred on with, generation by generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Everything happens on this computer. The studio sends nothing, ever, unless you ask for a download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Everything that can be moved, with types, ranges and examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Exactly as it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/example_grid.py"/>
        <source>Example {place} of {count}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/example_grid.py"/>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Exchange A and B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/custom_size.py"/>
        <source>Exchange width and height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Export as a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Export before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Export film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Export model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Export steps from A to B as a strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Export steps from A to B as files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/controller.py"/>
        <source>Export stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Export with the last settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Export {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/controller.py"/>
        <source>Exported {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/films.py"/>
        <source>Exporting {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/films.py"/>
        <source>Exporting {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_controller.py"/>
        <source>Exports are not signed like this: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Extend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Extend the picture …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>Extending the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Facing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Faite par un modèle. Elle porte la façon dont elle fut faite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Family tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/map_frame.py"/>
        <source>Farther away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>Fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>FastGAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Feather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/sending.py"/>
        <source>Feedback goes to {text}; expected an address like 127.0.0.1:9001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Feedback to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Fertig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>Fields: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>Files of {architecture} come with a card of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/foot.py"/>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/animate/foot.py"/>
        <source>Film of the {n} pins</source>
        <extracomment>For one: Film of the pin</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/film_state.py"/>
        <source>Film {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/items.py"/>
        <source>Film, played once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Films of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Films of the project; this is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Find directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>Find in the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Find it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>Find it in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Find its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/controller.py"/>
        <source>Finding directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>Finding the place of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Fine lines show where to cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>Fine waves of the latent against coarse ones: from a haze to crisp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Finer figures of more seeds; the sheet stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source>Finish, then close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>First beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>First half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>First layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>First seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Fit or 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas_commands.py"/>
        <source>Fit picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>FlateDecode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Flow, a reversible map with exact likelihoods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>FlowMatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>FlowMatchEulerDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>FlowMatchHeunDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Flowers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Flowers of ten species at any size, crisp to the last vein.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>Flux</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>FluxInpaintPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>FluxPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Folder name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Folders, disk use and bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library.py"/>
        <source>Folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Follow clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>Follows the class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/curve_menu.py"/>
        <source>Follows {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/learn_menu.py"/>
        <source>Follows {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>For projectors: the picture's corners, dragged in the rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Foreground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/find_photo.py"/>
        <source>Found so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover.py"/>
        <source>Found {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>Four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Four groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Four times as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Frames a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Français</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Freeze, on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Fresh ways on the pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/feature.py"/>
        <source>From a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>From a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>From a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>From examples…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>From place to place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>From rest to rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>From seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>From the network, at {host}, port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>From the way down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>From this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>From this computer alone, at port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/likely.py"/>
        <source>From this place nothing can be said of what is likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>From when to when the screen is black or dim, by the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>From words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>From {stem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Fullness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>Further axes are pages: one for each stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Für die Nächsten dalassen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/status_bar.py"/>
        <source>G or Esc goes back to the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>G.attns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>GAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>GAN, a generator that learned against a critic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>GET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/palette.py"/>
        <source>GIMP Palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Gamepad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/gamepad/pads.py"/>
        <source>Gamepads need the extra `gamepad`: `pip install latent-studio[gamepad]`, then restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>GemmaTokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>GemmaTokenizerFast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Get models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/feature.py"/>
        <source>Get models …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Get {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Glow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Go here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Go on drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Go on here with this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Go to a new place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Go to a place of a model that takes words first, such as Postcards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Go to their average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/block_row.py"/>
        <source>Go to this place alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/block_row.py"/>
        <source>Go to {name} alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/part_row.py"/>
        <source>Go to {name} {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Goes along from Live: {count} followed, {scenes} scenes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Goes on without a corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>Going in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>Grain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>Grain number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>Grain strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>Ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Ground behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>Group norm, 32 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>Group norm, 8 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Group {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Guidance from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Guidance to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/hub.py"/>
        <source>HF_HUB_OFFLINE is set on this machine, so the hub is not asked; unset it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>HLG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/blend_row.py"/>
        <source>Half A, half B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/blending.py"/>
        <source>Half A, half B. The slider under Blend goes from one to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Halfway, this blend is shorter than anything the model was trained on. Keep length puts that right; the way from A to B stays straight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>Halving layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Hand pictures out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas_commands.py"/>
        <source>Hard pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Hardly any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Haze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>Heads first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>Heads of attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Heard at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Hears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_fields.py"/>
        <source>Height in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>Helvetica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/five_strip.py"/>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Heun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>HeunDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/window_commands.py"/>
        <source>Hide panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>High dynamic range ({name}, {kind}) was mapped to sRGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/scene_pad.py"/>
        <source>Hold the place of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Hold this child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Hours, minutes, seconds, frames; type to go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>How a step goes on from what the network says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>How dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>How dark or light the ground is: the mean of the noise, which this kind of network passes on to the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>How far a picture that is painted over is left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>How far everything is from the picture's own mean; 1 is as it was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/styled.py"/>
        <source>How far from the average picture seeds may go: 1 as in training, 0 the average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/temperature.py"/>
        <source>How far from the middle places are taken: 1 as in training, less is calmer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>How far from the usual plant of its species seeds may go: 1 as in training, 0 the most usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>How far places lie from the middle: 1 as drawn in training, less is calmer and nearer to what photos look like to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>How far the noise goes from the path, in units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>How far the picture goes while you drag it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drag_strength.py"/>
        <source>How far the picture goes while you drag it. Below: this place, and drags to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>How is {name} read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>How it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>How it will look there, and what that profile cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>How large the brush is: [ and ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>How large the picture is while something moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>How long the film rests here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/usual_meter.py"/>
        <source>How long the latent is, compared with the latents the model was trained on: the quantile of its squared length under the prior (chi-squared).
Short ones look bland and average, long ones strange or broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>How many directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>How many ridges are drawn; the near ones stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>How many times it goes round in the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_tile.py"/>
        <source>How much children take after it; double-click for 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>How much it minds the class; 1 is as it learned it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/changer.py"/>
        <source>How much of the change shows; 0 is the picture that went in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>How much of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>How often the network looks at the picture; more is truer and slower. While something moves it looks a few times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/stepped.py"/>
        <source>How often the network looks at the picture; more is truer and slower. While something moves it looks {draft} times at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>How parents are crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>How soft the edges are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>How strong the grain is that the network adds while it draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>How strongly it keeps away from what all classes have in common. At 1 it draws the class as it learned it; more asks the network twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>How strongly the picture follows what it is told; 1 leaves it free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/loras.py"/>
        <source>How strongly this LoRA changes the model; at 0 it is as if it were not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/surprise_meter.py"/>
        <source>How surprising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>How the film goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>How the last layer becomes colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/generator.py"/>
        <source>How the noise grew in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>How the points were drawn in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>How the steps are spaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>How usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>How varied it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>How {name} sees it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Hue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Hügel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>I have read this licence and accept it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>ICCBased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT INTO journal VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT INTO meta VALUES ('position', ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT INTO state VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>INSERT INTO tasks (rank, priority, kind, path, state, done, total, problem, added, ended, owner, task) VALUES (?,?,?,?,'waiting',0,0,'',?,0,?,?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/blobs.py"/>
        <source>INSERT OR IGNORE INTO blobs (sha256, data) VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT OR IGNORE INTO blobs VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT OR IGNORE INTO thumbs VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/register.py"/>
        <source>INSERT OR REPLACE INTO exports VALUES (?,?,?,?,?,?,?,?,?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>INSERT OR REPLACE INTO journal (seq, edit) VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>INSERT OR REPLACE INTO meta (key, value) VALUES ('position', ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>INSERT OR REPLACE INTO nodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>INST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Identify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Identify displays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Ihr Bild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Ihr Bild geht in {seconds} s. Berühren, um es zu behalten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Ihr Bild wird gedruckt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Ihr Bild wird gezeichnet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Il n’y a pas de photo derrière. Un modèle dessine pendant que vous bougez.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Image générée par IA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Imprimer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>In a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>In any order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>In how many stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>In its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>In its weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>In many pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>In many styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/other_pins.py"/>
        <source>In other projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/other_pins.py"/>
        <source>In other projects{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>In the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>In the sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>In turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Infos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Inside the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Inspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/feature.py"/>
        <source>Inspect a picture or film …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_view.py"/>
        <source>Installed models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>Instance norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>Inter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Invisible mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Invisible mark in key frames only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>InvokeAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/tags_popup.py"/>
        <source>It came with {tags}. Yours beside them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/readings.py"/>
        <source>It cannot be drawn with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>It cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>It carries no Content Credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/seal.py"/>
        <source>It carries no Content Credentials: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>It comes no nearer than this; the nearest that was found is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>It does not say which model drew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/tiles.py"/>
        <source>It does not tile {where}: the step across its seam is {worst} times as large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>It ends after {number} of {count} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>It has more than {count} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>It has not been looked at yet; takes about {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>It holds no recipe of this studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>It is a {str}, which this studio does not draw with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>It is for {system}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/seal.py"/>
        <source>It is signed, but without a time stamp: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>It makes one picture over and over, whatever the seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>It needs the extra `{extra}`: pip install 'latent-studio[{extra}]'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>It repeats itself: {part} of its pictures have a near-duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>It says it was enlarged to {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>It stands under the stricter licence: {licence} ({words}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/tiles.py"/>
        <source>It tiles: no seam shows, left to right or top to bottom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>It was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/reading.py"/>
        <source>Its Content Credentials are not known: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Its Content Credentials cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Its Content Credentials lie on the network, which the studio does not ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Its address was read in {where}{path}{version} on {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Its card asks for its licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Its card has no figures of training data, so these stand alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>Its colour is coded in a way unknown here ({said}); taken as sRGB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>Its colour profile belongs to other channels and was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>Its colour profile is damaged and was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>Its frames are {found}, expected {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Its histogram shares {common} with the training data's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Its model is not installed here, so the place cannot be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Its model, {model}, is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Its password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Its projections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/reading.py"/>
        <source>Its recipe lies in {printable}, which is not beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/feature.py"/>
        <source>Its recipe, its Content Credentials, and whether they hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Its sound is not in this project; drop the file here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Its taste is its makers': folds, soft light and few hues at a time; moss and olive greens are rare on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Its tensors do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/depth.py"/>
        <source>Its values use {} of 16 bits and were taken so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Its words and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>JPEG without the recipe; the AI mark stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Join both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Join this network first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Join with the next into a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Karras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/direction_row.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Keep all of this in a file, or take it from one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Keep as a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>Keep as a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Keep away from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Keep last 10 s …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Keep length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Keep the place you see on a pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_fields.py"/>
        <source>Keep the ratio of width to height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/find_photo.py"/>
        <source>Keep this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Keep this view as a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Keep what was found so far (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Keep {n} directions</source>
        <extracomment>For one: Keep {n} direction</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/find_photo.py"/>
        <source>Keeping the best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Keeps what it is shown and knows nothing of things: halfway between two photographs lies a collage of regions (Merge) or a double exposure (Round). Its seeds draw compositions (studio/models/scenes), which it then encodes; a drag goes from one to the next. Seeds of recipes made before that give cloudy texture, as they did. One number in 24 is kept, so fine print, lashes and grain come back softened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Keeps what the picture seems to be within its range at every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Kept away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Kept for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/transfer_row.py"/>
        <source>Kept: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_direction.py"/>
        <source>Kept: “My taste” is among the directions in Explore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Keyframe {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Keyframes and curves can go by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline/view.py"/>
        <source>Keyframes, curves and song over time; Ctrl+arrows go from keyframe to keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_row.py"/>
        <source>Keys for {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>Kind {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Knobs, faders and keys that are plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Knobs, messages, waves and sound can play it, as in Live. What they move goes along as data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Known biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Known limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Knows suns, skies and ridges only: of a photograph it keeps colours, lightness and the brightest spot, not what is in it. Skylines repeat after about three picture heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Knows the words of its grammar and no others; words it does not know are named in the panel and left out. Pictures are 256 × 256. Asked with captions it never saw, in 8 steps, a reader (itself right in 99 of 100) finds what was said in 99 to 100 of 100 for the sky's colour, land, mountains and time of day, 95 for weather and 93 for sun and moons; where two things were never seen together, in 97 to 100, and 92 for sun and moons. Drafts of two steps show the right sun or moons in 91 and 82. Moons are seldom quite round; boats, birds and windows are soft; northern lights are seldom drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Knows these ten species only. Petals are smooth surfaces that know each other's shadows roughly: one bent petal never touches another. Hairs, thorns, pollen and torn edges do not exist for it. It takes no photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>LAB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>LCM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>LCMScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>LDM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>LDMBertConfig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>LDMBertModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>LMSDiscreteScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Laid beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Laisser au suivant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Laissée à la personne suivante</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Lanczos filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Land</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Land that looks like what you have seen is shaded; the rest stands out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Lapis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_filter.py"/>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_filter.py"/>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>Last half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Last layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/entries.py"/>
        <source>Last used first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/header.py"/>
        <source>Latency, memory and shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/panel.py"/>
        <source>Latent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>Latent Studio on one computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Latent Studio projects (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>Latent Studio, authority of one computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Latent space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>LatentConsistencyModelPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>Layer norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/bending.py"/>
        <source>Layer {layer} draws no maps that could be bent by {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Layer {n} · {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Layer {n} · {wide} × {high} · {count} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Layered landscapes at dusk, at any size. Drop a photograph to see how it sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Layers without a norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>Layers {first} to {last} are outside 0 to {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>Layers {layers} are not a range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>Layers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Lays all places out again so that those that look alike are neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Lays the light into cells with dark walls and bright rims.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>Leading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>Leaky ReLU 0.01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>Leaky ReLU 0.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Lean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/scene_pad.py"/>
        <source>Learn a key or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Learn again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_binding.py"/>
        <source>Learn: {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover.py"/>
        <source>Learning a direction here also needs examples that lack it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/directions.py"/>
        <source>Learning a direction needs at least one example that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_direction.py"/>
        <source>Learning {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Learning …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/learn_menu.py"/>
        <source>Learns: move a knob, or press Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Least gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Leave a place for the next visitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/readings_sheet.py"/>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Leave it for the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Leave out near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Left for whoever comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>LegPace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Less like this child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>Less one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Less than in its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>Less {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>Less, pair {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Let the model go on with the picture beyond its edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>LibraryChange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Licence link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Licence {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Light above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Light aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Light from above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Light from the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Lightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>Like seed {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Like this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>Like {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Lily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Listening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Listening … {percent:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Listens to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Lists of words from which every new place chooses: __name__ in the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/commands.py"/>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Live out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>Live out (on) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>Live out on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>Live out waits for a reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>Live out …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>Live picture of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>Live {fps:.0f} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/loras.py"/>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>LoRA {name} ({strength})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Loading it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Look closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Look closer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Look from farther away in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/jobs.py"/>
        <source>Looking at a picture with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>Looking at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Looking at it; nothing from it is run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Looking at the layers …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Looking at {name} again; nothing from it is run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>Looking at {name}; nothing from it is run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/trail_wall.py"/>
        <source>Looking at {unknown:,} pictures …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Looking for models …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Looking for the map …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/shortest.py"/>
        <source>Looking for the shortest path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/workspace.py"/>
        <source>Looking for what you like: {done} of {count} · Esc stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Looking into {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Looks at ten thousand styles for what differs most between them. Found at once; a few pictures then tell how strongly each one works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Looks for a place inside the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Looks for keyframes between the chosen one and the next, on whose way pictures change least; with none chosen, all along the film. Not for diffusion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Lora hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/format_rows.py"/>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Lotus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Loudness, bands and onsets of what is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/midi/ports.py"/>
        <source>MIDI needs the extra `midi`: `pip install latent-studio[midi]`, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/coded.py"/>
        <source>MPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Made by a model. It carries how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>Made in half precision to fit into memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>Made in smaller pieces to fit into memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Made lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel_controller.py"/>
        <source>Made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>Made on the CPU, since the GPU could not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Made smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>Made smaller from {} × {} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/labels.py"/>
        <source>Made with AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Made with {tool}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Main button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Make files or a data set of the selected places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Make film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Make it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Making {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Malachite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>Many pictures at once: seeds, places of the trail, a table, a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Many pictures, or a data set, made by the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/map_view.py"/>
        <source>Map of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>Marked by a studio as {shown}, which is not in the register here.{trouble}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>Marked: {words}{back}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Marker here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>Mean and spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Mean difference between the largest and the smallest of red, green and blue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Mean distance d of a picture to the most similar of {group} others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Mean distance d of two pictures: 0 the same, 1 black against white. Root mean square difference of colours at 1 to 16 cells a side and of edges at 8 and 16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Mean of red minus blue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Measure {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Measured on {count} pictures, the seeds 0 to {asked}, drawn as drafts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/controller.py"/>
        <source>Measuring directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Measuring its sliders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Measuring its surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Meer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/header.py"/>
        <source>Menu: everything that one can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Mirror: left and right are alike. Quad: top and bottom too. Rays: a kaleidoscope round the middle; with Seamless it becomes a tile of four rosettes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Mirrors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Mist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Mit dem Bild von eben mischen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Mit einem anderen mischen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Mitnehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Mix with another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>Mix {name} with another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>Mixed here from {name} ({sha256}) and {name2} ({sha2562}), {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>Mixing them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Mixing {name}; it then draws its first pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Model hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Model library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/feature.py"/>
        <source>Model library …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/commands.py"/>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Models (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Models are found again wherever in these folders they lie, by what is in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Mondsichel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/controls_section.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>More of this, less of that, in the words of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>More pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>More than in its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>More varied than what it learned from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/controls_section.py"/>
        <source>More {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>More {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>More, pair {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Morgen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Most an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Mostly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Motion blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Motion by time alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Move the picture there (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Move to bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Moves the picture down, in heights of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Moves the picture to the right, in widths of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Multiplies OKLCH chroma: 0 is black and white, 1 as found. Colours that no screen can show are softened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_direction.py"/>
        <source>My taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Mêler à l’image d’avant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Mêler à un autre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>NDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/names.py"/>
        <source>NFC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>NFKD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>NONKEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>NOTHING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>NVIDIA's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>NVIDIA's PyTorch code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>NVIDIA's TensorFlow code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Nacht</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/direction_row.py"/>
        <source>Name of the direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Name of the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/menus_of_timeline.py"/>
        <source>Name of the marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/name_editor.py"/>
        <source>Name of the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>Name of the scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>Name of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/name_field.py"/>
        <source>Name of this spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Name the network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/name_editor.py"/>
        <source>Name this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Name this spot …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/palette.py"/>
        <source>Name: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/pipe.py"/>
        <source>Named pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Nearby</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Negative prompt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/parameters.py"/>
        <source>Negative prompt: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/stamp.py"/>
        <source>Negative prompt: {unwanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>Networks of one shape can be mixed where they come from one origin: one trained on from the other. What comes out is a model of its own, with both on its card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Neuer Ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>New PIN, four to twelve digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>New direction from words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>New film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>New models go here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>New models here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/rows.py"/>
        <source>New name of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>New place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>New place, moves kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>New places and the 24 seeds show all classes; click to stay with the one shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>New places and the 24 seeds stay with this class; click to let them show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Next generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/window_commands.py"/>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>Nine of ten of {of} measure {low} to {high}{unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operator.py"/>
        <source>No PIN is set. OK leaves the show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>No action matches “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/journal.py"/>
        <source>No batch was begun in {printable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>No bends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>No favourites here yet. A star on a card makes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>No film yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>No films in this project yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>No gamepad is plugged in; it is found when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_row.py"/>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>No knobs are plugged in; they are found when they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>No library is open here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>No mark was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>No mark was found.{trouble}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/audio/microphone.py"/>
        <source>No microphone or line input was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>No model is installed that a show could play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>No models are installed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/startup.py"/>
        <source>No models are installed; install the studio again to get its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>No pins yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/trail_wall.py"/>
        <source>No pins yet. P pins where you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>No points, nothing painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/display_p3.py"/>
        <source>No rights reserved; CC0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>No steady beat was found in the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>No tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>No {kind} model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>No {kind} model matches “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>Nobody is there: the picture wanders. Click it to be a visitor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Noch da?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Nod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/generator.py"/>
        <source>Noise in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Noise loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>Noise number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>NoiseLoop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>None at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>None of these changes the picture at this place; try another place or another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>None yet. Find some, or drag the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>None. No picture was used: the weights are drawn from a seeded prior whose architecture, ranges and colours were chosen by eye.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Norm, then activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>Norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>Norms add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Not a favourite any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Not added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_offer.py"/>
        <source>Not carried over: {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source>Not done yet: {first}{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>Not in the weights; assumed by what it is like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operator.py"/>
        <source>Not this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/offers.py"/>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Nothing behind them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>Nothing failed so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Nothing follows anything yet. Right-click any slider in Explore and choose Learn, then move a knob. Or let one swing by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source>Nothing half-written stays behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>Nothing has been heard of the show for {n} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/films.py"/>
        <source>Nothing has moved in the last seconds; drift or drag first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/trail_wall.py"/>
        <source>Nothing here yet. Every place you rest at is kept on this wall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>Nothing in {printable} holds a recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Nothing is being made. Pictures, films, batches and data sets stand here while they are, and go on when the studio is opened again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/devices.py"/>
        <source>Nothing is heard by {word}; say osc, midi, gamepad or sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/engine/aside.py"/>
        <source>Nothing is made into a file while a show is rehearsed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Nothing is sent before you press Get; files come straight from who published them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/desk.py"/>
        <source>Nothing is set up to hand pictures out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/trail_wall.py"/>
        <source>Nothing matches these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/recording.py"/>
        <source>Nothing moved while it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>Nothing of the second model would be in this mixture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Nothing that chance would not make with {samples} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Nothing was bred on with yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Nothing was drawn there yet; go on drawing, or click between places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/parameters.py"/>
        <source>NovelAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>OBJ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>OSC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/receiver.py"/>
        <source>OSC cannot be heard at {host}, port {port}: {error}. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/devices.py"/>
        <source>OSC is heard at {words}? Say osc=127.0.0.1:9000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Of 48 children those twelve are shown that suit what you picked and refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Offered where the system has a printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_filter.py"/>
        <source>Older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>On a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>On paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>On the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>On this page, from the network of the visitors' telephones. Nothing else is served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>On to the next place of the playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>On which layers {name} works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>On which side of z the class stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>One behind the sines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>One folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>One frame of every two seconds carries it, the others stay as they were drawn. A still is found again only if it is one of those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>One group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>One part of it differs by {worst} dB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>One picture is too few to say how varied it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>One step towards {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>One text a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>One took {picture_ms} ms when measured here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>One wave takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/swatches.py"/>
        <source>Only how bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Only its glow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/blending.py"/>
        <source>Only places of {name} can be mixed here; go to that one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Only the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/writing.py"/>
        <source>Only {count} of {count2} pictures arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/still.py"/>
        <source>Only {done} of {size} rows arrived; not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/learner.py"/>
        <source>Open Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Open film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Open in Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Open its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/handle.py"/>
        <source>Open or close the wall of the trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Open or closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Open path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Open project …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Open recent …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>Open show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Open show …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/feature.py"/>
        <source>Open the trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/imports.py"/>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_projects.py"/>
        <source>Open …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>Opened from {printable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>Opening {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Opens {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>Operator · Latent Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webm.py"/>
        <source>Opus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Order of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Oscillator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Other classes, or two of them mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>Other corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>Other seeds came in their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>Other ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/__init__.py"/>
        <source>PASSIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>PCA in h: the principal axes of the bottleneck of the denoising network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>PCA in w: the principal axes of many styles, as GANSpace finds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>PCA: the principal axes of many pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>PCA: the ways in which this model's pictures differ most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>PNDM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PNDMScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>PNG, 16 bit, no dither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>Pad {way}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_binding.py"/>
        <source>Pad, across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_binding.py"/>
        <source>Pad, up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Page 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/page_bar.py"/>
        <source>Page of {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Page {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>Pages {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Paint a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Paint how the picture should be coloured there; the right button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Paint on the picture what should be drawn anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Paint on the picture what should be drawn anew (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>Paint on the picture, then say what to draw there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Paint over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Paint what must stay as it is; the right button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/mode.py"/>
        <source>Paint what should be drawn anew, then say what. Esc ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/swatches.py"/>
        <source>Paint with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Paints over what it touches; the right button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Panic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>Panic leads to this place from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Panic: to the safe place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_tile.py"/>
        <source>Parent {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Parent {n} of these children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Parents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>Parents of different models have no children.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/layers_sheet.py"/>
        <source>Part of the generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>Part of the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Part, class, picture: what torchvision and others load as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/place_well.py"/>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Paste at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>Paste place or picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/items.py"/>
        <source>Path in {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Paused at {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>Per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Perceptual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/recording.py"/>
        <source>Performance {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Period in beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Petals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Pick what you like, and X what you do not: the next children lean that way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>Picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/picture_view.py"/>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/picture_box.py"/>
        <source>Picture of the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/window_commands.py"/>
        <source>Picture only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Picture settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/picture_choice.py"/>
        <source>Pictures ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>Pictures a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Pictures are cut to fill their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/enlarging.py"/>
        <source>Pictures are enlarged up to {max_pixels} million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Pictures are enlarged up to {most} million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Pictures are written there; you publish that folder, the code leads to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>Pictures in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Pictures of 64 × 64. Knows these five species only, on dark ground. Petals are soft, as if of glazed clay: dew, stamens, veins and cast shadows come out as hints or not at all, and flowers seen from the side may fall apart. With little truncation all species draw near one flower between them. It takes no photographs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Pictures with an index beside them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/layout.py"/>
        <source>Pictures would be {max} × {max2} mm; take fewer a page, or smaller margins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/feature.py"/>
        <source>Pin this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>Pins, a path through them, films of this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PixArtAlphaPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PixArtSigmaPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas_commands.py"/>
        <source>Pixels stay squares and grow by whole factors, or are smoothed to fill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/feature.py"/>
        <source>Place after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/feature.py"/>
        <source>Place before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/trail.py"/>
        <source>Place {id} of the trail hangs on {parent}: damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>Place {node} is not in the project; it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/opening.py"/>
        <source>Places are kept in {folder} for now; save the project elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Places from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Places like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Places to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>PlacesRequest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Play all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Play backwards, faster each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Play from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Play the film, or rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Play up to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Play, faster each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Played from outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Players are asked to loop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>Playlist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Pointed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Polished agate, veined and ringed, at any size. Photographs come back exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Poppy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Pose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PostcardAutoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/postcards/folder.py"/>
        <source>PostcardPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PostcardTextEncoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PostcardTokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PostcardTransformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Poster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Poster frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>PreTrainedTokenizerFast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Previous seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Print pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Print sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Print sheet of the pins …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>Print sheet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Print the selected places on one sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Private key of your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>ProRes 422 HQ for editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>ProRes 4444 with transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Procedural flowers of this project (studio/training/blossoms_scenes.py): five species (Anemone, Aster, Lotus, Dahlia, Echeveria) of curved petals with shadows, translucency and dew, drawn from 43 random numbers. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Procedural flowers of this project (studio/training/garden/scenes.py): ten species (Daisy, Poppy, Lily, Rose, Dahlia, Tulip, Cherry, Iris, Bellflower, Cornflower) drawn from about a hundred random numbers each, at every scale. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Procedural landscapes of this project (studio/training/landscapes.py): a sun, a sky and five ridges, drawn from 30 random numbers. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Procedural landscapes of this project (studio/training/postcards) with captions from a closed grammar of about 130 words. No photographs, no texts of others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Procedural pictures of this project (studio/training/textures.py): dead leaves, noises, marbling, hair, writing, lit bodies, spoilt as a camera spoils. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Procedural sections of minerals of this project (studio/models/scenes/stones.py): folded beds, agate rings, veins, faults and crystal pockets in the colours of sixteen stones. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/strata/card.json"/>
        <source>Procedural sections of minerals of this project (studio/training/strata_stones.py): folded beds, agate rings, veins, faults and crystal pockets in the colours of sixteen stones. No photographs, no third-party data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>Profiles (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/banner.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/commands.py"/>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/header.py"/>
        <source>Project {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_projects.py"/>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_projects.py"/>
        <source>Projects you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/catalogue_list.py"/>
        <source>Published models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/handle.py"/>
        <source>Pull up to see everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Pulse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/films.py"/>
        <source>Put a place into A and one into B first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Put a point here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Put a second in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Put into A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Put into B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Put into the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/kept_choice.py"/>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Put new models into {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Put {name} back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Quad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>Queries, keys, values first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Queue …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Queue: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Queue: {n} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Queue: {n} held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Queue: {n} · {percent:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>Quick draws large pictures in about half the time. Places of the first edition are drawn as they were; the two differ by one of 255 levels at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/window_commands.py"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>RANGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/coded_colour.py"/>
        <source>RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>RGBA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>RNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/writer.py"/>
        <source>ROLLBACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>Radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>Radius of the noise loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/control_words.py"/>
        <source>Reach of variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>Read as a person chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Read otherwise…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Read the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Read the licence at {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>ReadWords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>Reading both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/incoming.py"/>
        <source>Reading it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/renderer.py"/>
        <source>Reading what {name} is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>Reading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>Reading {name} otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Reading {name} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Reads from the weights themselves which changes of style this model answers to most. Found at once; a few pictures then tell how strongly each one works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/compact.py"/>
        <source>Real-ESRGAN compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>Recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>Recipe inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Record the performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Record, or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Recording {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/feature.py"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Reel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Region by region, in shared light: between two keyframes there is one picture, no double exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Region by region, in shared light: the middle is one picture, no double exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/rehearsal.py"/>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/handed.py"/>
        <source>Rehearsal: nothing is behind this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>Rehearse all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Rehearse from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Rejoignez d’abord ce réseau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Relative colorimetric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Relief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Remove the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Remove the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Rename this film (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Rename …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Rendering intent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/controls/control_rows.py"/>
        <source>Reset {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Rest (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Rest at the keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Restore place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Retour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Ridge height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Ridgelines expects latents [N, {latent}], not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Ridgelines knows no fit {fit}; it has {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Ridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>Rings when the last one is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>Roll another {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>Roll two fresh random ways (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Rose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Roughness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>Rounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/loop_row.py"/>
        <source>Rounds of the noise loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>Row {count} of {printable}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Row {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Ruffles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/contents.py"/>
        <source>SELECT edit FROM journal ORDER BY seq</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/register.py"/>
        <source>SELECT id FROM exports ORDER BY made DESC LIMIT ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/contents.py"/>
        <source>SELECT key, value FROM state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>SELECT {fields} FROM tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>SGM uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/stillness.py"/>
        <source>STt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>Safe place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Safe scene: the engine failed too often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_controller.py"/>
        <source>Save certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Save certificate …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>Save profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>Save profile …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Save project as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>Save project as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Save show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>Save show as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Save show as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/status_bar.py"/>
        <source>Saved state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_controller.py"/>
        <source>Saved, without the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>Say what there should be more of, and what the same picture is like without it. Several pairs that differ in just this make a cleaner direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Say what to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_view.py"/>
        <source>Say what you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Says that a model draws this, and which one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Says what it is; nothing from it is run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Scan to take it home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Scannen und mitnehmen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Scannez pour l’emporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Scene {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Scene {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Schedule type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Screen and social</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Screen is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Screen, 4K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Screen, full HD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>SeFa {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>SeFa: closed-form factorization of the weights that turn a style into a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Seamless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>Search actions or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Search by name, subject, maker or licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_browser.py"/>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_bar.py"/>
        <source>Search names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Searches {name} for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/find_photo.py"/>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/inversion.py"/>
        <source>Searching {model} for {photo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/classes.py"/>
        <source>Second class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Second species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>See the last visitor’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/controller.py"/>
        <source>Seed {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/seeds.py"/>
        <source>Seed {n} belongs to space {space}, not {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/seeds.py"/>
        <source>Seed {n} draws a picture, and the model takes none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>Seed {n} is too large for NVIDIA's convention (&lt; 2^32).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/contact_sheet.py"/>
        <source>Seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Seed, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/seeds.py"/>
        <source>Seeds of space {name} know only the studio's convention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/controller.py"/>
        <source>Seeing how strongly each one shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Send a number to an address and it moves, without any teaching. A message to /list is answered with this table as JSON. Another address than 127.0.0.1 lets the network in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Send clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Send the picture on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Set PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Set licence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/feature.py"/>
        <source>Settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Settle anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/workspace.py"/>
        <source>Settle the map anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/panel.py"/>
        <source>Settling the map …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Shade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>Shape of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Shape, form and colour each of one parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Shape, form, colour apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>Share clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Shift across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Shift down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Shift+Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/feature.py"/>
        <source>Shortcuts …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>Shorter side in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Shortest path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Shortest path to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Shot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>Show again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>Show every pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>Show hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/panel.py"/>
        <source>Show settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>Show the family tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Show this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>Show {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>Shows (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/direction_row.py"/>
        <source>Shows nothing at this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/fold.py"/>
        <source>Shows or hides more of this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Shows this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Shows what looks most like this place; drop a photograph too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>Shows you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Sichern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Signed by this studio, and not changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Signed by {signer}, and not changed since. Who that is was not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Signed by {signer}, but that proves nothing: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>Signed by {signer}, but {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Silhouette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Sines of shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>Sines, then cosines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Sixteen palettes are all it knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/strata/card.json"/>
        <source>Sixteen palettes are all it knows. Hard contrast, fine detail and strong veins are rarer in what it makes than in what it saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Size and controls as the model has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Size at a height of 900 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/custom_size.py"/>
        <source>Size of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Size of the picture in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/layouts.py"/>
        <source>Size: {wide} × {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Sliders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/curve_menu.py"/>
        <source>Slow wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/jpeg.py"/>
        <source>Small and opens anywhere; fine edges soften a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/truncation.py"/>
        <source>Small values give typical pictures, 1 the full variety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/webp.py"/>
        <source>Smaller than JPEG, for the web.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/avif.py"/>
        <source>Smallest; some older programs cannot open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>Smooth: through every place without a corner (Catmull-Rom). Straight: directly from place to place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Snow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Social, link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Social, portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Social, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Social, story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Soft proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Softness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Somewhere new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Sonne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/audio/microphone.py"/>
        <source>Sound needs the extra `sound`: `pip install latent-studio[sound]`, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>Sounds ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/status_bar.py"/>
        <source>Space drifts · drag the picture · G shows 24 seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/connections.py"/>
        <source>Space holds · drag to steer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Space {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Speak this first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Species</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Species {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Split tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Spotlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>Spout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>SpoutGL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Spread evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_sizes.py"/>
        <source>Square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_sizes.py"/>
        <source>Square {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>Stable Diffusion 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>Stable Diffusion 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>Stable Diffusion 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>Stable Diffusion XL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>StableDiffusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>StableDiffusionInpaintPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>StableDiffusionPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>StableDiffusionXL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>StableDiffusionXLInpaintPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>StableDiffusionXLPipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Start the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/stillness.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Stays until the next keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/journal.py"/>
        <source>Step {index} of the journal of {name} is damaged; it cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Steps sideways through the landscape; near ridges pass faster than far ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>Steps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Sticks and buttons that are plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Still needed: {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/bar.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/closing_dialog.py"/>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/learn_menu.py"/>
        <source>Stop following {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/transfer_row.py"/>
        <source>Stop, and throw away what was fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>Story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Straighten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/straightening.py"/>
        <source>Straightening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Strange places are shaded warm, bland ones cool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>Strength is {strength}; expected a number from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Style mixed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Sun aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Sun height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>Sun size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/swinir.py"/>
        <source>SwinIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Swings a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Swirl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel_controller.py"/>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel_controller.py"/>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>Symmetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>Syphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>T5 is left out, since the file lacks its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>TCDScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>TIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>TYPE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/corners.py"/>
        <source>Tab chooses a corner, arrows move it, with Shift further, Enter ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/workspace.py"/>
        <source>Table as a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/workspace.py"/>
        <source>Table as a web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/table_view.py"/>
        <source>Table, {column}, {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>Tables (*.csv *.jsonl *.tsv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Tabloid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Tafelberge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/tags_popup.py"/>
        <source>Tags of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>Tags, parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_menu.py"/>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>Take a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>Take a profile …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Take a second out here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/block_row.py"/>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/block_row.py"/>
        <source>Take away {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Take from Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Take it home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/queue_row.py"/>
        <source>Take out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/custom_size.py"/>
        <source>Take the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>Take the path apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Take the present view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Take the tempo from the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>Take this bend away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/popup.py"/>
        <source>Take this film away (Del); undo brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>Take this network off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Take this profile off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcuts_dialog.py"/>
        <source>Taken already: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Takes its colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>Takes over softly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Takes photographs and gives them back, of any size. Two of them, and a walk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Takes the mask away again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Takes the present view as the place of this keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/heard_section.py"/>
        <source>Takes the song out of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>Takes the walk into the base; the picture stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_sizes.py"/>
        <source>Tall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Tangents by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>Tap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>Tap the tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Target size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Target size; 0: by quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>TargetKind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Tars of a thousand pictures, each with its labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>Taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/temperature.py"/>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/popups.py"/>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Tempo …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Terminé</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>Text in the file was too large to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>That brood is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/picking.py"/>
        <source>That curve is not drawn by hand; it has no points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/films.py"/>
        <source>That film is not in the project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>That it is generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/seed_field.py"/>
        <source>That number is too large; seeds go from 0 to 2^63-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>That place is no longer in the trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/picking.py"/>
        <source>That point is no longer on the curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>That step is not in the journal of this project any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>That step is taken back already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>That was done in another library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/avif.py"/>
        <source>The AVIF is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/gif.py"/>
        <source>The GIF carries more text than can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png_reader.py"/>
        <source>The PNG has more than {max_chunks} chunks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png_reader.py"/>
        <source>The PNG is cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png_reader.py"/>
        <source>The PNG is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png_reader.py"/>
        <source>The PNG was saved by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/xmp.py"/>
        <source>The XMP packet declares a document type; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/xmp.py"/>
        <source>The XMP packet is damaged ({str}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/xmp.py"/>
        <source>The XMP packet is in an unknown encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/xmp.py"/>
        <source>The XMP packet is nested too deep; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/xmp.py"/>
        <source>The XMP packet is {count} MB; at most 4 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>The address of an authority that confirms the time. It is asked over the network at every export; left empty, nobody is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>The amount is {text}; expected a number such as -1.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>The amount that each picture was moved stands in the index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>The author's page, or a LICENSE file beside the weights, usually says it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/maker.py"/>
        <source>The batch has no pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/plan.py"/>
        <source>The batch would have {count} pictures; at most {max_pictures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/bending.py"/>
        <source>The bend {how} is {amount}, it goes {low} … {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/layout.py"/>
        <source>The bleed of {bleed_mm} mm needs a gap of {value} mm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>The card kept for {name} is another model's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>The card of {get} was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>The card of {name} was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>The catalogue {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>The catalogue {path} cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>The catalogue {path} is inconsistent: {id} {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>The catalogue {path} is larger than 4 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The coarse layers turn towards other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>The colour profile that was chosen is gone; choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>The colour profile that was chosen was altered; choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>The colour profile {shown} is damaged and cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>The colour profile {shown} is damaged or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>The connection broke at {amount}; trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The controls that say what the picture looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>The copied place is damaged; copy it again as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>The copied place is {count} characters; at most {max_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>The corners of the picture are those of the screen again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>The direction goes from {low} to {high}; expected low..high.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>The direction is {word}; expected NAME=LOW..HIGH, of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>The direction {name} does not fit this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/directions.py"/>
        <source>The direction {name} has no length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>The directions of this model are no lines through its seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>The discrete part of the latent: one of the kinds that the model found itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>The disk could not read or write {name}; check it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/bin.py"/>
        <source>The disk did not let go of {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>The disk is full: {name} cannot be written; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>The disk is full: {name} was not written to {folder}; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/writer.py"/>
        <source>The disk is slow; {name} still waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/recording.py"/>
        <source>The disk is too slow for the recording; it ends here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>The display {name} is not there; the show plays without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>The download needs {size}, but only {size2} are free on the disk of the data folder; make room and go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/get.py"/>
        <source>The download was paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/strata/card.json"/>
        <source>The earlier edition of Agate, at 64 pixels. Any photograph goes in, and comes back exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>The earlier edition of Garden, at 64 pixels: five species to choose and to cross.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>The encoder and the decoder do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/client.py"/>
        <source>The engine did not answer any more and is being started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/jobs.py"/>
        <source>The engine knows no job of the kind {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>The engine stopped and was started again; this was not finished. Ask for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>The engine stopped at this picture and was started again; try another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/client.py"/>
        <source>The engine stopped by itself and is being started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>The engine stopped while it opened this model; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/kinds.py"/>
        <source>The enlarger in {name} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/kinds.py"/>
        <source>The enlarger in {name} is broken; add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/enlarging.py"/>
        <source>The enlarger made numbers that are none; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/enlargers.py"/>
        <source>The enlarger that was chosen is not here any more; add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/directions.py"/>
        <source>The examples that have it and those that lack it are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>The export was stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>The family of hue that most of the colour in a picture belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>The file does not say how it was trained. Assumed, by what its own statistics agree with best, and open to change in the panel: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>The file holds the weights twice. The averaged ones draw; those that training ended with can be chosen in the panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/copies.py"/>
        <source>The file holds the weights twice: averaged over the training, which as a rule makes the better pictures, and as the last step left them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/reading.py"/>
        <source>The file is cut off or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/classes.py"/>
        <source>The file knows classes by number alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/adapters.py"/>
        <source>The file of {key} is broken at {layer}; add the LoRA again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/told_films.py"/>
        <source>The file says nothing of the places of its film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/model.py"/>
        <source>The film cannot be kept: {value} ({what}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>The film cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/packed.py"/>
        <source>The film cannot be read: {value} is wrong ({what}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/model.py"/>
        <source>The film has more than {max_frames} frames; make it shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/writer.py"/>
        <source>The film has no frames; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/reel.py"/>
        <source>The film has no keyframe yet; place one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/model.py"/>
        <source>The film holds a number that is none; the edit is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/reel.py"/>
        <source>The film is made with {name}, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/writer.py"/>
        <source>The film is silent. {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webp.py"/>
        <source>The film is too large for a WebP; choose WebM, or a smaller size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>The film is too large to be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/takes.py"/>
        <source>The film is {seconds} seconds long; it cannot begin later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>The film names a size that its pictures do not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/tasks.py"/>
        <source>The film names frames that it does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/audio/playing.py"/>
        <source>The film plays silently: no loudspeaker was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/audio/playing.py"/>
        <source>The film plays silently: sounddevice is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/packed.py"/>
        <source>The film was made by a newer studio; update to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/takes.py"/>
        <source>The film would end before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/times.py"/>
        <source>The film's {value} cannot be so: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>The films of this project (Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The fine layers turn towards other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>The first display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>The first is how it is read now. Its places are drawn by the one you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>The first seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The first that fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/folders.py"/>
        <source>The folder for new models, {folder}, is not there; connect its disk, or choose another one under Model library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>The folder {folder} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/journal.py"/>
        <source>The folder {folder} cannot be written to; free it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>The folder {folder} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>The folders of the library were changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>The format is {format}; call it {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/table.py"/>
        <source>The format is {key}; expected one of {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/table.py"/>
        <source>The format of the film is {key}; expected one of {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/paths.py"/>
        <source>The installation in {package} has no resources folder; install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_row.py"/>
        <source>The knob stands elsewhere: turn it past the slider, and it takes over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>The largest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The largest of four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/open_file.py"/>
        <source>The last {lost} changes were not saved. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>The last {seconds:.0f} seconds, as you saw them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>The latent is nested deeper than {max_depth} levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>The list of addresses cannot be served at {host}, port {port}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/settling.py"/>
        <source>The map could not be settled: {error}
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>The mask is of shape {shape}, the picture asks for {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>The mask {name} of {name2} holds more than 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The mean of four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The middle layers turn towards other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/generator.py"/>
        <source>The model cannot be run backwards at this picture: it {how}; try another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/surprise.py"/>
        <source>The model does not measure surprise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/generator.py"/>
        <source>The model expects grids of {channels} channels, not {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/generator.py"/>
        <source>The model expects latents of shape {shape}, not {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/styled.py"/>
        <source>The model expects latents of shape {shape}, not {shape2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>The model expects latents of shape {shape}, not {tuple}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>The model expects latents of shape {wanted}, not {tuple}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>The model finds no way there from here; the picture stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/draw_places.py"/>
        <source>The model gave broken numbers for all of these places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/renderer.py"/>
        <source>The model gave broken numbers here; move back a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/steering.py"/>
        <source>The model gave broken numbers on the way; move it less far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/surprise.py"/>
        <source>The model gives broken figures for how surprising its samples are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>The model has no control {key}; it has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>The model in {place} is not listed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>The model in {place} lacks its file {card}; install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/generator.py"/>
        <source>The model knows no fit {fit}; it has {fits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>The model makes it smaller. A Lanczos filter scales that up, and edges stay as soft as they were; a network that you added draws detail of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/fitting.py"/>
        <source>The model makes pictures up to {largest} a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>The model was added but cannot be found; start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>The model {id} is not installed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batching.py"/>
        <source>The model {id} is not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>The model {name} is not installed; {installed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>The model's card cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>The model's card gives no range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>The model's card is {count} MB; at most 32 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/names.py"/>
        <source>The name template has {{{field}}}; there are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>The name {name}… is too long for this disk; choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The named sliders move, those that are chosen below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>The nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/generator.py"/>
        <source>The network of this model has no middle to look into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>The network says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>The next file: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>The next generation (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/path_section.py"/>
        <source>The noise goes round a circle while the film goes along its path, and comes back to its beginning: even one place moves then, without a seam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>The noise that becomes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>The numbering of the layers leaves room for a norm without weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>The numbers that were learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>The other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>The other model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>The other parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>The page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>The page that is seen, with its words, as one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/layout.py"/>
        <source>The paper is {paper}; expected {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/recording.py"/>
        <source>The performance is a film of this project now: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>The photo's place in {name} was found; it is kept in the trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>The picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>The picture is not there yet; extend it when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/mode.py"/>
        <source>The picture is not there yet; paint when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/given.py"/>
        <source>The picture is of shape {tuple}, not {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>The picture is sent on to other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/blobs.py"/>
        <source>The picture is {count} MB; a project keeps up to {max_blob_bytes} MB each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>The picture stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/given.py"/>
        <source>The picture was put into the model as {fit}; to be painted over it must be taken as {start}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>The picture, sent on to other programs while it moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>The pictures as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/store.py"/>
        <source>The pictures of a map could not be packed: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>The pictures of this model differ in no clear direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/pipe.py"/>
        <source>The pipe {path} cannot be made ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/container.py"/>
        <source>The pipeline lacks its {part}, which turns text into numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/container.py"/>
        <source>The pipeline lacks the weights of its {part}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The pipeline lacks {part}/config.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The pipeline lacks {path}, which says how noise grew in its training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/container.py"/>
        <source>The pipeline lacks {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>The place does not fit {name}: it lies in the space {space}, the model has {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>The place does not fit {name}: it moves along a direction ({name2}) that the model lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>The place does not fit {name}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/straightening.py"/>
        <source>The place has moved on meanwhile; straighten it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>The place is {size} MB; at most {max_json_bytes} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/lifts.py"/>
        <source>The place lies in space {name}, the model has {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place lies in space {name}, the model's is {name2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place lies too far out to be computed; move it closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/straighten.py"/>
        <source>The place lies too far out to be straightened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place mixes layers, and the model has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>The place of the keyframe; goes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place paints over a picture, and the model cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>The place stays; it is told what that one was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>The place that looks least like all on your trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place uses a direction ({name}) that the model lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/latents.py"/>
        <source>The place was walked to over compositions, and the model takes none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/playlist.py"/>
        <source>The place you are at joins the show (click another in the trail)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>The place you see is where Panic leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>The playlist is shuffled, and never plays one thing twice in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>The preset is {key}; expected one of {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/printing.py"/>
        <source>The printer {name} does not take the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/prior.py"/>
        <source>The prior's strengths are not all above zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/prior.py"/>
        <source>The prior's {key} holds numbers that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/profile.py"/>
        <source>The profile is {count} KB; at most {max_bytes} KB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/profile.py"/>
        <source>The profile was made by a newer studio; update to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting.py"/>
        <source>The program that fetches files did not start; install the studio again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/engine/studio_process.py"/>
        <source>The program that looks at files did not start; install the studio again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>The project cannot keep {key}: {count} MB, at most 8 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>The project cannot keep {key}: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/films.py"/>
        <source>The project has {many} called {name}; it has {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/controller.py"/>
        <source>The project is under Open recent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>The project was brought up to date; the original is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/provenance.py"/>
        <source>The provenance cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/provenance.py"/>
        <source>The provenance is {count} MB; at most 8 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>The quality is {quality}; expected a number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>The queue cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>The recipe is larger than 8 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>The recipe is {count} MB; at most {max_json_bytes} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>The recipe was written by a newer studio (version {version}, this one reads up to {version2}); update to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>The recipe's version is {str}, expected a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>The recipes in the file are larger than can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/recording.py"/>
        <source>The recording has reached its greatest size; it ends here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/register.py"/>
        <source>The register of exports cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>The rehearsal rests while a show plays on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>The right edge continues at the left one, for wallpapers and turning panoramas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>The same picture on one display more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The same, one frequency more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The scheduler is a {name}, which this studio does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>The screen is dark until this is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>The screen is filled; what does not fit is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>The screen is never dark. Add the hours in which it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>The seed is {text}; expected a whole number from 0 to {max_seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>The server asks to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>The share of the steps at which guidance begins. Steps before it are kept when guidance changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>The share of the steps at which guidance ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>The share, and where the layers begin and end, go from 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/plan.py"/>
        <source>The shares of the split do not make a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/raster.py"/>
        <source>The sheet would be {:,} × {:,} pixels;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/running.py"/>
        <source>The show did not start; install the studio again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/running.py"/>
        <source>The show has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>The show is starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>The show is {count} MB; at most {max_bytes} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>The show plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>The show plays without {models}: not installed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>The show says {leaving}; expected {{seconds}} and no other braces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>The show that was started here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>The show was made by a newer studio; update to play it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/exposure.py"/>
        <source>The shutter is {shutter}; expected more than 0, at most 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>The size is {text}; expected WIDTHxHEIGHT, each from 1 to {max_side}, a sheet such as A4, or 210x297mm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/papers.py"/>
        <source>The size is {text}; expected more than nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>The size of the film is {size_mb} MB; expected more than 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>The sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/seeds.py"/>
        <source>The space {name} has no seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>The stage was restarted: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>The stricter holds for what is made of both: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/opening.py"/>
        <source>The studio did not close properly last time; everything is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/styled.py"/>
        <source>The studio's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/entries.py"/>
        <source>The studio's first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/takes.py"/>
        <source>The sub-frames or the shutter are out of range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>The table would have {count} cells; at most {max_cells}. Take fewer stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>The tags of {name} were changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>The task is {count} MB; at most {max_task} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/multiscale.py"/>
        <source>The temperature of the finest level alone: less is smoother, more is grainier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>The tempo is that of the MIDI clock that comes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/network.py"/>
        <source>The third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pieces.py"/>
        <source>The tokenizer's spiece.model is broken; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>The trail has no places yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>The tree, or the children again (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/shortest.py"/>
        <source>The two places belong to two models; no path leads from one to another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>The visitor has gone quiet: what was made goes soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>The visitor's state is wiped, the first place of the show plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/wavelet/architecture.py"/>
        <source>The weights are no wavelet flow: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>The weights are not a StyleGAN2: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>The weights are not a sequence of layers: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>The weights are {words}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/multiscale.py"/>
        <source>The weights ask for the temperature {value}; expected 0.05 to 1.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>The weights do not say it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>The weights do not say it; this finds the noise in made-up pictures best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>The weights do not say which activation stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>The weights do not say which it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>The weights do not say which kind it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>The weights hold no decoder of the TAESD family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/generator.py"/>
        <source>The weights hold numbers in {name} that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/generator.py"/>
        <source>The weights hold {name} as {found}, expected {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>The weights lack {error}; this is not a complete Garden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/generator.py"/>
        <source>The weights lack {name}; this is not a complete Aurora model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>The weights lack {name}; this is not a complete Garden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl.py"/>
        <source>The weights make no AutoencoderKL: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>The weights of {name} do not fit Ridgelines: {wrong}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>The weights of {name} hold numbers in {key} that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>The weights of {name} hold {key} as {found}, expected {shape}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>The weights of {name} {what} {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/prior.py"/>
        <source>The weights tell of a prior without a fitting {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>The whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>The whole film in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>The whole latent turns towards other seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/map_frame.py"/>
        <source>The whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>The whole picture, its edge soft, over a blur of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>The whole screen is the pad; two fingers turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/word_lists.py"/>
        <source>The word list {name} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/wildcards.py"/>
        <source>The word list {name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/word_lists.py"/>
        <source>The word list {name} is larger than 1 MB; shorten or split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/word_lists.py"/>
        <source>The word list {name} is too long: at most {max_lines} lines of {max_line} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/generator.py"/>
        <source>The words of another model were given to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/exposure.py"/>
        <source>The {name} are {value}; expected a number from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/whole.py"/>
        <source>The {name} could not be encoded: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/shapes.py"/>
        <source>The {name} have shapes {tuple} and {tuple2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/shapes.py"/>
        <source>The {name} is {found_words}, expected {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The {part} is a {name} of {library}, a program that this studio does not run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The {part} is a {name}, which this studio does not draw with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The {pipeline} lacks its {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>The {pipeline} lacks the {reader} of its {part}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/learn_menu.py"/>
        <source>Then move a knob, press a key, or send a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/pipe.py"/>
        <source>There are no named pipes on this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_choice.py"/>
        <source>There are no pins; P pins a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>There are {count} scenes; at most {max_scenes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>There are {count} scenes; that is all there can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/imports.py"/>
        <source>There is already a model folder {place}; choose another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/enlargers.py"/>
        <source>There is no enlarger {name}; {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/work.py"/>
        <source>There is no file or folder {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>There is no file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>There is no file {printable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>There is no folder {folder}; make it first or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>There is no folder {printable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>There is no list yet. A list is a text file with a word or a phrase a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>There is no model {model_id} installed; {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>There is no other model of the kind of {name} to mix it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/films.py"/>
        <source>There is no photo behind this place; drop one on the picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>There is no photograph behind this. A model draws it as you move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/workspace.py"/>
        <source>There is no picture in this table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>There is no picture yet to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/clipboard.py"/>
        <source>There is no place and no picture to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>There is no place inside the lasso.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>There is no preset {key}; there are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/printing.py"/>
        <source>There is no printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>There is no project at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/readings.py"/>
        <source>There is no reading {key}; there are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/shows.py"/>
        <source>There is no show {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/keys.py"/>
        <source>There is no way on from that keyframe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/wildcards.py"/>
        <source>There is no word list {name}; there are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>There is no {entry_id} in the catalogue; `studio get` lists what is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>There is no {number} in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>There is not enough memory to open {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>There is nothing more to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/curve_menu.py"/>
        <source>There is nothing to animate in this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>There is nothing to be heard in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/compare.py"/>
        <source>There is nothing to compare with yet; pin a place with P.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>There is nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>There is nothing to follow at this point. Begin at an edge or a detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>There is only one way to read {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/engine.py"/>
        <source>There is too little free memory for this; close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/layout.py"/>
        <source>There would be more than {max_pages} pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>This cannot be kept: it holds a number that is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>This cannot be kept: {replace}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/midi/ports.py"/>
        <source>This computer offers no MIDI: {rstrip}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/gamepad/pads.py"/>
        <source>This computer opens no gamepads: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>This could not be made; try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/journal.py"/>
        <source>This download runs in another window or terminal already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>This folder is not there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>This format has no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/png_reader.py"/>
        <source>This is not a PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/performance.py"/>
        <source>This is not a performance of Latent Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>This is not a picture, film or recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/profile.py"/>
        <source>This is not a profile of Latent Studio: {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>This is not a readable recipe: it is not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>This is not a readable recipe: {plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>This is not a readable show: {plain}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>This is not a recipe of Latent Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>This is not a show of Latent Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>This model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sketches.py"/>
        <source>This model comes to its pictures without any steps to look into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>This model draws no larger picture than this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/find_photo.py"/>
        <source>This model has no encoder, so it is searched: step by step its picture is brought nearer to yours. What it never learned it cannot find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>This model keeps its own proportions; {nearest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>This model makes fixed sizes; {nearest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>This model makes up to {largest:,} pixels a side; {nearest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>This model needs multiples of {multiple}; {nearest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/generator.py"/>
        <source>This model takes no words; choose one that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>This moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/mark_offer.py"/>
        <source>This picture was exported here; its invisible mark says from where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drag_strength.py"/>
        <source>This place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/steered_places.py"/>
        <source>This place cannot be moved by its picture; go to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/styles.py"/>
        <source>This place is mixed too often already; begin with another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>This place is still being looked at; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/likely.py"/>
        <source>This place lies beyond the seeds, where nothing is likely or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>This place needs the model {name} with the weights {sha256}; the one installed has {sha2562}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>This place on paper, as PDF or TIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/schedule.py"/>
        <source>This sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>This studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/schedule.py"/>
        <source>This studio does not walk as {name} does; choose another sampler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>This version of the studio does not open this kind of model yet, so it does not offer to fetch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Three like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/apart/ledger.py"/>
        <source>ThumbRequest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Tide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Tiles exactly in both directions: the plane is wound round a torus, so opposite edges meet without a seam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>Tiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Time is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline/view.py"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Tint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>To leave a show, touch its four corners clockwise from the upper left, or press Ctrl+Alt+Shift+L, and enter this number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>To the keyframe before (Ctrl+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>To the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>To the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>To the next keyframe (Ctrl+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>To the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/foot.py"/>
        <source>To the safe place, now; black and frozen end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/learn_words.py"/>
        <source>To this model both texts say the same; write what sets them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>To {aspect}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_filter.py"/>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/prompts.py"/>
        <source>Together the prompts are {room} characters long, and a recipe holds {max_text}: between them the lightest words are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>TokenizersBackend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>Told the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_direction.py"/>
        <source>Too few pictures came to learn a direction from; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/labels.py"/>
        <source>Too small for a visible label, which needs {smallest} pixels a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Top left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Top right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touch the one to go on with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touch to wander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touch words, and it is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touchez celle qui vous plaît</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touchez des mots, l’image se dessine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Touchez pour explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Toujours là ?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Towards amber above 0, towards blue below; near black and near white stay neutral.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/__init__.py"/>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/trail_column.py"/>
        <source>Trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Train, val and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>Transparent parts were put on neutral grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/source_editor.py"/>
        <source>Triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Trois semblables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Truncated layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/truncation.py"/>
        <source>Truncation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>Truncation reaches so many layers, the coarse ones first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>Trying it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>Tulip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Turn round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/workspace.py"/>
        <source>Turn, scale, invert or shake what single layers draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Turned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>Turned upright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Turns every colour round the OKLCH hue circle; lightness stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Turns the pattern; frame, tile and symmetry stay upright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>Turns the picture to the left. The kind R was made for it; T bends a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>Twelve others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>Twice as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/plan.py"/>
        <source>Two parts of the split have the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>Two things have one id; one of them would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/addresses_sheet.py"/>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/seed_field.py"/>
        <source>Type a whole number from 0 to 2^63-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>Type amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>UDP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>Under the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/controller.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/samplers.py"/>
        <source>UniPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>UniPCMultistepScheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>Unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>Unknown: the file does not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>Unlike its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/packed.py"/>
        <source>Unpacking it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/steps_sheet.py"/>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_list.py"/>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Unvisited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/find_sections.py"/>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>Up for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Up to three, by name, of whichever model is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>Upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/extending.py"/>
        <source>Upwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Use as A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/intents.py"/>
        <source>Use as B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/place_well.py"/>
        <source>Use current place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_row.py"/>
        <source>Use the usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_details.py"/>
        <source>Use this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/custom_size.py"/>
        <source>Use this size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drag_strength.py"/>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Usual colour: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>VAE hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>VAE, an encoder and a decoder that share a latent space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/osc/query.py"/>
        <source>VALUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>VQModel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Value to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/control_words.py"/>
        <source>Variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>Various</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>Veins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/feature/commands.py"/>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>Visible label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Visitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Voir l’image d’avant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Vollmond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Von einem Modell gemacht. Es trägt bei sich, wie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Vos mots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Votre image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Votre image part dans {seconds} s. Touchez pour la garder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Votre image se dessine …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Votre image s’imprime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>WEBP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operator.py"/>
        <source>Wait {wait:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>Waits for the download before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>Wald</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>Walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Walk through the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>Wander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>Wander pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/curve_menu.py"/>
        <source>Wandering noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Wanders on after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>Warm side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Warm sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>Warmth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>Warmth, fog, symmetry …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Watches the middle of the network while many pictures come out of noise, and looks for what differs most between them there: often what they show rather than how light or colourful they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>Way of blending: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>Way out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Weave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/cppn/declared.py"/>
        <source>Weaves the light: threads over and under each other, along the folds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>Web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>Web loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>WebDataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webm.py"/>
        <source>WebM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webm.py"/>
        <source>WebM, AV1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webp.py"/>
        <source>WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>WebP, small, recipe inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_tile.py"/>
        <source>Weight of parent {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Weight of part {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Weight of part {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>Weight of words {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Weight of words {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Weight of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>Weights of convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/get_models.py"/>
        <source>Well-known generators that others published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/middle.py"/>
        <source>What another model is told was given to this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>What came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_view.py"/>
        <source>What can be done with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/view.py"/>
        <source>What failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>What follows what in this project, and its scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>What goes on beside a block: its code may change it in passing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>What grows: a seed brings its own species unless one is held here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>What is added to each remembered spread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/garden/generator.py"/>
        <source>What is crossed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/section.py"/>
        <source>What is done to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/classes.py"/>
        <source>What is mixed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>What is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>What is {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_makes.py"/>
        <source>What it makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>What it says about itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>What it was taught to tell of a picture with noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>What it was trained on is unknown, so whether this is the data's doing or its own cannot be said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/generator.py"/>
        <source>What its first activation leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>What kind of thing is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>What lies between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>What may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/swatches.py"/>
        <source>What of it counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>What stands in the sky.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live_out/popup.py"/>
        <source>What the canvas shows, as 1920 × 1080 for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>What the file says of its film cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/lines.py"/>
        <source>What the file says of its film is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/lines.py"/>
        <source>What the file says of its film is larger than can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/seed_grid.py"/>
        <source>What the grid shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>What the model was told to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/classes.py"/>
        <source>What the model was told to draw.{known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/masking/bar.py"/>
        <source>What the mouse does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/place_section.py"/>
        <source>What the pad does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>What the picture shows. (word:1.2) weighs a word, | stands between scenes that are drawn at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>What the ruler counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/enlargers.py"/>
        <source>What this enlarger makes is no picture; its numbers may be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/base_popup.py"/>
        <source>What this place is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>What to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>What varies along {axis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/journal.py"/>
        <source>What was begun in {name} cannot be read any more; choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>What was picked and refused so far does not count any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/tasks.py"/>
        <source>What was to be made cannot be read any more; remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>What you write here stays beside the weights and goes along when the model is exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>What {host} sent for {name} does not have the checksum that was published; it was thrown away. Try again; if it happens twice, the file was replaced at its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>What {name} can be moved along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>What {tool} wrote into it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>When they leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/settings_sheet.py"/>
        <source>Where exports come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>Where hair, pores and leaves get their chance from: the noise stored with the weights, noise of a number, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>Where it could not be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/entry_details.py"/>
        <source>Where it is from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>Where small details get their chance from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>Where the film is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>Where to look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/folder_row.py"/>
        <source>Where to put the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/feature.py"/>
        <source>Where {name} is to be put</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Whether children may differ in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follows_panel.py"/>
        <source>Which knobs work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/mix_sheet.py"/>
        <source>Which layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>Which layers halve the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/licence_popup.py"/>
        <source>Which licence is {name} under?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_layout.py"/>
        <source>Which licence?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>Which random numbers a seed stands for: NVIDIA's give the pictures that others published for their seeds (0 to 4,294,967,295).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>Which way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>While a picture is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>While nobody is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Who may blend with it; then it is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>Whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Wi-Fi to join first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_sizes.py"/>
        <source>Wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_fields.py"/>
        <source>Width in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>With its keyframes and curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/wildcards.py"/>
        <source>With its words chosen the prompt has {count} characters; a place holds {max_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>With sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>With the next one of this show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>Without a PIN, whoever knows the gesture can leave the show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Without the key: for those who want to check your exports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>Woodcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Word lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/wildcards.py"/>
        <source>Word lists name each other more than {max_listed} times over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/panel.py"/>
        <source>Words count more or less, and directions of words move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>Words end at {most} letters: {few}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_blocks.py"/>
        <source>Words of another scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>Words of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Words on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/described.py"/>
        <source>Words that the picture is steered away from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>Words to lay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/timeline_menus.py"/>
        <source>Work on this curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>Works on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Worte berühren, und es wird gezeichnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>Write it as #f2a65a.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Written into exports only where you give one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/pdf.py"/>
        <source>XObject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/wall_filter.py"/>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/find_directions.py"/>
        <source>You then see each direction at work, name those that mean something, and leave the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/signing_section.py"/>
        <source>Your organisation's certificates, its own first, and its private key, as PEM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>Your own profile …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>Your photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Your picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Your picture goes in {seconds} s. Touch to keep it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Your picture is being printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Your words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/label_row.py"/>
        <source>Zoom {percent:.0f} percent; fit or 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Zuerst mit diesem Netz verbinden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Zum Bild von eben</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/wording.py"/>
        <source>Zurück</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>__colours__ in a prompt becomes a line of the list colours, another one for every new place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/wide.py"/>
        <source>a BigGAN of {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/deep.py"/>
        <source>a BigGAN-deep of {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>a DDPM of {blocks} plain blocks, {size}, {steps} steps of noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>a DDPM with a small U-Net, {channels} × {side} × {side}, {steps} steps of noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/architecture.py"/>
        <source>a Glow of {count} levels with {steps} {kind} steps, {channels} × {side} × {side}, exact both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>a RealNVP-type flow of {couplings} couplings on {size}, exact both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>a StyleGAN2 ({architecture}) of {writers}, {wide} × {high}, {colours}{of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>a StyleGAN2 of lucidrains' code, {side} × {side}, {colours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>a StyleGAN3-{kind} of {side} × {side}, {colours}{of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>a U-Net of OpenAI's layout, {levels} levels{told}, assumed {side} × {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/burgess.py"/>
        <source>a VAE of the disentanglement papers, z {latent} to {channels} × {side} × {side}, with its encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>a VQ-VAE of {count} layers, {entries} codes of {length}, {cell} times smaller; it holds no prior, so its seeds are pictures that the studio makes up, as it sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>a block does not begin with a convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>a calm sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>a check failed ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>a coupling lacks its 'scaling_factor'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>a dense VAE, z {latent} and one of {classes} classes to {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>a few seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pieces.py"/>
        <source>a field beyond the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pieces.py"/>
        <source>a field of kind {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/sequence.py"/>
        <source>a folder is not looked into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/writer.py"/>
        <source>a folder of pictures cannot be signed as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/sequence.py"/>
        <source>a folder of pictures for print and grading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/sequence.py"/>
        <source>a folder of pictures, nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>a joint VAE, z {latent} and {kinds} to {chain} × {side} × {side}, with its encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>a key twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>a layer does not continue the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>a layer has no weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>a layer is not linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>a linear layer does not fold into a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>a model whose words have {wide} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>a name stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/changer.py"/>
        <source>a network of {count} layers that changes pictures, {channels} channels into {made}; it draws what goes in: a photograph, another model's picture, or one that the studio makes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>a norm follows no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>a norm stands before all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pieces.py"/>
        <source>a number without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>a range of surprise from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>a refining model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>a residual generator of {count} blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>a second pass at a larger size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/architecture.py"/>
        <source>a sequential generator of {count} layers, z {latent}{classes} to {channels} × {height} × {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>a small denoiser of {count} convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/provenance.py"/>
        <source>a sound whose file does not say what it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_words.py"/>
        <source>a stormy sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/settling.py"/>
        <source>a task of another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>a watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>a woodcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>a {kind} VAE, z {latent} to {size}, {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>a {kind} autoencoder, a code of {latent} to {size}; it holds no prior, so its seeds are drawn as its encoder sees pictures that the studio makes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/render_words.py"/>
        <source>about {hours:.1f} h to render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/render_words.py"/>
        <source>about {minutes:.0f} min to render</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/pictures.py"/>
        <source>about {n} minutes to go</source>
        <extracomment>For one: about {n} minute to go</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/pictures.py"/>
        <source>about {n} s to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/render_words.py"/>
        <source>about {seconds:.0f} s to render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>about {size:g} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>about {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>about {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>added a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>added a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>added to the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>adds items to something that is not a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>adds to path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>adjusted colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>against {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>agate rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/mutation.py"/>
        <source>along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl.py"/>
        <source>an AutoencoderKL, {latent} latent channels, {cell} times smaller, with its encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>an AutoencoderTiny with {channels} latent channels, with its encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/autoencoder.py"/>
        <source>an autoencoder of {count} layers, {latent} channels, {cell} times smaller; it holds no prior, so its seeds are pictures that the studio makes up, as it sees them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>an encoder stands beside it, so its latent is not drawn from a normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>an invisible mark where it has 256 pixels a side or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>another kind of network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/store.py"/>
        <source>another map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/difference.py"/>
        <source>another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>another pass of sampling after the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/colour_row.py"/>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>any size and shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>anything else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>anything may be done with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>anywhere from {low} to {high}, evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>apache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/extending.py"/>
        <source>around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>ascii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>asks for a name that is not a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>asks for an unknown coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>asks for more work than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>asks for {name} to be run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>assumed to predict {what}, which the file does not say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/usual_meter.py"/>
        <source>at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/prints/raster.py"/>
        <source>at most {max_side} a side. Take fewer dots per inch, or PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>at most {side} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/visit.py"/>
        <source>attract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>aube</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>aurora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/sources.py"/>
        <source>axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>band {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>bar of 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>bare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/crossing.py"/>
        <source>base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/wavelet/architecture.py"/>
        <source>base.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/looks.py"/>
        <source>batch of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>beat {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/inputs_panel.py"/>
        <source>beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>before the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>begins with a file that it lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>bend wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>beside the file, which cannot carry them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/recognise.py"/>
        <source>beside {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>bits per dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/usual_meter.py"/>
        <source>bland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>blend of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>blend {round} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>block {at} does not continue the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>blue sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/rrdb.py"/>
        <source>body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/broods.py"/>
        <source>bred on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>brighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>broad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>broad shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>bsd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>buffers of another process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>burnt in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>button {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>calls something that is not a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>calm sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>came with the studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>can't allocate memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_delegate.py"/>
        <source>cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>cannot be read: {lower}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>carnelian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>cc by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>changed a display of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed a keyframe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>changed a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/tables/table_state.py"/>
        <source>changed a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>changed by hand · Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/setup_state.py"/>
        <source>changed how a slider follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>changed how long something stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>changed how long visitors are waited for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>changed how pictures are taken home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>changed how the show drifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>changed the card of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/look.py"/>
        <source>changed the colours of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the length of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the markers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the noise loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the part that is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/show_state.py"/>
        <source>changed the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>changed the tags of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>changed the time of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wording.py"/>
        <source>changed the words of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/brood_state.py"/>
        <source>changed what may change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>changed what visitors may touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>changed when the screen is dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>choose a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>choose a smaller size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>choose {fitting}, or a smaller size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>chose other folders for models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>chose the safe place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>clear air, flat print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>clear weather, calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>clear weather, hills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>clear weather, sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>closes a group that was never opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>coarse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>collines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>colour with transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>combed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/presets.py"/>
        <source>comes back to its beginning without a seam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/generator.py"/>
        <source>comes back up to {off} of 255 steps off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/prompt_reading.py"/>
        <source>compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>conditioner.embedders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>conditioner.embedders.0.model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>conditioner.embedders.0.transformer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>conditioner.embedders.1.model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/filming.py"/>
        <source>control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>control nets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/unet.py"/>
        <source>conv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>cool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>cooler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>copied keyframes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/visit.py"/>
        <source>countdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>craggy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/trail.py"/>
        <source>created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>creative commons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>crescent moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>croissant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>crop {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/crossing.py"/>
        <source>cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>cross {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/pages.py"/>
        <source>cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>cut off: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>cut off: {words}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>cutoff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/contents.py"/>
        <source>damaged and not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_list.py"/>
        <source>damaged, can be rescued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>dark between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>darker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_variety.py"/>
        <source>data {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>dawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>ddim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>ddpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>decoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>deleted from the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>deleted {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>deleted {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/prepared.py"/>
        <source>demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>describes a file in two different ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>describes a parameter by something that is no tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>describes a tensor by something that is not one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>describes a {name} that makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>describes its numbers {name} in two ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>deux dômes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>deux lunes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/parts.py"/>
        <source>diffusers.models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/filming.py"/>
        <source>direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>dodged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/generator.py"/>
        <source>does not come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/extending.py"/>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>draft {side}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/generator.py"/>
        <source>drawn by `render` alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>drawn by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>drawn: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>drei Gipfel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>drifting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>drifts and holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/blend_row.py"/>
        <source>drop a picture or a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>dunes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>duplicated a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>dusk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/way.py"/>
        <source>ease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>ebb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/masks.py"/>
        <source>edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>edges that meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>edited by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/enlargers.py"/>
        <source>eight times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>encoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>encoded again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>ends in the middle of a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/interpolation.py"/>
        <source>ends of the arc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/interpolation.py"/>
        <source>ends of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>ends too early: a download that broke off; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>ends too early; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/connections.py"/>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/connections.py"/>
        <source>engine starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>equally many of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>euler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>every frame shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/doubts.py"/>
        <source>every place gives the same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/directions.py"/>
        <source>examples that have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/directions.py"/>
        <source>examples that lack it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>expected a number from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>expected on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>expected one of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>expected text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/register.py"/>
        <source>exported on {when} UTC as {name}{model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/way.py"/>
        <source>fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/list_model.py"/>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>figures of variety that are none: {figures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>finds photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>fine detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>flach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>flat print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/loras.py"/>
        <source>float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>fog, sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>folded beds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>follows {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mov.py"/>
        <source>for editing, also transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mov.py"/>
        <source>for editing, large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webm.py"/>
        <source>for the web, also transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webm.py"/>
        <source>for the web, smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/taste_state.py"/>
        <source>forgot a taste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>four mesas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/enlargers.py"/>
        <source>four times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>from above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>from before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>from the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>from what was prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>full moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/devices.py"/>
        <source>gamepad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>garden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>gated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>gen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>generation {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/parent_strip.py"/>
        <source>generation {n} · {count} broods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>generator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>gentle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>glowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>goes from picture to picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>goes on to the next control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>gold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>golden dunes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>gpl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>green above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>green forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>green hills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/merging.py"/>
        <source>grids to merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>guidance made weaker by its own length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>guidance {guidance:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>guidance {guidance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>half symmetric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>halved {halvings} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>halved {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/doubts.py"/>
        <source>hardly anybody trains at {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>harmony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has a damaged directory; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has a directory that is not where it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has a directory that points beside its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has a directory with something hidden behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>has a file without an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>has a key that is neither text nor number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>has a key without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>has a line without an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>has a list of files that cannot be read: {str}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has a list of weights that is far too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>has a name of {count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has a part {name} that {rstrip}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>has a shape that does not fill its bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>has a shape that is not a short list of sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has a {name} of more than {max_small_bytes} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has a {name} of more than {most} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has a {name} that cannot be read: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has a {name} that is no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has an index ({name}) that names no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>has an index that names an index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>has another file than it was made with: {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/example_grid.py"/>
        <source>has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/example_grid.py"/>
        <source>has it not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>has no files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>has offsets that are not two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has the damaged part {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>has the damaged part {name}; copy or download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>has the unknown instruction {code} at byte {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>has the unknown number format {str}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>hazy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/grid.py"/>
        <source>held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/brood_state.py"/>
        <source>held a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/canvas/painting.py"/>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>heun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>hides a file where numbers belong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>hides files within files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>hides something between its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>high middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>hills, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/held.py"/>
        <source>hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/plain.py"/>
        <source>hold the foreign tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds a file whose name is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds a file with the unsafe name {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a list that is not one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/networks.py"/>
        <source>holds a network that is not described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/networks.py"/>
        <source>holds a network whose parts are not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/networks.py"/>
        <source>holds a network whose parts are not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/networks.py"/>
        <source>holds a network whose variables are not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>holds a number of {length} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array of objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds a numpy array of the type {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array that does not fill its shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a numpy array that is not described</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array that is not plain numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a numpy array that makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array whose description is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a numpy array whose shape is not a list of sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>holds a numpy array whose shape makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a numpy value of the wrong length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds a numpy value that is an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>holds a program ({entry}), and folders with programs stay shut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds a tensor of {count} dimensions; at most {max_dims}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds a tensor that is larger than its numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds a tensor that reaches beyond its numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds a tensor whose shape is not a list of sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>holds a text with broken escapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>holds a text without quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds bytes that are not bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds files that overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>holds more tensors, or longer names, than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>holds more tensors, or longer names, than any real pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>holds more than {max_entries} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>holds numbers of an impossible count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>holds numbers of the unknown kind {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds numbers of the unknown kind {str}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>holds numbers that are not bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>holds numbers that share memory in a way no longer written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>holds one direction of a generator with a latent of {sizes} (InterFaceGAN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>holds other numbers {key} than it describes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>holds the place of a picture in a StyleGAN: w+ of {layers} × {width}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>holds two tensors under the name {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>holds weights of flax or JAX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>holds weights that were damaged or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>holds {count} bytes behind its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds {count} bytes for numbers {key}, not {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>holds {count} directions of a generator with a latent of {width} (GANSpace){first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds {count} files; at most {max_members}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds {count} lists of weights; a checkpoint has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>holds {name} damaged or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds {name} encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>holds {name} in a shard where its index has it not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>holds {name} of another length than it lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds {name} packed in an unknown way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>holds {name} packed or too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>holds {name} twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>holds {sizes} directions of a StyleGAN with w of {sizes} (SeFa), of which the first {max_directions} are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>holds {size} bytes that are no whole count of {dtype} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>holds {text} where a number belongs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>holds {twice} in two of its shards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>holds {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>hue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>hypernetwork {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/store.py"/>
        <source>id, rank, priority, kind, path, state, done, total, problem, added, ended, owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>in steps of {multiple}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>in your library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>installed are {join}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/painting.py"/>
        <source>inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/bending.py"/>
        <source>invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>inwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a LoRA: changes to a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a StyleGAN of NVIDIA's code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>is a TorchScript program, not a list of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is a VQ-VAE: a table of codes with the halves beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is a cold diffusion network, which undoes a covering step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is a diffusion network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is a diffusion network for points of {narrow} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a diffusion network in the layout of Stable Diffusion, but {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is a discriminator or classifier: it judges pictures and makes none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is a folder of {count} files of weights; give one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is a folder without weights; give a file, or a folder that diffusers wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a kind of StyleGAN2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a normalizing flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is a picture, not a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is a pipeline of none of the parts that the studio draws with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>is a program (TorchScript or an exported graph), not a list of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is a tar archive, in which torch's oldest files hide programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is a web page, not a model: what was saved is the page around the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>is a zip archive and no checkpoint; unpack it and give what is inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>is a {kind} of diffusers, which this version does not draw with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is an autoencoder: it gives back the picture that it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/kinds.py"/>
        <source>is an autoregressive network, which draws pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is an empty or divided archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is called shard {int} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is cut into more shards than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>is listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is nested more deeply than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is no kind of weights that the studio knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>is no packed model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>is not a file of torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>is not a generator but the result of projecting a picture into a StyleGAN2: the picture ({side} × {side}), its w+ latent ({layers} × {width}) and noises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>is not described by dtype, shape and offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>is one of {count} shards, of which {missing}{more} is missing; download the rest into the same folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is only a pointer of Git LFS: the weights themselves were not fetched; run git lfs pull, or download the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is packed; unpack it first and look at what is inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/lone.py"/>
        <source>is the U-Net alone of a model that is told words: model_index.json, the text encoder and the autoencoder are missing; open the folder that it came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>is the transformer of {model} and lacks {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>is too short to hold weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>is written in an unknown version of pickle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>isc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>it does not begin with a map of 4 × 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>it does not begin with the couplings 'flows.1'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>it does not double its picture as often as it halves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>it does not find the noise that is put into pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>it does not give back the pictures that it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>it doubles before it halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>it doubles more often than it halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>it ends in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>it ends in {pixels} numbers, which are no usual picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/layers.py"/>
        <source>it gives {tuple}, not {gives}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>it halves more often than it doubles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>it has attention layers, which this version does not draw with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>it has neither 'initial_block' nor 'to_initial_block'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>it has neither a recipe nor a model with a seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>it has no blocks of two convolutions under names of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>it has no constant that a StyleGAN2 grows from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>it has no layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>it has no levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/architecture.py"/>
        <source>it has no model_index.json, which says what goes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>it has no networks S and G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>it has no smaller middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>it has no two equal heads between linear layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>it has no two equal linear heads in a row, nor one of twice the latent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>it has no two halves with two heads between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>it has other layers than linear ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>it has the two heads of a VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>it has {channels} channels and {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>it has {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>it has {count} convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>it has {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>it has {count} tables of codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>it holds no U-Net of latent diffusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>it holds no autoencoder (first_stage_model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>it holds no text encoder (cond_stage_model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/layers.py"/>
        <source>it holds the foreign tensor {foreign}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>it holds the foreign tensor {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>it is a VAE of the disentanglement papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>it is empty or unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>it is larger than 32 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>it is no chain of convolutions with layer norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>it is no pair of halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>it is no small U-Net: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>it is not numbered blocks of three convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>it is not told the time behind its first block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>it is the refiner of Stable Diffusion XL, which only retouches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>it is told neither time nor class, and keeps no steps of noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>it is told no class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>it is told nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>it is told words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>it lacks 'mapping.fc0.weight'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>it lacks 'synthesis.b4.const', which a StyleGAN2 grows from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>it lacks 'synthesis.b4.conv1.weight'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>it lacks 'synthesis.input.freqs', which a StyleGAN3 begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>it lacks a denoiser 'gt' with its steps beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>it lacks a linear front or one last convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>it lacks init_conv, final_conv or time_mlp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>it lacks its mapping or its blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>it lacks the first or last layers of such a U-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl_names.py"/>
        <source>it lacks the levels of an encoder and a decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>it lacks the network itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>it lacks {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>it lacks {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>it lacks {stem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>it lists more tensors than any real file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/burgess.py"/>
        <source>it makes pictures of {channels} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>it makes pictures of {channels} channels from z {z_dim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>it makes pictures of {colours} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>it makes pictures of {colours} channels in {blocks} blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>it makes pictures of {decoder} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>it makes pictures of {img_channels} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>it makes pictures of {made} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>it takes no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>it takes {channels} channels and gives {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>it takes {channels} channels and gives {made}, which is no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>it takes {first} numbers, as long as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>it takes {taken} channels and gives {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>it was made for {made_for}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/camera.py"/>
        <source>it was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>it was signed outside the time of the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>it weighs maps that it does not make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/recognise.py"/>
        <source>it would make maps of {size}, larger than any real network's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>its U-Net and its text encoders do not go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/unet.py"/>
        <source>its U-Net is not told words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/checkpoint.py"/>
        <source>its U-Net takes {channels} channels, such as a picture to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl_names.py"/>
        <source>its activation is {str}, not SiLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>its activation {str} is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>its autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>its blocks are not numbered as they should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>its blocks do not continue each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>its blocks do not double from 8 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>its card (card.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl_names.py"/>
        <source>its channels do not divide into {str} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>its classes are no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>its classes go nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>its code of {latent} numbers is hardly shorter than the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>its codes have {length} numbers, its middle {latent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl.py"/>
        <source>its configuration calls it {str}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>its covers (covers.webp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>its credentials were changed after they were signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>its decoder is no sequence of layers: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>its encoder takes something else than a picture and a label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>its filter is of an unusual kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>its first coupling has no checkerboard mask, which tells the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>its first layer takes a picture, so it changes pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>its first layer takes no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>its first layers take no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>its first level has not four times 1 or 3 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>its flow steps are not numbered from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>its halves are not numbered blocks of three convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>its halves do not agree about the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>its halves do not mirror each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>its kernels are of an unusual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>its label has {length} numbers, its decoder takes {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>its last layer gives no noise of a picture's channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>its last layer gives no noise of the picture's channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>its last norm does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>its latent has {into} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/recognise.py"/>
        <source>its latent has {latent} numbers{beside}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>its layers L0, L1 … are not all there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>its layers are numbered as none ever are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/layers.py"/>
        <source>its layers do not follow from each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>its level {level} has {width} hidden channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>its levels are not alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl_names.py"/>
        <source>its levels are not counted one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>its levels are not numbered from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>its linear front does not fold into a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>its linear layers do not lead from a picture to a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>its makers are to be named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>its mapping is no chain of fully connected layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>its maps are {across} × {side}, which such a network cannot halve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/autoencoder.py"/>
        <source>its middle holds as many numbers as the picture: it changes pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/changer.py"/>
        <source>its middle holds fewer numbers than the picture: an autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/identify.py"/>
        <source>its numbers are not all floating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>its numbers of 8 bits are opened at 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>its own samples at temperature 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>its picture becomes {zooms} times as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/doubts.py"/>
        <source>its pictures are burnt out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/doubts.py"/>
        <source>its pictures are empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>its pictures have a side of {side} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>its pictures have {channels} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl_names.py"/>
        <source>its pictures have {last} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/looking.py"/>
        <source>its place is in the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/colour.py"/>
        <source>its profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>its recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>its steps of noise are not so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>its table has {min} codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>its tensors are larger than any memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/wide.py"/>
        <source>its tensors are not those of a BigGAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/biggan/deep.py"/>
        <source>its tensors are not those of a BigGAN-deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/identify.py"/>
        <source>its tensors do not go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>its tensors have another number of dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>its tensors have other shapes than a StyleGAN2's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>its text encoder CLIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>its text encoder T5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/clip.py"/>
        <source>its text encoder lacks {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>its text encoder {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>its time goes nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>its time has {clock} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_variety.py"/>
        <source>its training data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>its training pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/flux.py"/>
        <source>its transformer lacks {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>its two halves are told differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>its {key} is no positive number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>joblib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>jour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>karras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>kept at 16 bits and computed at 16 where the machine gains by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>key {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>knob {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/zipped.py"/>
        <source>lacks its numbers {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>lacks the shard {str} that its index names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/folder.py"/>
        <source>lacks the tensor {missing} that its index names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/child.py"/>
        <source>lacks the tensor {path} that it had a moment ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>lacks {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>lapis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/layers.py"/>
        <source>layer {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>layer {number} does not continue the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>layer {number} has a weight of {count} dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>layer {stem} does not continue the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>layers of its canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/layers.py"/>
        <source>layers {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/swinir.py"/>
        <source>layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>lcm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>leading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>leafy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>leaves a gap before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/extending.py"/>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>left out what plays the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>left something out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/tiles.py"/>
        <source>left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>lerp, then the length that slerp would have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>lerp: the straight line, duller in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/brood_state.py"/>
        <source>less like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/brood_state.py"/>
        <source>let a child go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>let a slider go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>let a slider swing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>light between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>lighter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>lightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/likely_drift.py"/>
        <source>likely · {share} % of {count} steps taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/prompt_reading.py"/>
        <source>list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>listens to {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>lists other files than it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>lists other numbers than it uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/seeds.py"/>
        <source>little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>little {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/feed.py"/>
        <source>live out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/pages.py"/>
        <source>longer than anything a project keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>looked at {name} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>looking for the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>looks like an ONNX program, which this version does not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>low contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>low middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>lower right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>lying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>made a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>made a path of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>made by a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>made by a model from a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>made {name} a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>makes a tensor in an unknown way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>makes an object of something that is not a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>makes an object with named arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/enlargers.py"/>
        <source>makes pictures {times} as large ({kind}): it is no model to explore, but exports can be enlarged with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>malachite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>map name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>maps of {small} pixels come from no usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>maps of {width} × {height} cannot be squeezed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>marked invisibly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>measures surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>measuring how far pictures move …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>mer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>mesas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/devices.py"/>
        <source>midi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/midi/clock.py"/>
        <source>midi clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/sources.py"/>
        <source>midi {kind} {channel}{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/visitors.py"/>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>mit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>mixes layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/stamp.py"/>
        <source>model {model_sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/rrdb.py"/>
        <source>model.1.sub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>model_index.json does not say what its {part} is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/enlargers.py"/>
        <source>module.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>more colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>more surprising than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/films.py"/>
        <source>more than one film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pieces.py"/>
        <source>more words than any language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>moved keyframes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>moved something in the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>moved {name} to the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>moving · step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/pointing/mode.py"/>
        <source>moving · {share:.0f} % of a side to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>mpl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>much {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/trail.py"/>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>named a place {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>names a number format by something that is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>names a page that is not https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/catalogue.py"/>
        <source>names one file twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>names the unknown number format {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/arrays.py"/>
        <source>names the unknown number format {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/child.py"/>
        <source>needs more memory than a file of its length may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>neither warm nor cool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>netG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/grouping.py"/>
        <source>network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>new place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>night, stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>no Content Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/digits.py"/>
        <source>no DDPM of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/architecture.py"/>
        <source>no Glow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>no LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>no RealNVP-type flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/generator.py"/>
        <source>no StyleGAN3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/openai.py"/>
        <source>no U-Net of OpenAI's layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/codes.py"/>
        <source>no VQ-VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/autoencoder.py"/>
        <source>no autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense.py"/>
        <source>no autoencoder with a short code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/conditional.py"/>
        <source>no conditional VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>no denoiser of course code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>no derivatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/films.py"/>
        <source>no film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/rows.py"/>
        <source>no keyframe yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>no kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/pictures.py"/>
        <source>no latents in a {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>no layer takes the {latent} numbers of the latent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>no linear layer gives a code that another one takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>no mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/fitting.py"/>
        <source>no model is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>no model with an opener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>no near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/changer.py"/>
        <source>no network that changes pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>no peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>no pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>no plain VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/guarded.py"/>
        <source>no process to look at them could be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>no recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>no small denoiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>nobody has said what may be done with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>noderivatives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>noncommercial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>not a StyleGAN2 of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>not a file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>not all of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/file_row.py"/>
        <source>not chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>not done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>not fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>not for trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>not in a file yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/example_grid.py"/>
        <source>not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/lock.py"/>
        <source>not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>not to be passed on changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>not undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>not used: {join} (failed the start-up test)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>note {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>note {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/word_blocks.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>nothing has moved lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>nothing to compare it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>nuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/store.py"/>
        <source>numbers that are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>nvidia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>odbl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>of a kin of LoRA that this studio cannot add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>of at most {most:.1f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>of middle contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>of middle light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>of middling colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>of middling detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>of this checkpoint only the autoencoder is drawn with, the rest waits ({count} tensors: {printable})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/kl.py"/>
        <source>of this {pipeline} only the autoencoder is drawn with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>of which the first {max_directions} are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/panel/curve_row.py"/>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/tiles.py"/>
        <source>on all sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>on its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>one colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/shapes.py"/>
        <source>one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>one of {classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>one of {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>onsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>onwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>opened a show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>orange sky</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/sources.py"/>
        <source>osc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>oscillator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>other sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>other stone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>other words for another encoder: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/faults.py"/>
        <source>out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>overlaps another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/sources.py"/>
        <source>pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>paints over photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>pale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/trail.py"/>
        <source>parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>parent {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>pasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>pasted into the film at {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/document.py"/>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/directions.py"/>
        <source>pca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>photo painted over from {base_label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>physical id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/grid.py"/>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/paths.py"/>
        <source>pictures after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/paths.py"/>
        <source>pictures before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>pictures that it was shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>piles up more values than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>pink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/node_model.py"/>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>pinned a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>placed a keyframe after {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>placed a keyframe at {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/interpolation.py"/>
        <source>places to blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/surprise_meter.py"/>
        <source>plain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>plainer than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>plat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mp4.py"/>
        <source>plays everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>pleine lune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>pndm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>pointed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/paths.py"/>
        <source>points of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/directions.py"/>
        <source>points of the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/tags_popup.py"/>
        <source>portrait, night, for the poster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>postcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>print sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/wording.py"/>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>public domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>pulse wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>put something in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>put {name} under the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>recalls a value by something that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>recalls a value that it never made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/recording.py"/>
        <source>recorded a performance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>refers to something outside of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>refers to {kind} for its numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/snapping.py"/>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>remembers more values than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>removed a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>removed a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>renamed a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>renamed a scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>renamed the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>renamed {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>renamed {name} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>repaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>residual generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>restored {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>retrying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>rich</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>rich colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>richer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>ridgelines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>rose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>rose above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/between.py"/>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>ruffled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/pages.py"/>
        <source>runs out of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/profile.py"/>
        <source>sRGB IEC61966-2.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>sRGB, for screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>samples of w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/trail_controller.py"/>
        <source>saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>saw wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/bending.py"/>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/mapping.py"/>
        <source>scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>sea, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/difference.py"/>
        <source>seed {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/core/lifts.py"/>
        <source>seeds lie in the first space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/store.py"/>
        <source>seeds out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/scene_edits.py"/>
        <source>set the fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>set the licence of {name} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>set the tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>sets items of something that is not a dict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>sets the state of something that has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>sgm uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>sharealike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/prepared.py"/>
        <source>shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>since {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>size asked first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/blend_section.py"/>
        <source>slerp: along the arc, keeps what a model was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>slim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>slow wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/avif.py"/>
        <source>small, shown like a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mp4.py"/>
        <source>smaller, for newer screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/mp4.py"/>
        <source>smallest, for newer programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/keys.py"/>
        <source>smooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>snow, hills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>soft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>soleil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>somebody unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/places.py"/>
        <source>sorted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/devices.py"/>
        <source>sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>sparse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>spiece.model or tokenizer.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/layout.py"/>
        <source>stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>stark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/painting.py"/>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/about_dialog.py"/>
        <source>starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/ridgelines/card.json"/>
        <source>steep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/presenter.py"/>
        <source>step {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>steps at {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>steps to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/words.py"/>
        <source>stick {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>storm, gloomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/usual_meter.py"/>
        <source>strange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/__init__.py"/>
        <source>stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>stronger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>such as CC BY 4.0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/surprise_meter.py"/>
        <source>surprising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>swirling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>symmetric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>symmetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>synthesis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>taken with a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>taken with a camera that computes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>takes a value where there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>takes photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>takes what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>takes words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/learner.py"/>
        <source>taught a slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the address for time stamps is {printable}; it begins with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>the averaged copy {printable} was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/difference.py"/>
        <source>the bends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>the block {number} does not come back to what it took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the certificate or its private key cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>the decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>the decoder {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>the diffusers folder of the same model holds them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/seal.py"/>
        <source>the disk refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>the file {other}, which no model has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/joined.py"/>
        <source>the folder is of another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/joined.py"/>
        <source>the folder says {key} = {str}, and the file is of {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>the folder {printable} beside it holds a whole one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>the histogram of {key} does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>the last layer does not continue the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>the last layer has {channels} channels, not those of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>the last layer makes {size} × {size2} pixels, not a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>the layers from {begin} to {end} of the depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>the layers of the text encoder that were skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/unet.py"/>
        <source>the levels of its U-Net are not alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/native.py"/>
        <source>the library for Content Credentials could not be loaded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the library for certificates could not be loaded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>the mask of {step} is {mask}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>the nearest is {wide:,} × {high:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the noise that its sampler adds at every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>the norm behind layer {number} is of another length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/a1111.py"/>
        <source>the parts between which BREAK stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sizes.py"/>
        <source>the picture is {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the picture that it began with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>the picture was changed after it was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>the picture would be {size} × {size2} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the private key asks for a password; give one without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the private key does not belong to the first certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>the private key is of a kind that Content Credentials do not take; EC P-256, P-384, P-521, RSA from 2048 bits and Ed25519 are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the sampler {sampler}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the schedule {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the seed, which it does not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>the signer's certificate had expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>the signer's certificate is not one for this purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>the signer's certificate was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/difference.py"/>
        <source>the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>the size {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>the steps of its noise are not in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>the table of classes does not fit the first layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/difference.py"/>
        <source>the walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/comfyui.py"/>
        <source>the way in which several prompts were put together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>the words of its T5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>there are {count} layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/enlargers.py"/>
        <source>there are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/work.py"/>
        <source>there was too little memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/child.py"/>
        <source>they ask for more memory than they may have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/guarded.py"/>
        <source>they broke the process that looked at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/work.py"/>
        <source>they did not prove valid ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/guarded.py"/>
        <source>they hold far more than can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/guarded.py"/>
        <source>they took longer than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>those of 8 bits opened at 16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/postcards/card.json"/>
        <source>three rounded peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>three sharp peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/enlargers.py"/>
        <source>three times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/bending.py"/>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/ago.py"/>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>told words by {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/kept.py"/>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>took a curve away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>took a pin away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/profiles.py"/>
        <source>took a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>took along what Live holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/brood_state.py"/>
        <source>took back: less like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>took back: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/files.py"/>
        <source>took over corners that were dragged on the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/desk.py"/>
        <source>took something out of the show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>took the name {before} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>took the shortest path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/labels.py"/>
        <source>took the song away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>took {name} from the favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>took {name} out of the bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/tiles.py"/>
        <source>top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>torch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/blossoms/card.json"/>
        <source>towards you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>transformer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>treble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>triangle wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>trois sommets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/webp.py"/>
        <source>true colours, also transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>truncation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/mutation.py"/>
        <source>turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>two rounded peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/naming.py"/>
        <source>unet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety.py"/>
        <source>uneven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/child.py"/>
        <source>unfolds to far more than its own length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>unfolds to more values than any real checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>unipc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/surprise_meter.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card.py"/>
        <source>unknown licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/content.py"/>
        <source>unknown reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>unknown: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>unknown: {words} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>unlicense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/engine/file_reader.py"/>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/pad_words.py"/>
        <source>up and down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>upper left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/enlarging/carn.py"/>
        <source>upsample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>uses a value where there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/machine.py"/>
        <source>uses {what}, which no checkpoint needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/surprise.py"/>
        <source>usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>vae.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/curves.py"/>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/garden/card.json"/>
        <source>velvet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/packed.py"/>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/visit.py"/>
        <source>visiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/agate/card.json"/>
        <source>vivid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>vocab.json and merges.txt, or tokenizer.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>vocab.txt or tokenizer.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/getting_words.py"/>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/sources.py"/>
        <source>wander</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>wandered {far}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/targets.py"/>
        <source>wanders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>warm above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>warm below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>warm left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/darkroom/card.json"/>
        <source>warm right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>warmer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/atlas/looks.py"/>
        <source>warmth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/stream.py"/>
        <source>was written by a machine with another byte order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>was written by a newer studio; update this one to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/table.py"/>
        <source>was written by joblib, whose files run code when opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/filming.py"/>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/trail.py"/>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>what comes out is no picture of the size that goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>what comes out is of another size than what goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>what comes out is smaller than what goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>what is made of it stands under the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>what it cannot do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/doubts.py"/>
        <source>what it draws looks like noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>what it is told does not go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>what it is told fits behind no layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>what it is told is no row of numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/course.py"/>
        <source>what it is told of time does not go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/model_variety.py"/>
        <source>what it makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>what it makes, in a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>what it shows too often, too seldom or never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>what its credentials say was changed after they were signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>what the number of a class goes through is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>where it can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>where you have it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>which pictures it learned from, as far as that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/strangers.py"/>
        <source>which this version does not draw with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/card_editor.py"/>
        <source>who made or trained it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/live/targets.py"/>
        <source>whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>whose encoder's shapes do not tell how it reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>with credentials of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/sequential.py"/>
        <source>with its encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/architecture.py"/>
        <source>with skips laid beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>with {article}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/register.py"/>
        <source>with {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/model.py"/>
        <source>within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/tokens.py"/>
        <source>without T5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/prompt_reading.py"/>
        <source>word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/word_lists.py"/>
        <source>word lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/foreign.py"/>
        <source>words beyond the first {longest} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>words for parts of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/others/invokeai.py"/>
        <source>words of style: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>wtfpl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/atlas/naming.py"/>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/ago.py"/>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/node_model.py"/>
        <source>you are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>your own {missing} is not chosen; both are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/assumptions.py"/>
        <source>z was drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/walk.py"/>
        <source>z, then class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/licences.py"/>
        <source>zlib</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>zwei Kuppen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/show/demo.py"/>
        <source>zwei Monde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/grid/taesd.py"/>
        <source>{article} of a TAESD autoencoder with {channels} latent channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>{bpm:.1f} beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>{bpm:g} beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>{broken} of {asked} pictures {was} broken numbers and not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/contents.py"/>
        <source>{broken} places of {{}} are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>{c_dim} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/graph.py"/>
        <source>{channels} numbers are no square picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/convert.py"/>
        <source>{chosen}: {changed}. It can be changed in the list's menu. {assumed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>{classes} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>{count} billion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/disk.py"/>
        <source>{count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>{count} could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/queue/film_making.py"/>
        <source>{count} keyframes belong to models that are not installed; the film goes past them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>{count} million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>{count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>{count} more that have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>{count} more that have it not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/directions_section.py"/>
        <source>{count} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edits.py"/>
        <source>{count} new places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/maker.py"/>
        <source>{count} of {total} pictures could not be made: {reasons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/breed/brood.py"/>
        <source>{count} parents; expected 1 to {max_parents}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>{count} pictures a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/contact_sheet.py"/>
        <source>{count} pictures by {name}, the seeds 0 to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>{count} pictures of {shown}{more} pixels, {name}, {bits} bits a channel, sRGB. Every one of them was made by a model; none is a photograph.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>{count} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/latent.py"/>
        <source>{count} places blended with {count2} weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/keys.py"/>
        <source>{count} places do not fit between the two; move them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>{count} tensors of its training were left aside ({join})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/rescue.py"/>
        <source>{count}{photos} are in this new project{lost}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>{cpu_name}, torch {version}, {threads} threads{note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/camera.py"/>
        <source>{device} cannot be used as a camera ({reason}); it has to be a device of v4l2loopback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/directions.py"/>
        <source>{direction_id} is not the name of a random direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>{distinct} distinct of {samples}, {repeats}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>{done:,} of {total:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/breed/pictures.py"/>
        <source>{done} of {count} children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>{draft_ms} ms a draft, as measured when it was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/identify.py"/>
        <source>{empty} holds no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/marks/marking.py"/>
        <source>{error} The mark in the file cannot be looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>{extra} is foreign to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/list_model.py"/>
        <source>{facts} · its licence is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/about.py"/>
        <source>{fewest} to {most} a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>{float} % of how styles differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover.py"/>
        <source>{float} % of what changes everywhere alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_inside.py"/>
        <source>{float} % of what differs in the middle of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{folder} is not a folder; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{folder} is read-only here: {name} was not written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/projects/recent_list.py"/>
        <source>{folder} · damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sizes.py"/>
        <source>{found}, at most {largest} pixels a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sizes.py"/>
        <source>{found}, expected multiples of {multiple}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sizes.py"/>
        <source>{found}, expected the proportions of {w} × {h}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/sizes.py"/>
        <source>{found}, expected {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_keep.py"/>
        <source>{frames:,} pictures of {size}; {summary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/from_examples.py"/>
        <source>{having} have it, {lacking} have it not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/rules.py"/>
        <source>{hostname} sends the download back to this machine; refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} answered {name} with the error {status}; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} broke off after {size}{of}, several times. What was fetched is kept; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} cannot prove that it is {host} (its certificate is not trusted here); nothing was fetched. A wrong clock or a filter in this network does that too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} does not hand {name} to you: accept the terms on its page, and give an access token of your own account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} is busy and asks to wait; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>{host} leads to no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} offers {name} with {size} ({offered} bytes), but {size2} bytes were published: it is another file now, so it was not fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>{host} sends another piece of the file than was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>{host} sends the download around in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{host} was not reached: this machine seems to be offline, or the server is. What was fetched is kept; try again when you are online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>{how} · layer {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>{how} · layer {n} · {count} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/bending/words.py"/>
        <source>{how} · layer {n} · {count} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>{keys} also do: {names}.</source>
        <extracomment>For one: {keys} also does: {names}.</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/settings/shortcut_rules.py"/>
        <source>{keys} {use}; take another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/stems.py"/>
        <source>{key} belongs to no plain layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/adapters.py"/>
        <source>{key} changes {layer}, which the model lacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>{label} is not installed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/controls.py"/>
        <source>{label} is {count} letters long; at most {max_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>{last} numbers behind linear layers alone could be anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>{layers} begins a block that nothing goes round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>{layers} begins a block whose layers do not go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>{layers} begins no block of a known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>{looked} of {count} frames were looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{max_seconds} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>{million} GB while it draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>{million} million numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/job_lines.py"/>
        <source>{minutes:.0f} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{minutes} h {minutes2} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>{models} take {size}, {more} more in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>{models} take {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>{model} batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/short_time.py"/>
        <source>{ms:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/desk.py"/>
        <source>{ms:.0f} ms to the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/weight_words.py"/>
        <source>{n:,.0f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>{n:,} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/tables/axes_panel.py"/>
        <source>{n:,} cells</source>
        <extracomment>For one: {n:,} cell</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>{n:,} curves</source>
        <extracomment>For one: {n:,} curve</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/live_out/feature.py"/>
        <source>{n:,} dropped</source>
        <extracomment>For one: {n:,} dropped</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>{n:,} frames</source>
        <extracomment>For one: {n:,} frame</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/animate/transport.py"/>
        <source>{n:,} frames dropped</source>
        <extracomment>For one: {n:,} frame dropped</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/inspecting/inspect_sheet.py"/>
        <source>{n:,} keyframes</source>
        <extracomment>For one: {n:,} keyframe</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>{n:,} models</source>
        <extracomment>For one: {n:,} model</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/exporting/batch_dialog.py"/>
        <source>{n:,} pictures</source>
        <extracomment>For one: {n:,} picture</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>{n:,} pins</source>
        <extracomment>For one: {n:,} pin</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/projects/recent_list.py"/>
        <source>{n:,} places</source>
        <extracomment>For one: {n:,} place</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/atlas/finds.py"/>
        <source>{n:,} places caught</source>
        <extracomment>For one: {n:,} place caught</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/trail/strip_header.py"/>
        <source>{n:,} selected</source>
        <extracomment>For one: {n:,} selected</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/weight_words.py"/>
        <source>{n:.0f} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/weight_words.py"/>
        <source>{n:.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/weight_words.py"/>
        <source>{n:.1f} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>{named} move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/edit.py"/>
        <source>{named} moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/imports.py"/>
        <source>{names} and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/directions/imports.py"/>
        <source>{names} fit.</source>
        <extracomment>For one: {names} fits.</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>{names}: as usual again, so that the photo looks like itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pairs.py"/>
        <source>{names}: the decoder and the encoder of one TAESD autoencoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/screen.py"/>
        <source>{name} (not plugged in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} and {name2} are the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} and {name2} cannot be mixed: one is {kinds}, the other {kinds2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} and {name2} cannot be mixed: {key} is {join} in one and {join2} in the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} and {name2} cannot be mixed: {name3} has a layer {key}, {name4} has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>{name} belongs to no plain denoiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>{name} belongs to no plain layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/work.py"/>
        <source>{name} broke the process that looked at it and was put aside; nothing from it was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/bin.py"/>
        <source>{name} came with the studio and stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} came with the studio; add LoRAs to models of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/facts.py"/>
        <source>{name} came with the studio; its card is part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/otherwise.py"/>
        <source>{name} came with the studio; there is nothing to choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{name} came with the studio; there is nothing to find out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{name} cannot be a file name here; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>{name} cannot be drawn with: its tensors do not go together, or take more memory than there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>{name} cannot be drawn with: {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/joined.py"/>
        <source>{name} cannot be joined with {there}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/joined.py"/>
        <source>{name} cannot be joined: its tensors do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/steering.py"/>
        <source>{name} cannot be moved by its picture; choose a GAN or a VAE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/lock.py"/>
        <source>{name} cannot be opened for writing ({reason}); copy it to a folder of your own and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} cannot be opened for writing; copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} cannot be opened: {lower}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/shows.py"/>
        <source>{name} cannot be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>{name} cannot be read: {lower}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>{name} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>{name} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} cannot be read: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>{name} cannot be sealed: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/invert_photo.py"/>
        <source>{name} cannot be searched for photos; choose a model that can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/proof.py"/>
        <source>{name} cannot be used for a proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/converting.py"/>
        <source>{name} cannot be used: it lacks {intent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>{name} cannot be used: {path} is missing or empty; install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/writer.py"/>
        <source>{name} cannot be written safely here; copy it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/likely.py"/>
        <source>{name} cannot say which places are likely: its places are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/film_state.py"/>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>{name} corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/identify.py"/>
        <source>{name} could be {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/migrate.py"/>
        <source>{name} could not be brought up to date: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>{name} does not continue the layer before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/describe.py"/>
        <source>{name} does not draw seed {seed}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} does not fit in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/surprise.py"/>
        <source>{name} does not measure surprise; choose a model that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/table.py"/>
        <source>{name} does not say a format; end it with one of {ends}, or give --format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/table.py"/>
        <source>{name} does not say a format; end it with one of {ends}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>{name} does not say how its frames were taken; films of this edition's `studio film` and Animate do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>{name} does not say how many frames it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/shortest.py"/>
        <source>{name} draws from noise, step by step; this is for VAEs and GANs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/layers_inside.py"/>
        <source>{name} draws in steps; its layers cannot be bent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/about.py"/>
        <source>{name} draws nothing by itself: it has no seeds, only places that pictures are put at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} ends within its header; copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>{name} fits none of this model's layers{origin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>{name} fits only {count} of {count2} layers of this model{origin}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_row.py"/>
        <source>{name} follows {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/learner.py"/>
        <source>{name} follows {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/invert_photo.py"/>
        <source>{name} found no place for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/sequence.py"/>
        <source>{name} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>{name} from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>{name} gives two pictures for one place; it was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} has a header of {length} MB; at most 16 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} has a header that is not readable: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} has an alpha that is no single number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} has metadata that is not text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/table.py"/>
        <source>{name} has no control {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/surprise.py"/>
        <source>{name} has no figure for this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/get.py"/>
        <source>{name} has no files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/multiscale.py"/>
        <source>{name} has no inverse: the channels of {step} are mixed by a matrix that cannot be turned back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/layers_inside.py"/>
        <source>{name} has no layers that could be bent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover.py"/>
        <source>{name} has no seeds to look for directions among.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/describe.py"/>
        <source>{name} has no seeds, so there is nothing to draw by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} has no sound in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>{name} has no sound: the film is silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>{name} has no styles to look for directions in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{name} has other pixels; expected {width} × {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>{name} has {count} dimensions, expected {dimensions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{name} has {count} rows, expected {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>{name} has {depths} bits a channel, not {bits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} has {most} LoRAs beside it already, as many as it can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/tiff.py"/>
        <source>{name} has {ndim} axes, expected a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/atlas/store.py"/>
        <source>{name} has {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/transfer.py"/>
        <source>{name} has {size}; at most {size2} are fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>{name} has {value} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} has {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name} holds 64-bit unsigned numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>{name} holds 8 bits here; choose {deep} for {bits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>{name} holds a table or rule that no project has; it is damaged or was changed by another program, and is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>{name} holds at most {max_side} pixels a side, this is {width} × {height}; {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/lora/matching.py"/>
        <source>{name} holds changes beyond plain LoRA, which cannot be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>{name} holds directions that cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name} holds facts that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>{name} holds no CMYK here; choose {inked}, or an RGB profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/drop_target.py"/>
        <source>{name} holds no place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>{name} holds no recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/identify.py"/>
        <source>{name} holds no tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} holds numbers that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>{name} holds other weights than its card names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>{name} holds {count} places; at most {max_nodes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} holds {data_bytes} bytes of weights and lists {at}; copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is a HEIC picture, which cannot be read here; save it as JPEG first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>{name} is a folder of pictures; only films in one file can be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>{name} is a mask, so parts of a picture are told it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/converting.py"/>
        <source>{name} is a profile of tables, which are read with 8 bits a channel; choose 8 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>{name} is a table of codes, so it is a VQ-VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/lock.py"/>
        <source>{name} is already open in another window; close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>{name} is always lossy here; choose {others} for lossless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>{name} is back in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/journal.py"/>
        <source>{name} is being made already, by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} is broken: tensor {key} {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>{name} is called {after} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/packed.py"/>
        <source>{name} is called {architecture} on its card and {architecture2} in its weights; it was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is damaged ({printable}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is damaged and cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} is damaged: a part of it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} is damaged: it begins like a sound and is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/journal.py"/>
        <source>{name} is damaged: its journal ends before {position}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/project.py"/>
        <source>{name} is damaged: its newest part cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} is damaged: its version is {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} is damaged: its {holds} cannot be read whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>{name} is damaged: its {missing} are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} is damaged: no sound could be read from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/rescue.py"/>
        <source>{name} is damaged: {found}, and the file stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/schema.py"/>
        <source>{name} is damaged: {wrong} of its {count} places cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>{name} is foreign to TensorFlow's StyleGAN2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>{name} is foreign to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/unet.py"/>
        <source>{name} is foreign to its U-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/clip.py"/>
        <source>{name} is foreign to its text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/singlefile/flux.py"/>
        <source>{name} is foreign to its transformer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/layouts.py"/>
        <source>{name} is foreign to rosinality's StyleGAN2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>{name} is here and can draw it again, as far as this goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>{name} is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library.py"/>
        <source>{name} is in the bin; restore it under Model library to go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>{name} is in the library now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} is in use by another program; close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>{name} is in {file}, with its card and your directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>{name} is kept: Export offers it where pictures are enlarged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} is larger than any LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/shows.py"/>
        <source>{name} is larger than {max_bytes} MB, the most a show may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is larger than {max_file_bytes} GB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} is larger than {max_file_bytes} GB; cut it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>{name} is larger than {max_table} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>{name} is no convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_inside.py"/>
        <source>{name} is no diffusion model whose middle could be looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/lora.py"/>
        <source>{name} is no diffusion pipeline; {name2} cannot be added to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>{name} is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>{name} is no layer of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/words.py"/>
        <source>{name} is no longer at {host}; its page may say where it went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/palette.py"/>
        <source>{name} is no palette; end it with .ase, .gpl or .css.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>{name} is no plain convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>{name} is no plain layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/glow/layout.py"/>
        <source>{name} is no tensor of a Glow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/fastgan.py"/>
        <source>{name} is no whole batch norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/word_lists.py"/>
        <source>{name} is no word list: expected plain text (UTF-8), a word a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>{name} is not JSONL: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>{name} is not PEM, which is text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>{name} is not a file of certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/engine/file_reader.py"/>
        <source>{name} is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is not a file; expected a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is not a picture that can be read; expected PNG, JPEG, WebP, TIFF, AVIF, GIF or BMP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} is not a project of Latent Studio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} is not a sound that is known here; WAV, FLAC, MP3, OGG and M4A are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>{name} is not a table: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/bin.py"/>
        <source>{name} is not in the bin any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>{name} is not in the library any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} is not in the safetensors format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>{name} is not padded alike in x and y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>{name} is not readable text; expected CSV or JSONL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/facts.py"/>
        <source>{name} is not the model in {folder} any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{name} is of no architecture that this studio knows: {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} is of several files; only single networks are mixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pairs.py"/>
        <source>{name} is only {reason}; its decoder makes the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/untitled.py"/>
        <source>{name} is open in another window; close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>{name} is padded by {told}, its sizes ask for {total} together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/otherwise.py"/>
        <source>{name} is read otherwise now: {lower}{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/controller.py"/>
        <source>{name} is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>{name} is resampled by {up_factor} and {down_factor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{name} is something else than it was taken for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} is too large to be mixed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/pages.py"/>
        <source>{name} is too large to be rescued here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} is too short to hold weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/edit_words.py"/>
        <source>{name} is under {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} is under {license}, {name2} under {license2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{name} is what it was taken for: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/ridgelines/generator.py"/>
        <source>{name} is {architecture}, expected {name2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{name} is {found}, expected {width} × {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/generator.py"/>
        <source>{name} is {own}, expected {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/song.py"/>
        <source>{name} is {size} MB; a project keeps up to {most} MB. Save it as FLAC or MP3 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/lucidrains.py"/>
        <source>{name} is {tuple}, expected {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/recognise.py"/>
        <source>{name} is {tuple}, expected {tuple2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>{name} keeps no transparency; these do: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/jobs.py"/>
        <source>{name} knows no fit {fit}; it has {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/loras.py"/>
        <source>{name} lacks its LoRA {key}; put {name2} back into {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name} lacks its file {name2}; install the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>{name} lacks its file {weights}; install the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} lasts longer than {most}; cut the part that you want first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/sounds.py"/>
        <source>{name} lasts {hours} h {minutes} min, more than {most}; cut the part first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/learner.py"/>
        <source>{name} learns a key. OSC and MIDI are off: switch them on in Live. Esc stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/learner.py"/>
        <source>{name} learns: move a knob, press a key, or send a message. Esc stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/safetensors_reader.py"/>
        <source>{name} lists {count} tensors; at most {max_tensors}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>{name} makes broken numbers; it was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>{name} makes maps of {size_out} with filters of {up_taps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>{name} makes only empty pictures; it was not added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/jointvae.py"/>
        <source>{name} makes {decoder} channels; expected 1, 3 or 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/vae/burgess.py"/>
        <source>{name} makes {facts} channels; expected 1, 3 or 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/camera.py"/>
        <source>{name} makes {size}; the film was scaled and cropped from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{name} mixed with {name2}: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/memory.py"/>
        <source>{name} needs about {needed_bytes} GB of memory to draw, and {free} GB are free; close other programs, or use a machine with more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/spec.py"/>
        <source>{name} of {width} × {height} would need more memory than 1.5 GB: at most {most} million pixels; {instead}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{name} only shows how a picture would look in another profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/names.py"/>
        <source>{name} stands behind no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name} takes no LoRAs; its card says that it has some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>{name} takes no photos, and no installed model does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>{name} takes no photos, but can be searched for this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/jobs.py"/>
        <source>{name} takes no photos; choose a model that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/photos/controller.py"/>
        <source>{name} takes no photos; {other} does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/learn_words.py"/>
        <source>{name} takes no words; choose a model that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/sequential/kinds.py"/>
        <source>{name} tells it a time or a noise, so it is a step of a diffusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/along_rows.py"/>
        <source>{name} to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/checks.py"/>
        <source>{name} wants even sides: the film is {size} × {size2}, its last row or column repeated once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name} was altered: {name2} is not the file on its card; install the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{name} was altered: {weights} is not the file on its card; add it again from its original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/packing.py"/>
        <source>{name} was altered: {weights} is not the file on its card; it was not exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/model_edits.py"/>
        <source>{name} was changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>{name} was exported without its recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>{name} was in the library already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/adding.py"/>
        <source>{name} was in the library; there is more to choose now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/metadata/found.py"/>
        <source>{name} was made by {made_by}, which keeps no recipe in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/work.py"/>
        <source>{name} was not read within {seconds} s and was put aside; nothing from it was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{name} was not written to {folder}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{name} was not written to {folder}: {lower}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/kept_choice.py"/>
        <source>{name} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/formats/tiff.py"/>
        <source>{name} was saved by another program; expected 16 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/controller.py"/>
        <source>{name} was stopped; what was made of it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/opening.py"/>
        <source>{name} was written by a newer studio (version {version}, this one reads up to {version2}); update to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/workspace_tabs.py"/>
        <source>{name} workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/seals.py"/>
        <source>{name} {join}; install the studio again to have it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>{name} · changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>{name} · saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>{name} · {n}× {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/trail/other_pins.py"/>
        <source>{name}, in {project}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>{name}, torch {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/inspecting/inspected.py"/>
        <source>{name}, with credentials of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>{name}, {join} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name}: its card describes another generator than {name2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/prove.py"/>
        <source>{name}: its card describes another generator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pairs.py"/>
        <source>{name}: {reason}; with its encoder it would take photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{name}: {weights} lacks the tensor {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/feature.py"/>
        <source>{nothing}; drift or drag first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>{numbers} numbers are no square picture of a usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/seed_field.py"/>
        <source>{number} is below zero; seeds go from 0 to 2^63-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/shortest.py"/>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/film_dialog.py"/>
        <source>{n} bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/trail/node_model.py"/>
        <source>{n} branches</source>
        <extracomment>For one: {n} branch</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/trail/branch_popup.py"/>
        <source>{n} branches from here</source>
        <extracomment>For one: {n} branch from here</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>{n} broods</source>
        <extracomment>For one: {n} brood</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/operating/meters.py"/>
        <source>{n} d {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/widgets/ago.py"/>
        <source>{n} days ago</source>
        <extracomment>For one: {n} day ago</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>{n} faults</source>
        <extracomment>For one: {n} fault</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/tree_controller.py"/>
        <source>{n} generations</source>
        <extracomment>For one: {n} generation</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/animate/panel/key_section.py"/>
        <source>{n} keyframes</source>
        <extracomment>For one: {n} keyframe</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/animate/film_state.py"/>
        <source>{n} keyframes belong to models that are not installed; they are passed over.</source>
        <extracomment>For one: {n} keyframe belongs to a model that is not installed; it is passed over.</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>{n} letters were left out</source>
        <extracomment>For one: {n} letter was left out</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>{n} lines</source>
        <extracomment>For one: {n} line</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>{n} minutes</source>
        <extracomment>For one: {n} minute</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>{n} pages</source>
        <extracomment>For one: {n} page</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/tree_view.py"/>
        <source>{n} parents</source>
        <extracomment>For one: {n} parent</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>{n} picked</source>
        <extracomment>For one: {n} picked</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>{n} pictures</source>
        <extracomment>For one: {n} picture</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/trail/branch_popup.py"/>
        <source>{n} places</source>
        <extracomment>For one: {n} place</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/breed/taste_section.py"/>
        <source>{n} refused</source>
        <extracomment>For one: {n} refused</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/queueing/queue_sheet.py"/>
        <source>{n} to be made</source>
        <extracomment>For one: {n} to be made</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/show/composer/middle.py"/>
        <source>{n} visitors</source>
        <extracomment>For one: {n} visitor</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/identity.py"/>
        <source>{own_file} cannot be understood; move it away, and a new one is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/shared.py"/>
        <source>{package} could not begin ({str}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/typed.py"/>
        <source>{pair} sets nothing; expected key=value, the keys are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_sizes.py"/>
        <source>{paper} at {dpi} dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>{paper} landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_choice.py"/>
        <source>{paper} portrait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>{part} cannot be read: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} does not fit its config.json: it lacks {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} does not fit its config.json: {foreign} is foreign to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} does not fit its config.json: {name} is {shape}, expected {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>{part} has no word {words}, which fills up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} holds numbers in {name} that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} holds {name} in {kind}, which is no floating point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>{part} holds {partition} in {dtype}, which is no floating point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/pipelines.py"/>
        <source>{part} holds {partition} without numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} is a {name}, which this studio does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>{part} lacks its words: {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part} lacks {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/postcards/folder.py"/>
        <source>{part} of {name} does not fit its config.json: {odd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/postcards/folder.py"/>
        <source>{part} of {name} is {found}, not {classes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/postcards/folder.py"/>
        <source>{part} of {name}: {name2} has shape {tuple}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>{part} styles, {some} of {layers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part}/config.json asks for pictures of {side} cells a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/bounds.py"/>
        <source>{part}/config.json asks for {asked} layers, and there are {tensors} tensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part}/config.json makes no {name}: {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part}/config.json makes no {name}: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/bounds.py"/>
        <source>{part}/config.json says {key} = {str}, which no network has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/building.py"/>
        <source>{part}/config.json says {key} = {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/container.py"/>
        <source>{part}/tokenizer_config.json holds no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/vocabulary.py"/>
        <source>{part}/{name} is no JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/postcards/folder.py"/>
        <source>{part}/{name} of {name2} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/models.py"/>
        <source>{path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>{path} has {count} settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>{path} is no JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/live/out/pipe.py"/>
        <source>{path} is there already and is no pipe; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>{path} says num_train_timesteps = {str}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>{path} says {odd} = {str}, which is no setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/colour_rows.py"/>
        <source>{percent} % of the picture cannot be held; it is marked in magenta.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>{percent} near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/size_rows.py"/>
        <source>{pixels} · prints {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/style_section.py"/>
        <source>{place} lends its</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/reading.py"/>
        <source>{printable} belongs to another picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>{printable} can be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/again.py"/>
        <source>{printable} has another colour profile than it was made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/journal.py"/>
        <source>{printable} has files in it already, such as {printable2}; a batch begins in an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/again.py"/>
        <source>{printable} has lost its colour profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/batches/tables.py"/>
        <source>{printable} has no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{printable} holds {count} pictures side by side; only single pictures can be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{printable} is a folder; give a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify_films.py"/>
        <source>{printable} is damaged ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/rules.py"/>
        <source>{printable} is no address to fetch from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/identify.py"/>
        <source>{printable} is no diffusers folder (model_index.json).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/atomic.py"/>
        <source>{printable} is not a folder; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{printable} is not a picture; only stills can be verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/remarks.py"/>
        <source>{printable} looks like what told it a class or condition in training, and this studio draws as if there were none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/verify.py"/>
        <source>{printable} names a part that its picture does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/rules.py"/>
        <source>{printable} offers the file over {printable2}, where anybody between could change it; only https is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/checkpoints/values.py"/>
        <source>{printable}; nothing from it was run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/state/place.py"/>
        <source>{problem} The place is kept in the trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/figures_popup.py"/>
        <source>{rate:.0f} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/window/connections.py"/>
        <source>{rate:.0f} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/workspace.py"/>
        <source>{rate:g} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/composition.py"/>
        <source>{reader} is a {name}, which this studio does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/imports.py"/>
        <source>{reason} No installed model has {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/joined.py"/>
        <source>{reason}; its other parts are those of {there}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>{repeats} of its pictures has a near-duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/variety_words.py"/>
        <source>{repeats} of its pictures have a near-duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/downloads/hub.py"/>
        <source>{repo} no longer holds {path}; its page may say where it went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan2/config.py"/>
        <source>{resolution} is no power of two from 4 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/again.py"/>
        <source>{rstrip}; {draft_ms} ms a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/schedule.py"/>
        <source>{sampler} has no schedule {schedule}; choose DPM-Solver++, UniPC or Euler for it, or the schedule {schedules}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/items.py"/>
        <source>{seconds:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/animate/films/rows.py"/>
        <source>{seconds:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/progress_row.py"/>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/film/edits/picking.py"/>
        <source>{second} is no moment of a film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/card_words.py"/>
        <source>{shape} up to {largest}{step}, made for {best}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/discover_styles.py"/>
        <source>{shares} % of what the weights there react to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>{share} % is painted over; the mask was stretched to this size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/paint_section.py"/>
        <source>{share} % of the picture is painted over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/adding/mixing.py"/>
        <source>{share} of it in {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/residual.py"/>
        <source>{shorts} does not go round its block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>{shown} cannot be opened: {lower}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>{shown} is a colour profile of another kind; expected one of a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>{shown} is a profile for {value} colours; expected RGB or CMYK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>{shown} is larger than {max_bytes} MB; expected a colour profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>{shown} is not a colour profile; expected an .icc or .icm file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/kept.py"/>
        <source>{shown} is not a file; expected a colour profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/colour/icc.py"/>
        <source>{shown} says how to read its colours, but not how to make them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/picture_section.py"/>
        <source>{side} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/directions/five_strip.py"/>
        <source>{sign} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>{size} free on this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/library_sheet.py"/>
        <source>{size} in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>{size} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/export_dialog.py"/>
        <source>{size} pixels, about {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{size} stored in passes; at most {max_pixels} million.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/files/pictures.py"/>
        <source>{size}; at most {max_pixels} million can be read. Make it smaller first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>{stem} does not continue the layer before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>{stem} has a stride of {stride}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>{stem} has a weight of another form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/dense_layers.py"/>
        <source>{stem} has an odd kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>{stem} holds directions that lead nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/holdings.py"/>
        <source>{stem} holds numbers in {name} that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/chains/steps.py"/>
        <source>{stem} is no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/gan/stylegan3/plan.py"/>
        <source>{stem} is no square convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/students/net.py"/>
        <source>{stem} takes what is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>{steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/unets/lucidrains.py"/>
        <source>{steps} steps of noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/flow/realnvp.py"/>
        <source>{step} is no coupling with a gated network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/bipolar_slider.py"/>
        <source>{text} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/foreign_sheet.py"/>
        <source>{text}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/device.py"/>
        <source>{threads} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/queueing/told.py"/>
        <source>{time} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/destination.py"/>
        <source>{tries} files of this name stand in the folder; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/folder.py"/>
        <source>{tries} folders of this name stand there; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/explore/panel/words_section.py"/>
        <source>{used} of {limit} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/composer/pages/wander.py"/>
        <source>{value} is no time of day; write it as 22:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/exporting/print_dialog.py"/>
        <source>{w:.0f} × {h:.0f} mm each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{weights} is of the architecture {name}, which this studio does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/inference/renderer.py"/>
        <source>{what} does not fit into memory; close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/values/recipe.py"/>
        <source>{where} is wrong ({what})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>{wide:.1f} × {high:.1f} cm at {dpi:g} dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/readings_sheet.py"/>
        <source>{wide} × {high} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/size_rules.py"/>
        <source>{width:,} × {height:,} · {count} million pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/show/test_card.py"/>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/seed_field.py"/>
        <source>{word!r} is not a whole number from 0 to 2^63-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/model_jobs.py"/>
        <source>{words} What is different shows after the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/credentials/told.py"/>
        <source>{words} against a list of trusted signers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/export/films/coded.py"/>
        <source>{words} cannot be written at {width} × {height} and {float} frames a second here; choose another size or format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/diffusion/pipeline/schedule.py"/>
        <source>{words} does not take {steps} steps; take fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/widgets/wander_pad.py"/>
        <source>{x:+.2f} across, {y:+.2f} up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/models/opening/registry.py"/>
        <source>{} holds tensors that do not go together, whatever their names say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/library/store/writer.py"/>
        <source>{} is damaged and takes nothing more; save the project as another file to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>¼ beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/live/panel/follow_editor.py"/>
        <source>½ beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/models/aurora/card.json"/>
        <source>×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../studio/ui/models/browser/card_delegate.py"/>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../../studio/ui/explore/panel/word_lists_sheet.py"/>
        <source>… and {n} more lines</source>
        <extracomment>For one: … and {n} more line</extracomment>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
</context>
</TS>
