-- Sends the requests of a file one after the other: each line is a path, a tab and a body (empty for a GET).
-- HEADERS is a line of "Name: value" pairs with tabs between. Prints one line of JSON at the end.
local prepared, at = {}, 0

function init(args)
  local headers = {}
  for name, value in string.gmatch(args[2], "([^:\t]+): ([^\t]+)") do headers[name] = value end
  for line in io.lines(args[1]) do
    local path, body = string.match(line, "^([^\t]*)\t(.*)$")
    if body == "" then
      prepared[#prepared + 1] = wrk.format("GET", path, headers)
    else
      prepared[#prepared + 1] = wrk.format("POST", path, headers, body)
    end
  end
end

function request()
  at = at % #prepared + 1
  return prepared[at]
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '\nRESULT {"requests":%d,"seconds":%f,"bytes":%d,"refused":%d,"failed":%d,"p50":%f,"p95":%f,"p99":%f}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, summary.errors.status, failed,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
