"""A corpus, article by article: found, read, summarised, written."""
