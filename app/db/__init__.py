"""Tables, engines, migrations: how values are kept in SQLite or PostgreSQL."""
