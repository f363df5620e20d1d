"""Out of the product: tables as files."""
