"""Readout: press releases of foreign ministries, read into a timeline of diplomatic events."""

__version__ = "0.1.0"
