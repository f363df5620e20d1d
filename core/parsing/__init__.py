"""From bytes to records: read, clean, recognise, extract."""
