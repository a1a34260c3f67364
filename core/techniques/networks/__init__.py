"""Networks"""

order = 20
