"""Generative models"""

order = 50
