"""The campaign: what the program must bear, tried thousands of times. `run.py` drives it."""
