"""From what people write to typed values and constats."""
