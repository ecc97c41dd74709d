"""Files of places read, recognised by their content, and joined into places of the shelf."""
