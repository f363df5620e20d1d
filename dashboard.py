"""The entry point: `streamlit run dashboard.py`."""

from pages.parts import network, permission, shell

network.stay_inside()
permission.warn_who_shares()
shell.run()
