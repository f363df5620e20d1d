"""Long campaigns against the product, one command each: `python -m campaigns.NAME [--write]`.

Each draws from a fixed seed, counts what it tried and what went wrong, exits with 1 when anything did, and with `--write`
puts its figures into docs/reliability.md. Their short versions are tests/test_safety_*.py.
"""
