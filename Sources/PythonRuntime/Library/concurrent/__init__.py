"""Work that runs beside other work."""
