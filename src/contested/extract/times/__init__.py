"""Times: phrases of time, the periods they mean, and the events that they belong to."""
