"""Reading and merging chronologies, in plain Python."""
