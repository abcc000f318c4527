-- What PostGraphile offers beside the tables: counts of a filter, and the newest events that words find.
CREATE SCHEMA IF NOT EXISTS bench;

CREATE OR REPLACE FUNCTION bench.event_facets(first_day int, last_day int, country text, types text[])
RETURNS TABLE (facet text, value text, count bigint) LANGUAGE sql STABLE AS $$
    SELECT 'type', e.type, count(*) FROM event_country c JOIN event e ON e.id = c.event_id
    WHERE c.country = $3 AND c.sort_day BETWEEN $1 AND $2 AND e.withdrawn_at IS NULL GROUP BY e.type
    UNION ALL
    SELECT 'country', c.country, count(*) FROM event_country c JOIN event e ON e.id = c.event_id
    WHERE e.type = ANY ($4) AND e.sort_day BETWEEN $1 AND $2 AND e.withdrawn_at IS NULL GROUP BY c.country
    UNION ALL
    SELECT 'month', to_char(e.starts_on, 'YYYY-MM'), count(*)
    FROM event_country c JOIN event e ON e.id = c.event_id
    WHERE c.country = $3 AND c.type = ANY ($4) AND c.sort_day BETWEEN $1 AND $2 AND e.withdrawn_at IS NULL
    GROUP BY 2
$$;

CREATE OR REPLACE FUNCTION bench.found_events(words text) RETURNS SETOF event LANGUAGE sql STABLE AS $$
    SELECT e.* FROM event_search s JOIN event e ON e.id = s.id
    WHERE s.body @@ $1::tsquery AND e.withdrawn_at IS NULL
    ORDER BY e.sort_day DESC, e.id DESC LIMIT 20
$$;
