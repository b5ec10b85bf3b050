"""I/O only: each module speaks to one service or library and turns its errors into ours."""
