/* Starts GraphiQL over the API of this host. A query in the address, as the page at /graphql has it, is taken over. */
"use strict";

const root = document.getElementById("graphiql");
const given = new URLSearchParams(location.search);
const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  subscriptionUrl: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
});

// Editors have no names of their own; they come and go with their tabs.
const NAMES = [[".graphiql-query-editor", "Query"], [".result-window", "Response"], [".graphiql-editor-tool", "Variables and headers"]];
new MutationObserver(() => {
  for (const [place, name] of NAMES) {
    for (const field of root.querySelectorAll(`${place} textarea:not([aria-label])`)) field.setAttribute("aria-label", name);
  }
}).observe(root, { childList: true, subtree: true });

ReactDOM.createRoot(root).render(
  React.createElement(GraphiQL, {
    fetcher,
    query: given.get("query") || undefined,
    variables: given.get("variables") || undefined,
    defaultQuery: root.dataset.query,
    defaultEditorToolsVisibility: true,
  }, React.createElement(GraphiQL.Logo, null, React.createElement("a", { href: "/graphql" }, "Readout"))),
);
