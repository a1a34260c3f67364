"""Robustness"""

order = 40
