"""A Python script in a process of its own: its progress, its numbers, or why there are none. The window never waits for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

from app.language import tr
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
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._output, self._errors, self._line = "", "", ""
        self._cancelled = False
        #: Whether a script runs.
        self.running = False
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUNBUFFERED", "1")
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.errorOccurred.connect(self._failed)
        self._process.finished.connect(self._finished)
        QCoreApplication.instance().aboutToQuit.connect(self._quit)

    def start(self, script: str) -> None:
        """Writes the script into a folder of its own and runs it there, unless one runs already; ``ended`` tells failures, too."""
        if self.running:
            return
        self._output = self._errors = self._line = ""
        self._cancelled, self.running = False, True
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="learnoscope-script-", ignore_cleanup_errors=True)
            path = Path(self._folder.name) / "script.py"
            path.write_text(script, encoding="utf-8")
        except OSError as error:
            self._end(None, tr("The script could not be written: {problem}").format(problem=error.strerror or error))
            return
        program, *arguments = command(path)
        self._process.setWorkingDirectory(self._folder.name)
        self._process.start(program, arguments)

    def cancel(self) -> None:
        """Ends the script at once; ``ended`` says so when it is gone."""
        if self.running:
            self._cancelled = True
            self._process.kill()

    def _quit(self) -> None:
        if self.running:
            self.cancel()
            self._process.waitForFinished(1000)

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        self._output = (self._output + text)[-_KEPT:]
        *lines, self._line = (self._line + text).split("\n")
        self._line = self._line[-_KEPT:]
        found = [(told, line.strip()) for line in lines if (told := progress_in(line))]
        if found:
            (done, total), line = found[-1]
            self.progressed.emit(done, total, line)

    def _read_errors(self) -> None:
        text = bytes(self._process.readAllStandardError()).decode("utf-8", "replace")
        self._errors = (self._errors + text)[-_KEPT:]

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # nothing else will come
            self._end(
                None, tr("The script could not be started: {problem}").format(problem=self._process.errorString())
            )

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._read_errors()
        if self._cancelled:
            self._end(None, tr("Cancelled."))
        elif code or status == QProcess.ExitStatus.CrashExit:
            last = next(
                (line for line in reversed(self._errors.splitlines()) if line.strip()),
                tr("exit code {code}").format(code=code),
            )
            self._end(None, tr("The script failed: {problem}").format(problem=last.strip()))
        elif (numbers := numbers_in(self._output)) is None:
            self._end(None, tr("The script came to its end, but its last line is not the JSON object of its numbers."))
        else:
            self._end(numbers, "")

    def _end(self, numbers: dict[str, float] | None, problem: str) -> None:
        self.running = False
        if self._folder:
            self._folder.cleanup()
        self.ended.emit(numbers, problem)
