"""What all tests share: a parser loaded once, and no network beyond this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc

from chronist.annotate.language import Parser
from chronist.config import Config


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may reach past the loopback address."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "127.0.0.1"
        if host not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default model, loaded once."""
    return Parser(Config().model)


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], Doc]:
    """A text in, its Doc out."""
    return lambda text: next(parser.parse([text]))
