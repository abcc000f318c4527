"""Speed, measured on texts of our own: one module for each thing measured, and `__main__` that runs them."""
