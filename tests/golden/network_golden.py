#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the golden files of the operators and of the network: numpy in double precision, transcribed from the equations
(Ji et al., arXiv:2504.10105; inference/glmamba/README.md), and torchvision's deform_conv2d. Nothing of this project is
used. Needs python3-numpy and python3-torchvision.

usage: network_golden.py FOLDER    writes deform_conv2d, selective_scan and network .safetensors
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np

TAPS = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]


def write_safetensors(path, tensors):
    header, data = {}, b""
    for name in sorted(tensors):
        values = np.ascontiguousarray(tensors[name], dtype="<f4")
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_safetensors(path):
    data = path.read_bytes()
    length, = struct.unpack("<Q", data[:8])
    tensors = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        if name != "__metadata__":
            begin, end = (8 + length + offset for offset in entry["data_offsets"])
            values = np.frombuffer(data[begin:end], {"F32": "<f4", "I64": "<i8"}[entry["dtype"]])
            tensors[name] = values.reshape(entry["shape"])
    return tensors


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def silu(x):
    return x * sigmoid(x)


def softplus(x):
    return np.logaddexp(0, x)


def softmax(x, axis):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def layer_norm(x, weight, bias):
    """Over the last axis."""
    centred = x - x.mean(-1, keepdims=True)
    return centred / np.sqrt((centred ** 2).mean(-1, keepdims=True) + 1e-5) * weight + bias


def convolve3(x, weight, bias):
    """{C, H, W} → {Co, H, W}, zero padding."""
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    height, width = x.shape[1:]
    y = np.zeros((weight.shape[0], height, width))
    for dy in range(3):
        for dx in range(3):
            y += np.einsum("oc,chw->ohw", weight[:, :, dy, dx], padded[:, dy:dy + height, dx:dx + width])
    return y + bias[:, None, None]


def sample(image, y, x):
    """Bilinear value of {C, H, W} at one place, zero outside."""
    height, width = image.shape[1:]
    y0, x0 = int(np.floor(y)), int(np.floor(x))
    value = np.zeros(image.shape[0])
    for yy, wy in ((y0, 1 - (y - y0)), (y0 + 1, y - y0)):
        for xx, wx in ((x0, 1 - (x - x0)), (x0 + 1, x - x0)):
            if 0 <= yy < height and 0 <= xx < width:
                value += wy * wx * image[:, yy, xx]
    return value


def deform_convolve(x, offset, modulation, weight):
    """Eq. 5: offsets (y, x) for each tap."""
    height, width = x.shape[1:]
    y = np.zeros((weight.shape[0], height, width))
    for h in range(height):
        for w in range(width):
            for t, (dy, dx) in enumerate(TAPS):
                value = sample(x, h + dy + offset[2 * t, h, w], w + dx + offset[2 * t + 1, h, w])
                y[:, h, w] += weight[:, :, dy + 1, dx + 1] @ value * modulation[t, h, w]
    return y


def token_orders(height, width):
    rows = [(h, w) for h in range(height) for w in range(width)]
    columns = [(h, w) for w in range(width) for h in range(height)]
    return rows, columns, rows[::-1], columns[::-1]


def selective_scan(u, projected, dt_weight, dt_bias, a, skip):
    """One image {H, W, D}; Eqs. 1–4 with B̄ = ΔB, one token after the other."""
    rank, states = dt_weight.shape[2], a.shape[2]
    y = np.zeros_like(u)
    for k, order in enumerate(token_orders(*u.shape[:2])):
        h = np.zeros(a.shape[1:])
        for place in order:
            share = projected[place].reshape(4, rank + 2 * states)[k]
            r, b, c = share[:rank], share[rank:rank + states], share[rank + states:]
            delta = softplus(dt_weight[k] @ r + dt_bias[k])
            h = np.exp(delta[:, None] * a[k]) * h + (delta * u[place])[:, None] * b
            y[place] += h @ c + skip[k] * u[place]
    return y


def scan_quadrants(u, projected, *weights):
    y = np.zeros_like(u)
    height, width = u.shape[0] // 2, u.shape[1] // 2
    for rows in (slice(0, height), slice(height, None)):
        for columns in (slice(0, width), slice(width, None)):
            y[rows, columns] = selective_scan(u[rows, columns], projected[rows, columns], *weights)
    return y


def mamba(u, p, scan):
    """One token map {H, W, C}; `p` gives the block's parameters by name."""
    both = layer_norm(u, p("norm.weight"), p("norm.bias")) @ p("in_proj.weight").T + p("in_proj.bias")
    x, z = np.split(both, 2, -1)
    padded = np.pad(x, ((1, 1), (1, 1), (0, 0)))
    height, width = u.shape[:2]
    x = silu(p("conv.bias") + sum(p("conv.weight")[:, 0, dy, dx] * padded[dy:dy + height, dx:dx + width]
                                  for dy in range(3) for dx in range(3)))
    projected = np.concatenate([x @ weight.T for weight in p("x_proj.weight")], -1)
    y = scan(x, projected, p("dt_proj.weight"), p("dt_proj.bias"), -np.exp(p("A_log")), p("D"))
    y = layer_norm(y, p("out_norm.weight"), p("out_norm.bias")) * silu(z)
    y = y @ p("out_proj.weight").T + p("out_proj.bias")
    scale = np.maximum(p("attention.down.weight") @ y.mean((0, 1)) + p("attention.down.bias"), 0)
    return u + y * sigmoid(p("attention.up.weight") @ scale + p("attention.up.bias"))


def stage(feature, p, scan):
    channels, height, width = feature.shape
    patches = feature.reshape(channels, height // 2, 2, width // 2, 2)
    tokens = np.einsum("chywx,ocyx->hwo", patches, p("embed.weight")) + p("embed.bias")
    tokens = layer_norm(tokens, p("embed_norm.weight"), p("embed_norm.bias"))
    expanded = mamba(tokens, lambda name: p("mamba." + name), scan) @ p("expand.weight").T
    m = expanded.reshape(height // 2, width // 2, channels, 2, 2).transpose(2, 0, 3, 1, 4).reshape(feature.shape)
    offset = convolve3(feature, p("deform.offset.weight"), p("deform.offset.bias"))
    modulation = sigmoid(convolve3(feature, p("deform.modulation.weight"), p("deform.modulation.bias")))
    d = deform_convolve(feature, offset, modulation, p("deform.weight"))
    return m * sigmoid(d) + d


def branch(image, p, scan, stages):
    """Images {n, H, W} → feature {c, H, W}."""
    feature = convolve3(image, p("head.weight"), p("head.bias"))
    for i in range(stages):
        feature = stage(feature, lambda name: p(f"stage{i}.{name}"), scan)
    return feature


def fuse(t, r, p):
    share = np.einsum("oc,chw->ohw", p("attention.weight")[:, :, 0, 0], np.concatenate([t, r]))
    share += p("attention.bias")[:, None, None]
    share = softmax(share, 0)
    parts = [t - r, t * r, share[0] * t + share[1] * r]
    maxima = np.concatenate([part.max((1, 2)) for part in parts])
    w = softmax(p("weights.weight") @ maxima + p("weights.bias"), 0)
    return sum(weight * part for weight, part in zip(w, parts))


def network(lr, reference, weights):
    """Two images {H, W} → SR, RecRef. Stages, and whether each head sees both images, are as the weights have it."""
    stages = len({name.split(".")[1] for name in weights if name.startswith("target.stage")})
    seen = weights["target.head.weight"].shape[1]
    p = lambda prefix: lambda name: weights[f"{prefix}.{name}"]
    height, width = lr.shape
    pad = lambda image: np.pad(image, ((0, -height % 4), (0, -width % 4)), "reflect")
    images = np.stack([pad(lr), pad(reference)])
    t = branch(images[:seen], p("target"), selective_scan, stages)
    r = branch(images[::-1][:seen], p("reference"), scan_quadrants, stages)
    f = fuse(t, r, p("fusion"))
    out = lambda name: convolve3(f, weights[f"reconstruct.{name}.weight"],
                                 weights[f"reconstruct.{name}.bias"])[0, :height, :width]
    return out("target") + lr, out("reference")


def random_weights(random, channels, states, rank, stages=2, expand=2):
    inner = expand * channels
    shapes = {}
    for name in ("target", "reference"):
        shapes |= {f"{name}.head.weight": (channels, 1, 3, 3), f"{name}.head.bias": (channels,)}
        for i in range(stages):
            s = f"{name}.stage{i}."
            shapes |= {s + "embed.weight": (channels, channels, 2, 2), s + "embed.bias": (channels,),
                       s + "embed_norm.weight": (channels,), s + "embed_norm.bias": (channels,),
                       s + "mamba.norm.weight": (channels,), s + "mamba.norm.bias": (channels,),
                       s + "mamba.in_proj.weight": (2 * inner, channels), s + "mamba.in_proj.bias": (2 * inner,),
                       s + "mamba.conv.weight": (inner, 1, 3, 3), s + "mamba.conv.bias": (inner,),
                       s + "mamba.x_proj.weight": (4, rank + 2 * states, inner),
                       s + "mamba.dt_proj.weight": (4, inner, rank), s + "mamba.dt_proj.bias": (4, inner),
                       s + "mamba.A_log": (4, inner, states), s + "mamba.D": (4, inner),
                       s + "mamba.out_norm.weight": (inner,), s + "mamba.out_norm.bias": (inner,),
                       s + "mamba.out_proj.weight": (channels, inner), s + "mamba.out_proj.bias": (channels,),
                       s + "mamba.attention.down.weight": (channels // 2, channels),
                       s + "mamba.attention.down.bias": (channels // 2,),
                       s + "mamba.attention.up.weight": (channels, channels // 2),
                       s + "mamba.attention.up.bias": (channels,),
                       s + "expand.weight": (4 * channels, channels),
                       s + "deform.offset.weight": (18, channels, 3, 3), s + "deform.offset.bias": (18,),
                       s + "deform.modulation.weight": (9, channels, 3, 3), s + "deform.modulation.bias": (9,),
                       s + "deform.weight": (channels, channels, 3, 3)}
    shapes |= {"fusion.attention.weight": (2, 2 * channels, 1, 1), "fusion.attention.bias": (2,),
               "fusion.weights.weight": (3, 3 * channels), "fusion.weights.bias": (3,)}
    for name in ("target", "reference"):
        shapes |= {f"reconstruct.{name}.weight": (1, channels, 3, 3), f"reconstruct.{name}.bias": (1,)}
    # Weights are spread by their inputs, everything else is of order one: nothing vanishes or saturates.
    weights = {}
    for name, shape in shapes.items():
        spread = 1 / np.sqrt(np.prod(shape[1:])) if name.endswith("weight") and len(shape) > 1 else 0.5
        values = random.normal(0, spread, shape)
        if name.endswith(("norm.weight", "mamba.D")):
            values += 1
        weights[name] = values.astype(np.float32)
    return weights


def in_double(tensors):
    return {name: values.astype(np.float64) for name, values in tensors.items()}


def main(folder):
    random = np.random.default_rng(2504_10105)
    single = lambda *shape: random.normal(size=shape).astype(np.float32)

    import torch
    import torchvision
    x, offset, weight = single(2, 5, 7, 9), 2 * single(2, 18, 7, 9), single(4, 5, 3, 3)
    modulation = random.random((2, 9, 7, 9), np.float32)
    as_double = lambda values: torch.from_numpy(values).double()
    y = torchvision.ops.deform_conv2d(as_double(x), as_double(offset), as_double(weight), padding=1,
                                      mask=as_double(modulation)).numpy()
    transcribed = np.stack([deform_convolve(*[v.astype(np.float64) for v in one], weight.astype(np.float64))
                            for one in zip(x, offset, modulation)])
    assert np.allclose(y, transcribed, atol=1e-10), "the transcription is not torchvision's operator"
    write_safetensors(folder / "deform_conv2d.safetensors",
                      {"input": x, "offset": offset, "modulation": modulation, "weight": weight, "output": y})

    rank, states, inner = 2, 3, 5
    scan = {"u": single(2, 6, 7, inner), "projected": single(2, 6, 7, 4 * (rank + 2 * states)),
            "delta_weight": single(4, inner, rank), "delta_bias": single(4, inner),
            "A": -np.exp(single(4, inner, states)), "D": single(4, inner)}
    for name, function in (("global", selective_scan), ("local", scan_quadrants)):
        d = in_double(scan)
        scan[name] = np.stack([function(u, q, d["delta_weight"], d["delta_bias"], d["A"], d["D"])
                               for u, q in zip(d["u"], d["projected"])])
    write_safetensors(folder / "selective_scan.safetensors", scan)

    weights = random_weights(random, channels=8, states=4, rank=2)
    lr, reference = random.random((18, 21), np.float32), random.random((18, 21), np.float32)
    sr, rec_ref = network(lr.astype(np.float64), reference.astype(np.float64), in_double(weights))
    write_safetensors(folder / "network.safetensors",
                      {"input.lr": lr, "input.reference": reference, "output.sr": sr, "output.reference": rec_ref}
                      | {"weights." + name: values for name, values in weights.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
