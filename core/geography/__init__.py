"""Divisions of China by GB/T 2260 code, their names past and present, and sketches of their boundaries."""
