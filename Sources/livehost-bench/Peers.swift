// LiveHost: other people's programs doing the same work in the same run.
// SPDX-License-Identifier: Apache-2.0

import Journal
import SystemIO

/// Programs to compare with, where they are installed.
enum Peers {
  /// Seconds that `sqlite3` (Debian) takes for `commits` transactions of `size` sales each.
  /// - Parameter journal: `DELETE` (the rollback journal) or `WAL`; always `synchronous=FULL`.
  static func sqlite(journal: String, commits: Int, size: Int) throws -> Double? {
    guard ThisProcess.hasCommand("sqlite3") else { return nil }
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    let row = String(decoding: Measure.record(0).data, as: UTF8.self)
    let inserts = String(repeating: "INSERT INTO sales(data) VALUES('\(row)');\n", count: size)
    let script =
      "PRAGMA journal_mode=\(journal); PRAGMA synchronous=FULL;\n"
      + "CREATE TABLE sales(id INTEGER PRIMARY KEY, data TEXT);\n"
      + String(repeating: "BEGIN;\n\(inserts)COMMIT;\n", count: commits)
    let path = FileSystem.join(folder, "script.sql")
    try FileSystem.replace(path, with: Array(script.utf8))
    return Measure.seconds {
      run(["sqlite3", FileSystem.join(folder, "sales.db"), ".read \(path)"])
    }
  }

  /// Seconds that a library of Python takes to read every record of a journal, its own start not
  /// counted; nil where it is not installed.
  static func python(_ program: String, _ path: String) -> Double? {
    for interpreter in ["python3", "/usr/bin/python3"] {
      let text = run([interpreter, "-c", program, path])
      if let seconds = Double(text.filter { !$0.isWhitespace }) { return seconds }
    }
    return nil
  }

  static let duckdb = """
    sys, time, duckdb = map(__import__, ("sys", "time", "duckdb"))
    start = time.monotonic()
    found = duckdb.sql(
        "SELECT count(*), sum(seq), max(\\"at\\"), sum(length(data)), max(\\"sum\\") FROM "
        "read_ndjson('" + sys.argv[1] + "', columns={'seq': 'BIGINT', 'at': 'VARCHAR', "
        "'kind': 'VARCHAR', 'data': 'JSON', 'prev': 'VARCHAR', 'sum': 'VARCHAR'})").fetchall()
    assert found[0][0] > 0
    print(time.monotonic() - start)
    """

  static let orjson = """
    sys, time, orjson = map(__import__, ("sys", "time", "orjson"))
    start = time.monotonic()
    last = 0
    with open(sys.argv[1], "rb") as file:
        for line in file:
            record = orjson.loads(line)
            assert record["seq"] == last + 1
            last = record["seq"]
    print(time.monotonic() - start)
    """

  /// Runs a program to its end; returns what it wrote.
  @discardableResult
  static func run(_ command: [String]) -> String {
    guard let child = try? ChildProcess(command, .quietPipes) else { return "" }
    child.closeInput()
    var bytes: [UInt8] = []
    while case .bytes? = try? child.output.read(into: &bytes, limit: 4096) {}
    _ = child.wait()
    return String(decoding: bytes, as: UTF8.self)
  }
}
