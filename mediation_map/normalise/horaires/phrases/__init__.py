"""From tokens to phrases of nodes: the declared grammar, and passes over whole phrases."""
