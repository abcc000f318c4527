"""The GraphQL API: schema, limits, HTTP and the explorer; thin over `app/queries`."""
