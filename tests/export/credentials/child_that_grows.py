"""A reader that a file talks into filling the memory."""

from studio.export.credentials import child


def grow(request):
    return [bytearray(64 << 20) for _ in range(100)]


child._REQUESTS["look"] = grow
child.main()
