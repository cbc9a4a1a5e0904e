"""The version of the package."""

from importlib.metadata import PackageNotFoundError, version


def package_version() -> str:
    """The version installed; "source" for a checkout that is not."""
    try:
        return version("unknot")
    except PackageNotFoundError:
        return "source"
