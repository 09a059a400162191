"""What makes a reading unsure: unknown words, telephone hours, several places or services."""
