"""Tells the build that the product depends on what requirements.in names, so that it is said once."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class FromRequirements(MetadataHookInterface):
    def update(self, metadata):
        lines = Path(self.root, "requirements.in").read_text().splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
