"""What a picture or film from anywhere says about itself, and whether that can be believed.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature. Files are looked at in another process, by `studio inspect`.
"""
