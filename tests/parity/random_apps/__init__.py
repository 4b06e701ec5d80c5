"""Random apps made from the types of the official library's API, run with both libraries and compared."""
