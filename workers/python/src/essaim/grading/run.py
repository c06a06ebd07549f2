"""Placeholder import."""
