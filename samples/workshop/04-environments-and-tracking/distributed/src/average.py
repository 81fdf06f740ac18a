"""Fits a line by gradient descent in as many processes as there are: each has its share of the rows, all have the same line."""
import os
import socket
import time

rank, size = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
STEPS, RATE, ROWS = 200, 0.05, 240


class Meeting:
    """All ranks meet at rank 0, where what they bring is added up: what PyTorch calls an all-reduce."""

    def __init__(self):
        place = os.environ.get("MASTER_ADDR", ""), int(os.environ.get("MASTER_PORT", 0))
        if size == 1:
            self.others = []
        elif rank == 0:
            door = socket.create_server(place, backlog=size)
            self.others = [door.accept()[0].makefile("rw") for _ in range(size - 1)]
        else:
            self.others = [self.knock(place).makefile("rw")]

    @staticmethod
    def knock(place):
        for _ in range(600):
            try:
                return socket.create_connection(place)
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise SystemExit("rank 0 never opened its door")

    def add_up(self, numbers):
        if rank > 0:
            print(*map(repr, numbers), file=self.others[0], flush=True)
            return [float(number) for number in self.others[0].readline().split()]
        for other in self.others:
            numbers = [a + float(b) for a, b in zip(numbers, other.readline().split())]
        for other in self.others:
            print(*map(repr, numbers), file=other, flush=True)
        return numbers


rows = [(x / ROWS, 3 * x / ROWS + 1 + 0.1 * (-1) ** x) for x in range(ROWS)][rank::size]
slope = height = loss = 0.0
meeting = Meeting()
for _ in range(STEPS):
    errors = [(slope * x + height - y, x) for x, y in rows]
    down, up, loss = meeting.add_up([sum(e * x for e, x in errors), sum(e for e, _ in errors), sum(e * e for e, _ in errors)])
    slope, height, loss = slope - RATE * 2 * down / ROWS, height - RATE * 2 * up / ROWS, loss / ROWS
print(f"rank {rank} of {size}: {len(rows)} rows, loss {loss:.6f}")
