"""Reads Chinese local-government documents, keeps the records, and analyses them. Knows nothing of the screen."""
