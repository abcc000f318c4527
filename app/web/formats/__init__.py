"""A list of events as bytes for programs, one format a module."""
