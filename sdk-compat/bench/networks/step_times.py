"""CPU milliseconds a step in PyTorch, batches included: one line a network. The peer of StepTimes.java."""

import time

import torch
from torch import nn

torch.set_num_threads(1)
ROUNDS = 5


def measure(name, network, examples, steps):
    classes = torch.randint(0, 10, (64 * steps,))
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)
    loss = nn.CrossEntropyLoss()
    best = float("inf")
    for epoch in range(ROUNDS + 2):
        started = time.process_time()
        order = torch.randperm(64 * steps)
        for step in range(steps):
            rows = order[64 * step : 64 * step + 64]
            batch = examples[rows]
            if batch.dtype == torch.uint8:
                batch = batch.float() / 255
            optimizer.zero_grad()
            value = loss(network(batch), classes[rows])
            value.backward()
            optimizer.step()
            value.item()
        if epoch >= 2:
            best = min(best, (time.process_time() - started) / steps * 1e3)
    print(name, best, flush=True)


measure(
    "mlp",
    nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10)),
    torch.randn(64 * 100, 784),
    100)
measure(
    "cnn",
    nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 49, 10)),
    torch.randint(0, 256, (64 * 40, 1, 28, 28), dtype=torch.uint8),
    40)
