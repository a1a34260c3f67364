"""Networks and their parts: activation functions, layers, architectures."""
