/* Starts GraphiQL over the API of this host. A query in the address, as the page at /graphql has it, is taken over. */
"use strict";

const root = document.getElementById("graphiql");
const given = new URLSearchParams(location.search);
const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  subscriptionUrl: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
});

ReactDOM.createRoot(root).render(
  React.createElement(GraphiQL, {
    fetcher,
    query: given.get("query") || undefined,
    variables: given.get("variables") || undefined,
    defaultQuery: root.dataset.query,
    defaultEditorToolsVisibility: true,
  }),
);
