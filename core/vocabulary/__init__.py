"""The user's own words: phrases to be counted, words not to be, and wordings that count as one; typed in by people,
kept in the data folder, carried out when the index is built.

How they count: a phrase of one's own is counted wherever its characters stand, as the policy phrases of the lexicon
are. A group counts under its first wording: every place of any of its wordings once, the longest where several stand.
A stop word is left out of every count of words; asked for by name it can still be looked up, as any text can.
"""

from core.vocabulary.file import Changed, VocabularyFile
from core.vocabulary.model import NONE, Texts, Vocabulary
from core.vocabulary.reading import Note, read

__all__ = ["NONE", "Changed", "Note", "Texts", "Vocabulary", "VocabularyFile", "read"]
