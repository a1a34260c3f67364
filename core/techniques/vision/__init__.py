"""Vision"""

order = 30
