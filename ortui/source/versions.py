"""The versions of the forms in which files are kept, for those who only name the files."""

CATALOGUE = 1
