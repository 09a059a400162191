"""Run the command line: ``python -m mediation_map``."""

from mediation_map.cli import main

main()
