"""newsclean turns raw dumps of Chinese news pages into clean articles."""

__version__ = "0.1.0"
