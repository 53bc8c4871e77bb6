"""The software bill of materials of the wheel (PEP 770), as CycloneDX."""

import json
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BillOfMaterials(BuildHookInterface[BuilderConfig]):
    """Write it from the metadata of the project, without a time or a serial number: the bytes are always the same."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the interface of Hatch
        """Add the file to the wheel."""
        core = self.metadata.core
        if core.dependencies:
            raise ValueError(f"the bill of materials lists no dependencies, but the project has {core.dependencies}")
        path = Path(self.root, "build", f"{core.name}.cdx.json")
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(self._bill()) + "\n", encoding="utf-8", newline="\n")
        build_data["sbom_files"].append(str(path.relative_to(self.root)))

    def _bill(self) -> dict[str, Any]:
        core, version = self.metadata.core, self.metadata.version
        purl = f"pkg:pypi/{core.name}@{version}"
        return {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "component": {
                    "type": "library",
                    "bom-ref": purl,
                    "name": core.name,
                    "version": version,
                    "licenses": [{"license": {"id": core.license_expression}}],
                    "purl": purl,
                }
            },
            "dependencies": [{"ref": purl, "dependsOn": []}],
        }
