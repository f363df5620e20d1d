"""Tables of statistics beside the documents: known figures, loaded as what they are, drawn as another source."""

from core.statistics.read import Figure, Loaded, Unread, read_statistics

__all__ = ["Figure", "Loaded", "Unread", "read_statistics"]
