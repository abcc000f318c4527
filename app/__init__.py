"""Readout: press releases of foreign ministries, read into a timeline of diplomatic events."""
