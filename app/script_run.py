"""A Python script in a process of its own: its progress, its numbers, or why there are none. The window never waits for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from core.twin_check import command, numbers_in, progress_in

#: Characters of output that are kept: the numbers are in the last line.
_KEPT = 100_000


class ScriptRun(QObject):
    """``start`` and ``cancel``; one script at a time."""

    #: done, total, the line that says so
    progressed = Signal(int, int, str)
    #: numbers by name, or None and one sentence on what went wrong
    ended = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        QCoreApplication.instance().aboutToQuit.connect(self._quit)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._output, self._errors, self._line = "", "", ""
        self._cancelled = False

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process is not None

    def start(self, script: str) -> None:
        """Writes the script into a folder of its own and runs it there, unless one runs already; ``ended`` tells failures, too."""
        if self.running:
            return
        self._output = self._errors = self._line = ""
        self._cancelled = False
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="learnoscope-script-", ignore_cleanup_errors=True)
            path = Path(self._folder.name) / "script.py"
            path.write_text(script, encoding="utf-8")
        except OSError as error:
            self.ended.emit(None, f"The script could not be written: {error.strerror or error}")
            return
        program, *arguments = command(path)
        self._process = process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUNBUFFERED", "1")
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.setWorkingDirectory(self._folder.name)
        process.readyReadStandardOutput.connect(lambda: self._read(process))
        process.readyReadStandardError.connect(lambda: self._read_errors(process))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        process.finished.connect(lambda code, _: self._finished(process, code))
        process.start(program, arguments)

    def cancel(self) -> None:
        """Ends the script at once; ``ended`` says so when it is gone."""
        if self._process:
            self._cancelled = True
            self._process.kill()

    def _quit(self) -> None:
        if self._process:
            self.cancel()
            self._process.waitForFinished(1000)

    def _read(self, process: QProcess) -> None:
        text = bytes(process.readAllStandardOutput()).decode("utf-8", "replace")
        self._output = (self._output + text)[-_KEPT:]
        *lines, self._line = (self._line + text).split("\n")
        self._line = self._line[-_KEPT:]
        found = [(told, line.strip()) for line in lines if (told := progress_in(line))]
        if found:
            (done, total), line = found[-1]
            self.progressed.emit(done, total, line)

    def _read_errors(self, process: QProcess) -> None:
        self._errors = (self._errors + bytes(process.readAllStandardError()).decode("utf-8", "replace"))[-_KEPT:]

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # nothing else will come
            self._end(process, None, f"The script could not be started: {process.errorString()}")

    def _finished(self, process: QProcess, code: int) -> None:
        self._read(process)
        self._read_errors(process)
        if self._cancelled:
            self._end(process, None, "Cancelled.")
        elif code or process.exitStatus() == QProcess.ExitStatus.CrashExit:
            last = next((line for line in reversed(self._errors.splitlines()) if line.strip()), f"exit code {code}")
            self._end(process, None, f"The script failed: {last.strip()}")
        elif (numbers := numbers_in(self._output)) is None:
            self._end(
                process, None, "The script came to its end, but its last line is not the JSON object of its numbers."
            )
        else:
            self._end(process, numbers, "")

    def _end(self, process: QProcess, numbers: dict[str, float] | None, problem: str) -> None:
        self._process = None
        process.deleteLater()
        if self._folder:
            self._folder.cleanup()
        self.ended.emit(numbers, problem)
