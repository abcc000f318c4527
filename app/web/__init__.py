"""The public face: pages, feeds and the server around them. Knows HTTP, asks `queries`, never the tables."""
