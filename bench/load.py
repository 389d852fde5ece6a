"""Sends requests and reads what they cost the server's processes."""

import http.client
import os
import threading
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# As from the proxy in front, so that nothing is redirected; compression is the proxy's work.
HEADERS = {"Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": "identity"}


def children(pid):
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def cpu_seconds(pid):
    """User and system time of a process and its children so far; None where /proc is missing."""
    total = 0
    for process in [pid, *children(pid)]:
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            return None
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def get(connection, path):
    """(status, body)."""
    connection.request("GET", path, headers=HEADERS)
    response = connection.getresponse()
    return response.status, response.read()


def fetch(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return get(connection, path)
    finally:
        connection.close()


class Requests(threading.Thread):
    """One client on one connection, until a moment in time."""

    def __init__(self, port, path, until):
        super().__init__(daemon=True)
        self.port, self.path, self.until = port, path, until
        self.times, self.failed = [], 0

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while time.perf_counter() < self.until:
            started = time.perf_counter()
            status, _body = get(connection, self.path)
            self.times.append(time.perf_counter() - started)
            self.failed += status != 200
        connection.close()


def measure(port, pid, path, seconds, clients=2):
    """{requests, per_second, cpu_ms, median_ms, p95_ms, failed} of one address under steady load."""
    before, started = cpu_seconds(pid), time.perf_counter()
    threads = [Requests(port, path, started + seconds) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed, after = time.perf_counter() - started, cpu_seconds(pid)
    times = sorted(value for thread in threads for value in thread.times)
    return {
        "requests": len(times),
        "per_second": len(times) / elapsed,
        "cpu_ms": None if before is None else 1000 * (after - before) / len(times),
        "median_ms": 1000 * times[len(times) // 2],
        "p95_ms": 1000 * times[int(len(times) * 0.95)],
        "failed": sum(thread.failed for thread in threads),
    }
