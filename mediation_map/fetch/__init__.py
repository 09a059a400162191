"""Asking public services over HTTP, politely, and keeping what they publish."""
