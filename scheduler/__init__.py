"""The roof: clock, configuration, command line and wiring; the only room that reads time, environment and argv."""
