"""What the rows of spec/ mean: an edition, the timeline of all editions, cross-checks."""
