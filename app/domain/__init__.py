"""The nouns of the product and its vocabulary; knows nothing of databases or the web."""
