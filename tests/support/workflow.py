"""Runs the jobs of a GitHub workflow on this machine: its shell commands as they stand, the actions imitated."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class JobResult:
    """How a job ended: the status of the step that failed or 0, what its steps printed, and its outputs."""

    status: int
    printed: str
    outputs: dict[str, str]
    folder: Path


@dataclass
class Workflow:
    """A workflow, the repository that it checks out, and the folder of programs that its steps find first."""

    path: Path
    origin: Path
    programs: Path
    folder: Path
    contexts: dict[str, str]
    """The values of expressions such as ``inputs.edition``."""
    artifacts: dict[str, Path] = field(default_factory=dict)

    def run(self, name: str) -> JobResult:
        """Run a job in a folder of its own."""
        job = yaml.safe_load(self.path.read_text(encoding="utf-8"))["jobs"][name]
        folder = self.folder / name
        contexts = {**self.contexts, "runner.temp": str(folder / "temp")}
        (folder / "temp").mkdir(parents=True)
        printed = ""
        for step in job["steps"]:
            if "if" in step and not self._is_true(step["if"], contexts):
                continue
            if "uses" in step:
                self._act(step["uses"].partition("@")[0], step.get("with", {}), folder, contexts)
                continue
            environment = {key: filled(value, contexts) for key, value in job.get("env", {}).items()}
            done = self._shell(filled(step["run"], contexts), environment, folder)
            printed += done.stdout
            if done.returncode:
                return JobResult(done.returncode, printed, {}, folder)
            contexts |= {f"steps.{step.get('id')}.outputs.{key}": value for key, value in outputs_in(folder).items()}
        outputs = {key: filled(value, contexts) for key, value in job.get("outputs", {}).items()}
        self.contexts |= {f"needs.{name}.outputs.{key}": value for key, value in outputs.items()}
        return JobResult(0, printed, outputs, folder)

    def _is_true(self, condition: str, contexts: Mapping[str, str]) -> bool:
        expression, _, value = condition.partition(" == ")
        return contexts[expression] == value.strip("'")

    def _act(self, action: str, options: Mapping[str, Any], folder: Path, contexts: Mapping[str, str]) -> None:
        match action:
            case "actions/checkout":
                command = ["git", "clone", "--quiet", self.origin, folder / "work"]
                subprocess.run(command, check=True, env=self._environment(folder))
            case "actions/setup-python":
                pass
            case "actions/upload-artifact":
                self.artifacts[options["name"]] = Path(filled(options["path"], contexts))
            case "actions/download-artifact":
                shutil.copytree(self.artifacts[options["name"]], filled(options["path"], contexts))
            case _:
                raise ValueError(f"unknown action: {action}")

    def _shell(self, script: str, environment: Mapping[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
        # As GitHub does for "shell: bash".
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=folder / "work",
            env={**self._environment(folder), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def _environment(self, folder: Path) -> dict[str, str]:
        return {
            "PATH": f"{self.programs}{os.pathsep}{os.defpath}",
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ALLOW_PROTOCOL": "file",
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_OUTPUT": str(folder / "outputs"),
            "GITHUB_RUN_ID": "7",
        }


def filled(text: str, contexts: Mapping[str, str]) -> str:
    """A text with the values of its expressions; an unknown expression is a KeyError."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: contexts[found[1]], text)


def outputs_in(folder: Path) -> dict[str, str]:
    """What the steps have written to GITHUB_OUTPUT so far."""
    file = folder / "outputs"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return dict(line.split("=", 1) for line in lines)
