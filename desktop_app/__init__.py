"""Parvis: the secretariat's members, people, events and papers, in French and English."""

__version__ = "0.1.0"
