"""Sheets to the site: Material renders one shell for each section, records are stamped into it.

The only room that imports mkdocs.
"""
