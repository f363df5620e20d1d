"""The entry point: `streamlit run dashboard.py`."""

from pages.parts import shell

shell.run()
