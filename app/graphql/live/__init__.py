"""Subscriptions: what they read (`source`), how they run (`stream`), what wakes them (`watch`), and the two
ways they reach a client, WebSockets (`sockets`) and server-sent events (`event_stream`).

A client is never queued for. The log of changes is what there is to read, and a subscription is a place in
it: who is slow is read on for later, from where it is.
"""
