"""How much memory this process takes, on each system."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def _of_linux() -> int:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  twenty times a second
        return int(file.read().split()[1]) * _PAGE


def _of_windows() -> int:
    import ctypes  # noqa: PLC0415
    from ctypes import wintypes  # noqa: PLC0415

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("PeakWorkingSetSize", "WorkingSetSize")),
            *((f"quota{number}", ctypes.c_size_t) for number in range(4)),
            *((name, ctypes.c_size_t) for name in ("PagefileUsage", "PeakPagefileUsage")),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.WorkingSetSize)


def _of_others() -> int:
    """The most that it ever took: what macOS tells, in bytes, and the BSDs in kilobytes."""
    import resource  # noqa: PLC0415  Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _choice() -> Callable[[], int]:
    if sys.platform == "win32":
        return _of_windows
    return _of_linux if os.path.exists("/proc/self/statm") else _of_others  # noqa: PTH110


_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096

resident_bytes = _choice()
"""Bytes of memory that this process takes; pages that it shares with others count too."""
