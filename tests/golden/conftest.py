"""`pytest tests/golden --renew-golden` writes the pictures anew; look at them before they stay."""


def pytest_addoption(parser):
    parser.addoption("--renew-golden", action="store_true", help="write the golden pictures anew")
