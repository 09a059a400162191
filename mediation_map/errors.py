"""What stops a command: a wrong use or a broken environment, never a problem in the data."""


class MediationMapError(Exception):
    """One French sentence that says what is wrong, and one that says what to do.

    ``exit_code`` is what the command line ends with: 1 the work failed, 2 the command was wrong.
    """

    exit_code = 1

    def __init__(self, phrase: str, conseil: str = "") -> None:
        super().__init__(f"{phrase} {conseil}".strip())
        self.phrase = phrase
        self.conseil = conseil


class ConfigError(MediationMapError):
    """The configuration or the command line can't be used as it is."""

    exit_code = 2


class SourceError(MediationMapError):
    """A file that the work needs is missing or unreadable."""


class NetworkError(MediationMapError):
    """A service did not answer as it should; never to be taken for an empty result."""


class AccountError(MediationMapError):
    """Rows that came in are not all accounted for: a bug, never published over."""
