"""Reading: a filter, a page and a selection in; plain dicts out. One layer under GraphQL, pages and feeds."""
