"""Ten-line techniques that stand in for real ones where the wiring is tested. One module each, as in the catalogue."""
