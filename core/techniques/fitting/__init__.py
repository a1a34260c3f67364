"""Fitting"""

order = 10
