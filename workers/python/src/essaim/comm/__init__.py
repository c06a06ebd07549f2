"""The ``sim://`` transport: distributed's comm interface over the fabric's links."""
