"""Random damage, in numbers that a test of every change has no time for: ``make fuzz``."""
