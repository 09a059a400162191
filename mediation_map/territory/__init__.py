"""Outlines of the communes, the join of points to them, and figures."""
