"""Install the programs that the tests drive, where the rights allow; else say what to install.

Chromium is needed: without it the browser's tests can't run and ``make test`` stops here.
LibreOffice is wanted: without it the tests of the workbook's round trip are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OFFICE = ("soffice", "libreoffice")
PAQUETS = {CHROMIUM: ("chromium", "fonts-dejavu-core"), OFFICE: ("libreoffice-calc-nogui",)}


def find(names: tuple[str, ...]) -> str | None:
    """Return the path of the first program found."""
    return next((path for name in names if (path := shutil.which(name))), None)


def install(packages: list[str]) -> bool:
    """Install Debian packages; False where that is not allowed or does not work."""
    if not packages or os.geteuid() != 0 or not shutil.which("apt-get"):
        return not packages
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if done.returncode:
            return False
    return True


def main() -> int:
    """Return 0 when the tests can run, 1 with what to type when they can't."""
    missing = [names for names in PAQUETS if not find(names)]
    install([package for names in missing for package in PAQUETS[names]])
    if not find(OFFICE):
        print("LibreOffice is missing: the workbook's round-trip tests will be skipped.")
        print("  Debian, Ubuntu: sudo apt-get install libreoffice-calc-nogui")
    if find(CHROMIUM):
        return 0
    print("Chromium is missing: the browser tests can't run. Install it, then run make test again:")
    print("  Debian: sudo apt-get install chromium     Ubuntu: sudo snap install chromium")
    print("  Fedora: sudo dnf install chromium         macOS: brew install --cask chromium")
    return 1


if __name__ == "__main__":
    sys.exit(main())
