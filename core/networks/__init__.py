"""Networks and their parts: activation functions, layers, architectures.

A network that can be saved is built by its module's ``build(**arguments)`` from JSON arguments, and carries
``spec = {"network": module, "arguments": {...}}``: that and its state dict make it again, whoever wrote the file.
"""
