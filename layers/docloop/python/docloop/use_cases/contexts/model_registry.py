"""The model that reads documents of a type at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from docloop.errors import ModelUnavailable
from docloop.model.learned import LearnedModel, Recogniser
from docloop.model.training import Champion
from docloop.ports import ModelLibrary, ModelStore


@dataclass(frozen=True)
class ModelRegistry:
    """The row that points at the model is read each time, so a promotion counts from the next document on; the model
    itself is loaded once."""

    store: ModelStore
    library: ModelLibrary

    def of(self, document_type: str) -> LearnedModel | None:
        """None: the rules alone. Raises ModelUnavailable."""
        return self.under(self.store.champion(document_type), document_type)

    def recognisers(self, document_types: Iterable[str]) -> dict[str, Recogniser]:
        """What is known of the words of these types; a model that cannot be loaded knows nothing."""
        found: dict[str, Recogniser] = {}
        for name in document_types:
            with suppress(ModelUnavailable):
                if (model := self.of(name)) is not None and model.recogniser is not None:
                    found[name] = model.recogniser
        return found

    def under(self, champion: Champion | None, document_type: str) -> LearnedModel | None:
        """The model that this row points at. Raises ModelUnavailable."""
        if champion is None or champion.model is None:
            return self.library.shipped(document_type)
        return self.library.load(document_type, champion.card, champion.model)
