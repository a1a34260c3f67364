"""Cameras by name, and why one cannot be used, in one sentence with the cure on this system."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import site_settings
from core.expressions import opencv
from core.nearest import nearest

#: What is asked of a camera; it gives the nearest that it has.
WIDTH, HEIGHT = 1280, 720
#: An installer puts this file where no live camera shall be used, such as in schools of the EU; LEARNOSCOPE_NO_CAMERA=1 does the
#: same for one start.
NO_CAMERA = Path(__file__).parents[2] / "resources" / "no-camera"


class SourceError(OSError):
    """A camera, film or picture that cannot be used; the message is one sentence."""


class NoCamera(SourceError):
    """There is no such camera."""


class CameraBusy(SourceError):
    """Another program has it."""


class CameraDenied(SourceError):
    """The system does not let this program use it."""


class CamerasOff(SourceError):
    """Live cameras are switched off here, for everybody."""


def switched_off() -> str:
    """Why no live camera may be used in this installation; "" where they may."""
    site = site_settings.current()
    if not site.live_cameras and site.problem:
        return site.problem
    if not site.live_cameras or NO_CAMERA.exists() or os.environ.get("LEARNOSCOPE_NO_CAMERA", "") not in ("", "0"):
        return (
            "live cameras are switched off in this installation, because inferring emotions of people in education and at "
            "work is prohibited in the EU; pictures, films and the demo remain"
        )
    return ""


@dataclass(frozen=True)
class Camera:
    """``index`` and ``backend`` are OpenCV's; ``path`` (where the system has one) stays when others are plugged in or out."""

    name: str
    index: int
    backend: int = 0
    path: str = ""


def listed() -> list[Camera]:
    """The cameras of this machine; of two with the same name the second is called "... 2"."""
    opencv()
    from cv2_enumerate_cameras import enumerate_cameras, supported_backends

    backend = _backend()
    found = enumerate_cameras(backend) if backend in supported_backends else enumerate_cameras()
    cameras, counts = [], {}
    for info in sorted(found, key=lambda info: info.index):
        name = info.name or f"camera {info.index}"
        counts[name] = counts.get(name, 0) + 1
        suffix = f" {counts[name]}" if counts[name] > 1 else ""
        cameras.append(Camera(name + suffix, info.index, info.backend, info.path or ""))
    return cameras


def _backend() -> int:
    """The one way of this system to reach cameras that neither opens slowly nor counts them twice."""
    cv2 = opencv()
    return {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_DSHOW}.get(
        sys.platform, cv2.CAP_ANY
    )


def find(wanted: str, cameras: Sequence[Camera]) -> Camera:
    """The camera with this index, path, name, or a name that holds this text. Raises NoCamera."""
    if wanted.isdecimal():
        index = int(wanted)
        match = [camera for camera in cameras if camera.index == index]
        # OpenCV can open what the system does not list, such as a second interface.
        return match[0] if match else Camera(f"camera {index}", index, _backend())
    text = wanted.lower()
    for fits in (
        lambda camera: wanted in (camera.path, camera.name),
        lambda camera: camera.name.lower() == text,
        lambda camera: text in camera.name.lower(),
    ):
        if match := [camera for camera in cameras if fits(camera)]:
            return match[0]
    names = [camera.name for camera in cameras]
    others = nearest(wanted, names) or ("; there are " + ", ".join(names) if names else "")
    raise NoCamera(
        f'there is no camera "{wanted}"{others or "; this machine has none that is plugged in and switched on"}'
    )


def opened(camera: Camera, capture: Callable[[int, int], Any] | None = None) -> Any:
    """An OpenCV capture that delivers the newest frame, in about 1280x720. ``capture`` stands in for cv2.VideoCapture.

    Raises NoCamera, CameraBusy or CameraDenied.
    """
    cv2 = opencv()
    try:
        device = (capture or cv2.VideoCapture)(camera.index, camera.backend)
    except cv2.error as error:
        raise reason(camera, str(error)) from None
    if not device.isOpened():
        device.release()
        raise reason(camera)
    # Uncompressed, most webcams deliver 720p ten times a second only.
    device.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    device.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
    device.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
    device.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return device


_CURES = {
    "linux": "run sudo usermod -aG video $USER, then log out and in again",
    "darwin": "switch it on in System Settings, Privacy & Security, Camera, then start this program again",
    "win32": "switch on Settings, Privacy & security, Camera, both for the device and for desktop apps",
}
_BUSY = {
    "linux": "close the program that uses it (fuser -v {path} names it)",
    "darwin": "close the program that uses it, or unplug the camera and plug it in again",
    "win32": "close the program that uses it, such as a video call or the Camera app",
}


def reason(camera: Camera, details: str = "", system: str = sys.platform) -> SourceError:
    """Why OpenCV, which does not say, could not open a camera: NoCamera, CameraDenied or CameraBusy."""
    path = camera.path or (f"/dev/video{camera.index}" if system.startswith("linux") else "")
    system = "linux" if system.startswith("linux") else system
    if (system == "linux" and not Path(path).exists()) or (not path and camera.name == f"camera {camera.index}"):
        return NoCamera(f"there is no {camera.name}: plug one in, or choose another with learnoscope camera --list")
    if _denied(path, system):
        return CameraDenied(f"this program may not use {camera.name}: {_CURES.get(system, _CURES['linux'])}")
    cure = _BUSY.get(system, _BUSY["linux"]).format(path=path)
    more = f" ({details.strip().partition(chr(10))[0][:80]})" if details else ""
    return CameraBusy(f"{camera.name} is there but cannot be opened{more}: {cure}")


def _denied(path: str, system: str) -> bool:
    if system == "linux":
        return not os.access(path, os.R_OK | os.W_OK)
    if system == "win32":
        return _windows_denies()
    # macOS shares a camera among programs: what is listed and cannot be opened is not permitted.
    return system == "darwin"


def _windows_denies() -> bool:
    """Whether the privacy settings of Windows keep desktop programs from the camera."""
    try:
        import winreg
    except ImportError:
        return False
    store = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        for key in (store, store + r"\NonPackaged"):
            try:
                with winreg.OpenKey(hive, key) as opened_key:
                    if winreg.QueryValueEx(opened_key, "Value")[0] == "Deny":
                        return True
            except OSError:
                continue
    return False
