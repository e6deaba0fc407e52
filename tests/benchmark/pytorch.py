#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much faster a slice is than what PyTorch's own parts give: torchvision's deform_conv2d and a loop over tokens for the scan.

Both restore the same slice with the same weights on the same threads, one after the other, and must give the same image. Needs
python3-torchvision.

usage: pytorch.py GLMAMBA WEIGHTS TARGET REFERENCE SLICE     e.g. build/release/bin/glmamba
                                                             resources/models/glmamba-paper-t2-x2.safetensors T2.nii.gz T1.nii.gz 77
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torchvision.ops import deform_conv2d

sys.path.append(str(Path(__file__).parents[1] / "golden"))
from network_golden import read_safetensors  # noqa: E402

SLICES = 8  # that ours restores; the first one also sets up


def selective_scan(tokens, p, orders):
    """{L, D} → {L, D}: Eqs. 1–4, one token after the other, in each order of the tokens {directions, L'}."""
    result = torch.zeros_like(tokens)
    for i, order in enumerate(orders):
        k = i % 4
        a, rank = -torch.exp(p("A_log")[k]), p("dt_proj.weight").shape[2]
        u = tokens[order]
        r, b, c = (u @ p("x_proj.weight")[k].T).split([rank, a.shape[1], a.shape[1]], 1)
        delta = F.softplus(r @ p("dt_proj.weight")[k].T + p("dt_proj.bias")[k])
        h, outputs = torch.zeros_like(a), []
        for d, du, bt, ct in zip(delta, delta * u, b, c):
            h = torch.exp(d[:, None] * a) * h + du[:, None] * bt
            outputs.append(h @ ct)
        result[order] += torch.stack(outputs) + p("D")[k] * u
    return result


def orders(height, width, local):
    places = torch.arange(height * width).view(height, width)
    parts = [part for half in places.chunk(2, 0) for part in half.chunk(2, 1)] if local else [places]
    return [order for part in parts for order in (part.flatten(), part.T.flatten(), part.flatten().flip(0), part.T.flatten().flip(0))]


def mamba(u, p, local):
    """One token map {H, W, C}."""
    height, width, channels = u.shape
    norm = F.layer_norm(u, (channels,), p("norm.weight"), p("norm.bias"))
    x, z = F.linear(norm, p("in_proj.weight"), p("in_proj.bias")).chunk(2, -1)
    inner = x.shape[-1]
    x = F.silu(F.conv2d(x.permute(2, 0, 1)[None], p("conv.weight"), p("conv.bias"), padding=1, groups=inner))[0]
    y = selective_scan(x.flatten(1).T.contiguous(), p, orders(height, width, local)).view(height, width, inner)
    y = F.layer_norm(y, (inner,), p("out_norm.weight"), p("out_norm.bias")) * F.silu(z)
    y = F.linear(y, p("out_proj.weight"), p("out_proj.bias"))
    scale = F.relu(F.linear(y.mean((0, 1)), p("attention.down.weight"), p("attention.down.bias")))
    return u + y * torch.sigmoid(F.linear(scale, p("attention.up.weight"), p("attention.up.bias")))


def stage(feature, p, local):
    tokens = F.conv2d(feature, p("embed.weight"), p("embed.bias"), stride=2)[0].permute(1, 2, 0)
    tokens = F.layer_norm(tokens, tokens.shape[-1:], p("embed_norm.weight"), p("embed_norm.bias"))
    expanded = F.linear(mamba(tokens, lambda name: p("mamba." + name), local), p("expand.weight"))
    m = F.pixel_shuffle(expanded.permute(2, 0, 1)[None], 2)
    offset = F.conv2d(feature, p("deform.offset.weight"), p("deform.offset.bias"), padding=1)
    modulation = torch.sigmoid(F.conv2d(feature, p("deform.modulation.weight"), p("deform.modulation.bias"), padding=1))
    d = deform_conv2d(feature, offset, p("deform.weight"), padding=1, mask=modulation)
    return m * torch.sigmoid(d) + d


def network(lr, reference, p):
    """Images {1, 1, H, W} whose sides are multiples of 4."""
    features = []
    for name, image in (("target", lr), ("reference", reference)):
        feature = F.conv2d(image, p(f"{name}.head.weight"), p(f"{name}.head.bias"), padding=1)
        for i in range(2):
            feature = stage(feature, lambda parameter: p(f"{name}.stage{i}.{parameter}"), name == "reference")
        features.append(feature)
    t, r = features
    share = torch.softmax(F.conv2d(torch.cat(features, 1), p("fusion.attention.weight"), p("fusion.attention.bias")), 1)
    parts = [t - r, t * r, share[:, :1] * t + share[:, 1:] * r]
    w = torch.softmax(F.linear(torch.cat([part.amax((2, 3)) for part in parts], 1), p("fusion.weights.weight"), p("fusion.weights.bias")), 1)
    fused = sum(w[0, i] * part for i, part in enumerate(parts))
    return F.conv2d(fused, p("reconstruct.target.weight"), p("reconstruct.target.bias"), padding=1) + lr


def restored(program, precision, weights, target, reference, middle, folder):
    """Seconds a slice, and what the network was given and gave for the middle one."""
    dump, first = Path(folder) / "slice.safetensors", int(middle) - SLICES // 2
    said = subprocess.run([program, "sr", "--lr", target, "--reference", reference, "--scale", "2", "--try", "--model", weights,
                           "--slices", f"{first}:{first + SLICES}", "--precision", precision, "--device", "cpu", "--json", "--dump", dump,
                           "--output", Path(folder) / "sr.nii.gz"], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True).stdout
    return json.loads(said)["seconds_per_slice"], in_torch(dump)


def in_torch(path):
    return {name: torch.from_numpy(values.copy()) for name, values in read_safetensors(Path(path)).items()}


def main(program, weights, target, reference, middle):
    torch.set_num_threads(os.cpu_count())
    parameters = in_torch(weights)
    good = True
    for precision, most in (("fp32", 1e-4), ("bf16", 1e-1)):
        with tempfile.TemporaryDirectory() as folder:
            ours, tensors = restored(program, precision, weights, target, reference, middle, folder)
        with torch.no_grad():
            start = time.monotonic()
            sr = network(tensors["input.lr"], tensors["input.reference"], parameters.__getitem__)
            theirs = time.monotonic() - start
        difference = (sr - tensors["output.sr"]).abs().max().item()
        good &= difference < most
        print(f"{torch.get_num_threads()} threads, {sr.shape[3]}x{sr.shape[2]}: PyTorch {theirs:.2f} s, ours in {precision} {ours:.3f} s: "
              f"{theirs / ours:.1f} times; largest difference {difference:.1e} of the range")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
