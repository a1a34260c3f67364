"""What goes into the bundle and what is cut, with the reason; read by ``learnoscope.spec``, the size report and the tests."""

from __future__ import annotations

import fnmatch
import pkgutil
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Folders of the checkout that the program reads, by the place where it looks for them.
FOLDERS = ("resources", "models")
#: Packages whose own files (fonts, tables, cascades) are read at run time, with the patterns of those files.
PACKAGE_FILES = {
    "cv2": ["data/haarcascade_frontalface_alt2.xml"],
    "sklearn": ["datasets/data/*", "datasets/images/*", "datasets/descr/*"],
    "qtawesome": ["fonts/*"],
    "ziamath": ["**/*.ttf", "**/*.otf"],
    "ziafont": ["**/*.ttf"],
    "latex2mathml": ["**/*.txt"],
}
#: Distributions whose version the program asks for; see core.cli_doctor, core.run_file and app.about.
METADATA = (
    "learnoscope", "PySide6_Essentials", "pyqtgraph", "torch", "torchvision", "numpy", "scipy", "scikit-learn", "keras",
    "onnxruntime", "onnx", "onnxscript", "opencv-python-headless", "matplotlib", "safetensors", "pydantic",
)  # fmt: skip
#: Modules that nothing here uses, although something bundled can.
EXCLUDED = (
    "IPython", "PyInstaller", "PyQt5", "PyQt6", "_pytest", "cuda", "hypothesis", "jax", "nvidia", "openvino", "pandas", "pip",
    "pytest", "setuptools", "tensorboard", "tensorflow", "tkinter", "triton", "wheel",
    "keras.src.backend.jax", "keras.src.backend.openvino", "keras.src.backend.tensorflow",
    "matplotlib.tests", "numpy.distutils", "numpy.f2py.tests", "onnx.backend.test", "onnxruntime.quantization",
    "onnxruntime.tools", "onnxruntime.transformers", "onnxscript.rewriter.models", "pyqtgraph.examples",
    "sympy.parsing.autolev", "sympy.parsing.latex", "sympy.physics", "sympy.stats", "sympy.testing", "sympy.vector",
    "torch._inductor.autoheuristic", "torch._inductor.codegen.cutlass", "torch._inductor.fx_passes.serialized_patterns",
    "torch._inductor.kernel", "torch._inductor.template_heuristics", "torch._vendor.quack", "torch.ao.ns",
    "torch.ao.pruning", "torch.ao.quantization.backend_config", "torch.distributed._tools", "torch.distributed.elastic",
    "torch.distributed.pipelining", "torch.distributed.tensor.experimental", "torch.testing._internal.distributed",
    "torch.testing._internal.generated", "torch.testing._internal.opinfo", "torch.utils.benchmark", "torch.utils.hipify",
    "torch.utils.tensorboard",
)  # fmt: skip
#: What a module holds that reads its own source, or that of its functions, when it is imported or used.
_READS_SOURCE = re.compile(rb"install_config_module\(|jit\.script|script_if_tracing|_jit_internal|getsource")
_GTK = "GTK's theme for Qt, with its libraries"
#: Files that are cut, by pattern of their place in the bundle ("/" on every system).
CUT = {
    "torch/include/*": "headers",
    "torch/test/*": "torch's own tests",
    "torch/bin/*": "torch's own tests and compilers",
    "torch/share/*": "CMake files",
    "torch/lib/*.a": "static libraries",
    "torch/lib/*.lib": "static libraries",
    "torch/lib/libtorchbind_test*": "torch's own tests",
    "torch/lib/libjitbackend_test*": "torch's own tests",
    "torch/lib/libbackend_with_compiler*": "torch's own tests",
    "torch/lib/libaoti_custom_ops*": "torch's own tests",
    "*/tests/*": "tests of libraries",
    "*/testing/data/*": "tests of libraries",
    "onnx/backend/test/*": "tests of libraries",
    "PySide6/*Qml*": "Qt Quick, which no window here uses",
    "PySide6/*Quick*": "Qt Quick, which no window here uses",
    "PySide6/Qt/qml/*": "Qt Quick, which no window here uses",
    "PySide6/*VirtualKeyboard*": "Qt's keyboard on the screen",
    "PySide6/*virtualkeyboard*": "Qt's keyboard on the screen",
    "PySide6/*/egldeviceintegrations/*": "screens without a window system",
    "*EglFS*": "screens without a window system",
    "PySide6/*eglfs*": "screens without a window system",
    "PySide6/*linuxfb*": "screens without a window system",
    "PySide6/*vkkhrdisplay*": "screens without a window system",
    "PySide6/*vnc*": "screens without a window system",
    "PySide6/*/translations/*": "Qt's texts of parts that no window here uses",
    "PySide6/opengl32sw.dll": "OpenGL in software",
    "*libqgtk3.so": _GTK, "libgtk-*": _GTK, "libgdk*": _GTK, "libatk*": _GTK, "libcairo*": _GTK, "libpango*": _GTK,
    "libpixman*": _GTK, "libthai*": _GTK, "libdatrie*": _GTK, "libfribidi*": _GTK, "libgraphite2*": _GTK,
    "libharfbuzz.so*": _GTK,
    "PIL/_avif*": "AVIF pictures", "pillow.libs/libavif*": "AVIF pictures",
    "*.dist-info/licenses/*": "licences, which resources/LICENCES.txt holds",
    "models/expressions.h5": "weights in a form for Keras, which the program does not read",
    "models/expressions_int8.onnx": "weights that only a benchmark reads",
    "matplotlib/mpl-data/sample_data/*": "examples",
    "cv2/data/*": "cascades that are not used",
    "*.pyi": "stubs",
    "*.h": "headers",
    "*.hpp": "headers",
    "*.cmake": "CMake files",
    "*/nvidia/*": "CUDA",
    "nvidia/*": "CUDA",
    "triton/*": "CUDA",
}  # fmt: skip
#: What matches a pattern of ``CUT`` and stays.
KEPT = (
    "PySide6/*translations/qtbase_*.qm",  # buttons of Qt's own dialogs in the languages of the window
    "torch/bin/torch_shm_manager*",  # torch does not load without it
    "matplotlib/mpl-data/sample_data/grace_hopper.jpg",  # the portrait of the camera page
    "cv2/data/haarcascade_frontalface_alt2.xml",
    "cv2/data/__init__.py*",
)


def own_modules() -> list[str]:
    """Every module of ``core`` and ``app``, the techniques among them: the catalogue finds them by walking, not by import."""
    return [
        info.name
        for package in ("core", "app")
        for info in pkgutil.walk_packages([str(ROOT / package)], f"{package}.", onerror=_fail)
    ] + ["core", "app"]


def standard_library() -> list[str]:
    """Modules that no part of the bundle may import, but a script of a person's can."""
    left_out = {
        "antigravity",
        "ensurepip",
        "idlelib",
        "lib2to3",
        "msilib",
        "test",
        "this",
        "tkinter",
        "turtle",
        "turtledemo",
    }
    return [name for name in sys.stdlib_module_names if not name.startswith("_") and name not in left_out]


def collection_modes(torch: Path) -> dict[str, str]:
    """How PyInstaller keeps modules: in its archive alone, or with their sources beside it, which a tenth of torch's need.

    The Code view shows sources by ``inspect.getsource``.
    """
    modes = {"core": "pyz+py", "app": "pyz+py", "torchvision": "pyz+py", "onnxscript": "pyz+py", "torch": "pyz"}
    for file in torch.rglob("*.py"):
        if file.name != "__init__.py" and _READS_SOURCE.search(file.read_bytes()):
            modes[".".join(("torch", *file.relative_to(torch).with_suffix("").parts))] = "pyz+py"
    return modes


def own_files() -> list[tuple[str, str]]:
    """(source, folder in the bundle) of the lessons, pictures and weights that come along."""
    return [
        (str(path), path.relative_to(ROOT).parent.as_posix())
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.name != "no-camera"
    ]


def why_cut(place: str) -> str:
    """The reason why the file at this place of the bundle is left out, or ""."""
    place = place.replace("\\", "/")
    if any(fnmatch.fnmatchcase(place, pattern) for pattern in KEPT):
        return ""
    return next((reason for pattern, reason in CUT.items() if fnmatch.fnmatchcase(place, pattern)), "")


def version_of(bundle: Path) -> str:
    """The version of a built bundle, from the metadata that it carries. Raises FileNotFoundError where there is none."""
    for path in bundle.glob("_internal/learnoscope[.-]*info/*"):
        if path.name not in ("METADATA", "PKG-INFO"):
            continue
        if found := re.search(r"^Version: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            return found[1].strip()
    raise FileNotFoundError(f"{bundle} is no bundle of Learnoscope; build_app.py makes one")


def _fail(name: str) -> None:
    raise ImportError(f"{name} cannot be imported, so its modules cannot be listed")
