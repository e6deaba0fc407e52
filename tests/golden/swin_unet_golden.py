#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes swin_unet.safetensors: a small Swin-Unet in double precision, written anew from the papers with PyTorch.

usage: swin_unet_golden.py FOLDER        (needs PyTorch: Debian's python3-torch)

Liu et al., arXiv:2103.14030 (blocks, merging) and Cao et al., arXiv:2105.05537 (expanding, skip connections).
"""
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from network_golden import write_safetensors

CHANNELS, DEPTHS, HEADS, WINDOW, PATCH, INPUTS, REGIONS = 8, (2, 2), (1, 2), 4, 2, 2, 2
HEIGHT, WIDTH = 37, 30  # 20 × 16 tokens, of which the windows of 4 hold 10 × 8: padding at both levels

weights = {}


def weight(name, *shape):
    """A parameter; the first use of a name makes it."""
    if name not in weights:
        spread = 1 / max(1, shape[-1]) ** 0.5 if len(shape) > 1 else 0.3
        offset = 1.0 if "norm" in name and name.endswith("weight") else 0.0
        # As in the file: float32.
        weights[name] = (torch.randn(shape) * spread + offset).float().double()
    return weights[name]


def linear(x, name, out, bias=True):
    w = weight(name + ".weight", out, x.shape[-1])
    return x @ w.T + (weight(name + ".bias", out) if bias else 0)


def norm(x, name):
    c = x.shape[-1]
    return F.layer_norm(x, (c,), weight(name + ".weight", c), weight(name + ".bias", c), 1e-5)


def attend(tokens, places, name, heads):
    """Attention among tokens {T, C} at (row, column, region) `places`: only those of one region see each other."""
    count, channels = tokens.shape
    depth = channels // heads
    qkv = linear(tokens, name + ".qkv", 3 * channels)
    table = weight(name + ".relative_bias", (2 * WINDOW - 1) ** 2, heads)
    mixed = torch.zeros_like(tokens)
    for h in range(heads):
        q, k, v = (qkv[:, part * channels + h * depth:part * channels + (h + 1) * depth] for part in range(3))
        scores = q @ k.T / depth ** 0.5
        for a, (ra, ca, ga) in enumerate(places):
            for b, (rb, cb, gb) in enumerate(places):
                scores[a, b] += table[(ra - rb + WINDOW - 1) * (2 * WINDOW - 1) + ca - cb + WINDOW - 1, h]
                scores[a, b] += 0 if ga == gb else -100
        mixed[:, h * depth:(h + 1) * depth] = scores.softmax(1) @ v
    return linear(mixed, name + ".proj", channels)


def block(x, name, heads, shifted):
    height, width, channels = x.shape
    rows, columns = -(-height // WINDOW) * WINDOW, -(-width // WINDOW) * WINDOW
    padded = torch.zeros(rows, columns, channels, dtype=torch.double)
    padded[:height, :width] = norm(x, name + ".norm1")
    shift = WINDOW // 2 if shifted and min(rows, columns) > WINDOW else 0
    result = torch.zeros_like(padded)

    def region(place, length):
        """Windows of a rolled map: in the last one, what came round the edge is a region of its own."""
        return 0 if shift == 0 or place < length - WINDOW else 1 if place < length - shift else 2

    for top in range(0, rows, WINDOW):
        for left in range(0, columns, WINDOW):
            inside = [(r, c) for r in range(WINDOW) for c in range(WINDOW)]
            sources = [((top + r + shift) % rows, (left + c + shift) % columns) for r, c in inside]
            places = [(r, c, (region(top + r, rows), region(left + c, columns))) for r, c in inside]
            tokens = torch.stack([padded[s] for s in sources])
            for s, y in zip(sources, attend(tokens, places, name + ".attention", heads)):
                result[s] = y
    x = x + result[:height, :width]
    hidden = F.gelu(linear(norm(x, name + ".norm2"), name + ".fc1", 4 * channels))
    return x + linear(hidden, name + ".fc2", channels)


def level(x, name, n):
    for b in range(DEPTHS[n]):
        x = block(x, f"{name}{n}.{b}", HEADS[n], b % 2 == 1)
    return x


def expand(x, name, factor, out):
    height, width, _ = x.shape
    wide = linear(x, name + ".expand", factor * factor * out, bias=False)
    fine = torch.zeros(height * factor, width * factor, out, dtype=torch.double)
    for a in range(factor):
        for b in range(factor):
            fine[a::factor, b::factor] = wide[..., (a * factor + b) * out:(a * factor + b + 1) * out]
    return norm(fine, name + ".norm")


def network(image):
    multiple = PATCH << (len(DEPTHS) - 1)
    image = F.pad(image[None], (0, -WIDTH % multiple, 0, -HEIGHT % multiple), mode="replicate")
    x = F.conv2d(image, weight("embedding.weight", CHANNELS, INPUTS, PATCH, PATCH), weight("embedding.bias", CHANNELS),
                 stride=PATCH)[0].permute(1, 2, 0)
    x = norm(x, "embedding_norm")
    skip = level(x, "encoder", 0)
    four = torch.cat([skip[0::2, 0::2], skip[1::2, 0::2], skip[0::2, 1::2], skip[1::2, 1::2]], -1)
    x = linear(norm(four, "merging0.norm"), "merging0.reduction", 2 * CHANNELS, bias=False)
    x = norm(level(x, "encoder", 1), "bottleneck_norm")
    x = torch.cat([expand(x, "expanding0", 2, CHANNELS), skip], -1)
    x = level(linear(x, "joining0", CHANNELS), "decoder", 0)
    x = expand(norm(x, "final_norm"), "final_expanding", PATCH, CHANNELS)
    return linear(x, "output", REGIONS).permute(2, 0, 1)[:, :HEIGHT, :WIDTH]


if __name__ == "__main__":
    torch.manual_seed(3)
    image = torch.randn(INPUTS, HEIGHT, WIDTH).float().double()
    output = network(image)
    tensors = {"weights." + name: values for name, values in weights.items()}
    write_safetensors(Path(sys.argv[1]) / "swin_unet.safetensors", {**tensors, "input": image, "output": output})
