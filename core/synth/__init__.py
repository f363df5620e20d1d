"""Made-up documents with known truth: for load tests, pictures, and to see what the parser finds of what is there."""

from core.synth.recovery import recovered
from core.synth.write import write_corpus

__all__ = ["recovered", "write_corpus"]
