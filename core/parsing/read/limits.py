"""How much is read, and why not more. Every limit that is met is told to the user."""

from __future__ import annotations

MEGABYTE = 1 << 20

# The largest file: the upload limit of the app; the longest official report has under 1 MB of text.
FILE_SIZE = 200 * MEGABYTE

# The longest document, in characters: a hundred times the longest work report; more is a dump, not a document.
TEXT_LENGTH = 5_000_000
# Bytes that surely hold so many characters (four a character at most).
TEXT_BYTES = 4 * TEXT_LENGTH

# Archives, checked from the directory before unpacking and counted again while unpacking.
UNPACKED_SIZE = 2_000 * MEGABYTE  # ten times the largest file
MEMBER_RATIO = 200  # text packs 3 to 10 times, repetitive tables up to 100; a bomb 1,000 times and more
SMALL_MEMBER = 4 * MEGABYTE  # ratios of small members harm nobody
MEMBERS = 100_000
DEPTH = 2  # an archive in an archive, no deeper

# Parts of a docx or xlsx: a part is read whole.
PART_SIZE = 256 * MEGABYTE

# Tables: documents in one file, columns, and the cells a sheet may span (empty ones cost memory too).
ROWS = 1_000_000
COLUMNS = 2_000
CELLS = 5_000_000
ROW_LINES = 20_000  # lines that one quoted cell may run over before its quote is taken to be missing

# Pages of a pdf: a yearbook has 1,000.
PAGES = 3_000

# The worker: seconds for one file, and memory for the worker process.
SECONDS = 60.0
MEMORY = 2_048 * MEGABYTE
