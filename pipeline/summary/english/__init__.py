"""The English of the summaries: terms, figures, dates, sentences and the check that nothing in English lacks a source."""
