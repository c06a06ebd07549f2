"""One sentence above a traceback: what happened, and what to try, in the reader's language."""
