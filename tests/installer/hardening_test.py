# SPDX-License-Identifier: Apache-2.0
"""What cmake/hardening.cmake asks of compiler and linker is in the built programs, and no code for networks is.

hardening_test.py PROGRAM...
"""

import _socket
import re
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAMS = [Path(program) for program in sys.argv[1:]]
del sys.argv[1:]

# Functions of the C library by which a program reaches another machine, or is reached.
SOCKETS = {
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "getnameinfo", "gethostbyname",
    "gethostbyname_r", "gethostbyaddr", "send", "sendto", "sendmsg", "sendmmsg", "recv", "recvfrom", "recvmsg", "recvmmsg",
    "setsockopt", "getsockopt", "getpeername", "getsockname", "res_query", "res_search", "inet_pton", "inet_addr", "rcmd", "ruserok"
}
# Programs talk to glmamba-reader over a pair of connected ends that have no name and no address (socketpair(2) with AF_UNIX):
# none of these can reach anything else. io/reader/helper_process_posix.cpp.
TO_THE_READER = {"socketpair", "send", "recv", "sendmsg", "recvmsg", "setsockopt"}
# glmamba-reader uses plain read and write.
ALLOWED = {"glmamba": TO_THE_READER, "glmamba-viewer": TO_THE_READER, "glmamba-reader": set()}
# A second start of the viewer hands its files to the first through a socket in the file system, by Qt's own classes for that
# (app/desktop/single_instance.cpp). Whatever else of Qt Network there is, is for networks.
OF_QT_NETWORK = re.compile(r"^((vtable|typeinfo) for )?Q(LocalServer|LocalSocket)\b")
# Libraries whose purpose are networks. Qt Network is linked for the classes above, OpenSSL's libcrypto for SHA-256.
FOR_NETWORKS = re.compile(r"^lib(curl|ssl|gdcmMEXD|socketxx|vtkIOWeb|vtkWeb|soup|gloo|tensorpipe|mpi|dcmnet|Qt5WebSockets|Qt5WebEngine)")


def said(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def imports(program):
    """Names without their versions."""
    return {line.split()[-1].split("@")[0] for line in said("nm", "-D", "--undefined-only", program).splitlines()}


def each_program(test):
    def all_programs(self):
        self.assertGreaterEqual(len(PROGRAMS), 2)
        for program in PROGRAMS:
            with self.subTest(program.name):
                test(self, program)
    return all_programs


class Hardening(unittest.TestCase):
    @each_program
    def test_addresses_are_drawn_anew_for_each_start(self, program):
        self.assertRegex(said("readelf", "-h", program), r"Type:\s+DYN \(Position-Independent Executable")
        self.assertRegex(said("readelf", "-d", program), r"FLAGS_1\).*\bPIE\b")

    @each_program
    def test_the_loaders_tables_are_read_only(self, program):
        self.assertIn("GNU_RELRO", said("readelf", "-lW", program))
        self.assertRegex(said("readelf", "-d", program), r"FLAGS_1\).*\bNOW\b")

    @each_program
    def test_no_memory_is_writable_and_runs(self, program):
        segments = said("readelf", "-lW", program)
        stack = re.search(r"GNU_STACK.* ([RWE ]{3}) ", segments)
        self.assertTrue(stack and "E" not in stack[1], segments)
        for load in re.findall(r"LOAD .* ([RWE ]{3}) 0x", segments):
            self.assertFalse("W" in load and "E" in load, segments)
        self.assertNotIn("TEXTREL", said("readelf", "-d", program))

    @each_program
    def test_stacks_and_buffers_are_checked(self, program):
        names = imports(program)
        self.assertIn("__stack_chk_fail", names)
        self.assertTrue([name for name in names if re.fullmatch(r"__\w+_chk", name) and name != "__stack_chk_fail"],
                        "nothing of _FORTIFY_SOURCE is imported")

    @each_program
    def test_libraries_come_from_the_program_and_the_system_alone(self, program):
        paths = re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", said("readelf", "-d", program))
        for path in ":".join(paths).split(":"):
            self.assertRegex(path, r"^(\$ORIGIN/.*|/usr/lib/.*|)$")

    @each_program
    def test_no_program_reaches_a_network(self, program):
        self.assertEqual((imports(program) & SOCKETS) - ALLOWED[program.name], set())
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", said("readelf", "-d", program))
        self.assertGreater(len(needed), 3)
        self.assertEqual([name for name in needed if FOR_NETWORKS.match(name)], [])

    @each_program
    def test_of_qt_network_only_sockets_within_the_machine_are_used(self, program):
        library = re.search(r"libQt\dNetwork\S* => (\S+)", said("ldd", program))
        if library is None:
            self.assertNotEqual(program.name, "glmamba-viewer", "its own socket was not found")
            return
        offered = {line.split()[-1].split("@")[0] for line in said("nm", "-D", "--defined-only", library[1]).splitlines()}
        used = said("c++filt", "-i", *sorted(imports(program) & offered)).splitlines()
        self.assertIn("QLocalSocket::abort()", used)
        self.assertEqual([name for name in used if not OF_QT_NETWORK.match(name)], [])

    def test_these_tests_would_see_a_socket(self):
        self.assertIn("socket", imports(getattr(_socket, "__file__", sys.executable)) & SOCKETS)


if __name__ == "__main__":
    unittest.main(verbosity=2)
