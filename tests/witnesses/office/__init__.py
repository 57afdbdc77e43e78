"""Witnesses that LibreOffice makes: one function each, which gives the text of a flat ODF file."""
