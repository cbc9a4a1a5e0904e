"""Where sessions run: `base.Host` is the interface, `local.LocalHost` uses worker processes on this machine."""
