"""Maps of models on the disk, and the process beside the window that lays them out.

May import files and values. openTSNE is imported in that process alone.
"""
