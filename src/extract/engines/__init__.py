"""How many documents are run: on this machine, in worker processes; the tables are written once, at the end."""
