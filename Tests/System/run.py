"""LiveHost: all tests that need the built program.

SPDX-License-Identifier: Apache-2.0
"""

import argparse
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import harness  # noqa: E402

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(harness.BINARY))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    harness.use_binary(options.binary)
    loader = unittest.TestLoader()
    here = str(pathlib.Path(__file__).parent)
    suite = (
        loader.loadTestsFromNames(options.names)
        if options.names
        else loader.discover(here, pattern="test_*.py")
    )
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors)
    skipped = len(result.skipped)
    passed = result.testsRun - failed - skipped
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    sys.exit(1 if failed else 0)
