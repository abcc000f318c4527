"""The server under load, beside others over the same rows.

`asks.py` says what is asked and draws the values, a module of `contenders/` how one server is asked it,
`wrk.py` sends it, `processes.py` starts servers on a core of their own and reads what they used,
`agreement.py` makes sure that all answer the same, `rounds.py` and `faces.py` take turns, `bars.py` compares,
`report.py` prints, `running.py` is all of it in order.
"""
