"""What people and programs read: evidence and views in, text out."""
