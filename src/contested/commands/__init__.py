"""The commands, one room for each sort: taking reports in, asking, looking closer."""
