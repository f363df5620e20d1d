"""Indicators: the quantities of a text that a reader would chart or compare."""

from core.parsing.indicators.extract import extract_indicators

__all__ = ["extract_indicators"]
