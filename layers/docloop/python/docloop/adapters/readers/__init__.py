"""Readers: ways of turning a page into words, chosen by name."""

from docloop.adapters.readers.registry import make_readers, make_second_reader

__all__ = ["make_readers", "make_second_reader"]
