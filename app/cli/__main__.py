"""`python -m app.cli`: the commands without an installed `readout`."""

from app.cli import main

main(prog_name="readout")
