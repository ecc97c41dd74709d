"""Places found in texts and put on the map, on two public corpora of geoparsing, beside other ways."""
