"""The public types, a noun a module. Each wraps a row that the query layer read; links load for all siblings.

To make a column public: a line with `column` and a description here, then `make schema`.
"""

# Types refer to each other in circles: one that an annotation names is imported by name or lazily, one
# that is made at run time through its module. Beginning here, every import by name finds its module complete.
from app.graphql.types import event_lists

__all__ = ["event_lists"]
