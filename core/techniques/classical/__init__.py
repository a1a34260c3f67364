"""Classical methods"""

order = 70
