"""Facial expressions"""

order = 50
