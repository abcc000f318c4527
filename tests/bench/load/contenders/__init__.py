"""The servers that are asked: Readout and its peers, each over the same rows.

A contender starts a server over a database, turns an `Ask` into a request, and reads from an answer which
events it names, so that nobody is fast by answering something else.
"""
