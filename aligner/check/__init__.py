"""Check: aligned pairs become flags that say where the two texts differ."""
