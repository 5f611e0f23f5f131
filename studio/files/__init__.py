"""Files from outside and to outside: atomic writes, bounded pictures, safetensors, paths. No torch.

May import values. Every reader here treats its file as hostile and says in words what is wrong.
"""
