"""Contexts of the pages whose words hardly depend on the data."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.config import Contact
from mediation_map.model.besoin import Besoin
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteFacile:
    """The easy-to-read page."""

    contact: Contact = aide("whom to call when the site does not answer")
    besoins: tuple[Besoin, ...] = aide("the needs, in the order of the home page")
