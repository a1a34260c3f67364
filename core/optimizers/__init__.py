"""Training as sampling: torch optimizers that follow Langevin dynamics, freely or on a constraint, each in a file of its own."""
