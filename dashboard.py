"""The entry point: `streamlit run dashboard.py`."""

from pages.parts import network, shell

network.stay_inside()
shell.run()
