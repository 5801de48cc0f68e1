"""One case through the whole thread, chapter by chapter: each chapter begins where the one before it left the case."""
