"""PyInstaller's way with torch, in place of the community's hook: that imports all 2,200 modules and takes all of them."""

from pathlib import Path

from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_dynamic_libs, get_package_paths

#: Packages that import their parts by name, so that PyInstaller does not see it.
_BY_NAME = (
    "_decomp", "_dispatch", "_dynamo", "_export", "_functorch", "_higher_order_ops", "_library", "_native", "_numpy", "_prims",
    "_refs", "_subclasses", "autograd", "backends", "distributions", "export", "fx", "jit", "nn", "onnx", "optim", "sparse",
    "utils",
)  # fmt: skip
_folder = Path(get_package_paths("torch")[1])

warn_on_missing_hiddenimports = False
hiddenimports = [
    ".".join(("torch", *file.relative_to(_folder).with_suffix("").parts)).removesuffix(".__init__")
    for package in _BY_NAME
    for file in sorted((_folder / package).rglob("*.py"))
]
datas = [(str(file), "torch/bin") for file in (_folder / "bin").glob("torch_shm_manager*")]
binaries = collect_dynamic_libs("torch", search_patterns=[*PY_DYLIB_PATTERNS, "*.so.*"])
# Links from the top folder confuse torch about where its libraries lie.
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
