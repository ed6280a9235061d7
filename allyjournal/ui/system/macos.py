"""macOS tells by notices of Core Foundation and of IOKit that the session or the computer is left.

All of it is plain C, so that no class has to be made in Objective-C's runtime. Signatures and
numbers are those of Apple's CFNotificationCenter.h, CFString.h, CFRunLoop.h, IOKitLib.h, IOPMLib.h,
IOMessage.h, CGSession.h, NSWindow.h and objc/message.h.
"""

import ctypes
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.ui.system.captures import Captures
from allyjournal.ui.system.foreign import ADDRESS, Load, declare
from allyjournal.ui.system.lock import SystemLock

_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
_OBJECTIVE_C = "/usr/lib/libobjc.A.dylib"

_UTF_8 = 0x08000100  # kCFStringEncodingUTF8
# CFNotificationSuspensionBehaviorDeliverImmediately: also while another program is in front
_AT_ONCE = 4
_COMMON_MODES = "kCFRunLoopCommonModes"  # Core Foundation compares the names of modes by their text

# the first two are in no header, but well known; KeePassXC and many others watch the first
_SCREEN = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
_CONSOLE = ("com.apple.coregraphics.GUIConsoleSessionChanged",)  # kCGNotifyGUIConsoleSessionChanged
_IN_SIGHT = ("NSWindowDidChangeOcclusionStateNotification",)

_MAY_SLEEP = 0xE0000270  # kIOMessageCanSystemSleep
_WILL_SLEEP = 0xE0000280  # kIOMessageSystemWillSleep

_NOT_SHARED, _SHARED = 0, 1  # NSWindowSharingNone, NSWindowSharingReadOnly

Notice = ctypes.CFUNCTYPE(None, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
"""CFNotificationCallback: centre, observer, name, object, details."""

PowerNotice = ctypes.CFUNCTYPE(None, ADDRESS, ctypes.c_uint32, ctypes.c_uint32, ADDRESS)
"""IOServiceInterestCallback: context, service, message, argument."""

_Ask = ctypes.CFUNCTYPE(ctypes.c_size_t, ADDRESS, ADDRESS)
_Tell = ctypes.CFUNCTYPE(None, ADDRESS, ADDRESS, ctypes.c_size_t)


class CoreFoundation:
    """Texts, the run loop and the notices of Core Foundation; ``heard`` is handed the object that
    a notice is about, or None, in the thread of the window."""

    def __init__(self, load: Load, heard: Callable[[int | None], None]) -> None:
        self._heard = heard
        self._call = Notice(self._hear)
        self._core = core = load(_FRAMEWORK.format("CoreFoundation"))
        text = (ADDRESS, ctypes.c_char_p, ctypes.c_uint32)
        declare(core, "CFStringCreateWithCString", ADDRESS, *text)
        declare(core, "CFRelease", None, ADDRESS)
        for centre in ("Distributed", "DarwinNotify", "Local"):
            declare(core, f"CFNotificationCenterGet{centre}Center", ADDRESS)
        observer = (ADDRESS, ADDRESS, Notice, ADDRESS, ADDRESS, ctypes.c_ssize_t)
        declare(core, "CFNotificationCenterAddObserver", None, *observer)
        declare(core, "CFNotificationCenterRemoveEveryObserver", None, ADDRESS, ADDRESS)
        declare(core, "CFRunLoopGetMain", ADDRESS)
        declare(core, "CFRunLoopAddSource", None, ADDRESS, ADDRESS, ADDRESS)

    def listen(self, centre: str, names: Sequence[str]) -> None:
        """Hear the notices of these names that ``centre`` posts."""
        for name in names:
            text = self._text(name)
            what = (self._call, text, None, _AT_ONCE)
            self._core.CFNotificationCenterAddObserver(self._centre(centre), id(self), *what)
            self._core.CFRelease(text)

    def leave(self, centre: str) -> None:
        """Hear nothing of ``centre`` any more."""
        self._core.CFNotificationCenterRemoveEveryObserver(self._centre(centre), id(self))

    def run(self, source: int) -> None:
        """Have the thread of the window wait for ``source`` too, also below a dialog or a menu."""
        modes = self._text(_COMMON_MODES)
        self._core.CFRunLoopAddSource(self._core.CFRunLoopGetMain(), source, modes)
        self._core.CFRelease(modes)

    def _text(self, words: str) -> int | None:
        made: int | None = self._core.CFStringCreateWithCString(None, words.encode(), _UTF_8)
        return made

    def _centre(self, name: str) -> int | None:
        found: int | None = getattr(self._core, f"CFNotificationCenterGet{name}Center")()
        return found

    def _hear(self, *notice: int | None) -> None:
        _centre, _us, _name, about, _details = notice
        self._heard(about)


class MacLock(SystemLock):
    """Sleep waits until the lock is over, for 30 seconds at most: IOKit asks each program that has
    registered and sleeps when all have answered, where the notices of NSWorkspace would have the
    lock be over when they return.
    """

    def __init__(self, window: QWidget, load: Load = ctypes.CDLL) -> None:
        super().__init__(window)
        self._core = CoreFoundation(load, self._hear)
        self._power = power = load(_FRAMEWORK.format("IOKit"))
        number, place = ctypes.c_uint32, ctypes.POINTER(ctypes.c_uint32)
        ports = (ADDRESS, ctypes.POINTER(ADDRESS), PowerNotice, place)
        declare(power, "IORegisterForSystemPower", number, *ports)
        declare(power, "IODeregisterForSystemPower", ctypes.c_int, place)
        declare(power, "IOAllowPowerChange", ctypes.c_int, number, ctypes.c_ssize_t)
        declare(power, "IOServiceClose", ctypes.c_int, number)
        declare(power, "IONotificationPortGetRunLoopSource", ADDRESS, ADDRESS)
        declare(power, "IONotificationPortDestroy", None, ADDRESS)
        self._call = PowerNotice(self._hear_power)
        self._root = 0
        self._port = ADDRESS()
        self._notifier = number()
        self._asleep: int | None = None

    def start(self) -> None:
        self.stop()
        self._core.listen("Distributed", _SCREEN)
        self._core.listen("DarwinNotify", _CONSOLE)
        ports = (ctypes.byref(self._port), self._call, ctypes.byref(self._notifier))
        self._root = self._power.IORegisterForSystemPower(None, *ports)
        if self._root:
            self._core.run(self._power.IONotificationPortGetRunLoopSource(self._port))

    def stop(self) -> None:
        self._core.leave("Distributed")
        self._core.leave("DarwinNotify")
        if self._root:
            if self._asleep is not None:
                self._power.IOAllowPowerChange(self._root, self._asleep)
                self._asleep = None
            self._power.IODeregisterForSystemPower(ctypes.byref(self._notifier))
            self._power.IOServiceClose(self._root)
            self._power.IONotificationPortDestroy(self._port)
            self._root = 0

    def _hear(self, _about: int | None) -> None:
        self.lock_requested.emit(False)

    def _hear_power(self, _us: object, _root: object, message: int, change: int | None) -> None:
        if message == _MAY_SLEEP:
            self._power.IOAllowPowerChange(self._root, change or 0)
        elif message == _WILL_SLEEP:
            self._asleep = change or 0
            self.lock_requested.emit(False)


class MacCaptures(Captures):
    """What NSWindow's ``sharingType`` asks for is no promise: Apple calls it a legacy constant that
    is not for hiding from captures, and on macOS 15 and later some recorders were seen to show such
    a window (Tauri's issue 14200).

    Qt itself paints a window when it hears this notice of it, so that it comes in time.
    """

    def __init__(self, parent: QObject | None, load: Load = ctypes.CDLL) -> None:
        super().__init__(parent)
        self._core = CoreFoundation(load, self._hear)
        runtime = load(_OBJECTIVE_C)
        declare(runtime, "sel_registerName", ADDRESS, ctypes.c_char_p)
        self._selector = runtime.sel_registerName
        # one function, called in two ways
        self._ask = ctypes.cast(runtime.objc_msgSend, _Ask)
        self._tell = ctypes.cast(runtime.objc_msgSend, _Tell)

    def _watch(self) -> None:
        self._core.listen("Local", _IN_SIGHT)
        if application := QCoreApplication.instance():
            # the address of what is called stays there, and may outlive it
            application.aboutToQuit.connect(self._leave)

    @Slot()
    def _leave(self) -> None:
        self._core.leave("Local")

    def _hear(self, about: int | None) -> None:
        if about:
            self._note(self._share(about, self._wanted))

    def _set(self, window: int, wanted: bool) -> bool:
        # Qt's number for a window is its NSView
        return self._share(self._ask(window, self._selector(b"window")), wanted)

    def _share(self, window: int, wanted: bool) -> bool:
        kind = _NOT_SHARED if wanted else _SHARED
        self._tell(window, self._selector(b"setSharingType:"), kind)
        return bool(self._ask(window, self._selector(b"sharingType")) == kind)
