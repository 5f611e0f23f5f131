"""Live: sliders that follow knobs, messages, waves and sound; scenes, panic, blackout, freeze.

`setup_state` holds what the project keeps, `devices` what is listened to, `reach` sets and reads
what can be moved, `performer` brings signals to it once a frame, `scenes` fades from place to
place, `learner` answers *Learn*. The rest are widgets, which know the theme and values only. May
import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`), never
another feature.
"""
