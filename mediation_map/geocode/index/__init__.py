"""An address index made from BAN files: one file, no server."""

from mediation_map.geocode.index.build import IndexStats, build_index
from mediation_map.geocode.index.search import AddressIndex

__all__ = ["AddressIndex", "IndexStats", "build_index"]
