"""Learns from what people confirmed."""
