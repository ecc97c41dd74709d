"""Events: what is said to have happened, one small file for each kind of claim."""
