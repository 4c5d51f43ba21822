"""The test run's network block, in every Python process that a test starts; Python loads this file by its name."""

from loopback_only import install

install()
