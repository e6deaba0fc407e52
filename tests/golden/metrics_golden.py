#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PSNR, SSIM and NMSE by NumPy and scikit-image of the images that tests/inference/imaging/metrics_test.cpp makes.

It prints:

scikit-image 0.19.3
0:7 psnr 31.1198500 ssim 0.87622016 nmse 0.004853652 slices 5
1:3 psnr 31.7123051 ssim 0.48899167 nmse 0.068852432 slices 1
4:6 psnr 30.8740792 ssim 0.97324129 nmse 0.004148600 slices 2
"""
import numpy as np
import skimage
from skimage.metrics import structural_similarity

COLUMNS, ROWS, SLICES = 41, 37, 7


def truth(i, j, k):
    """Slice 0 is empty, slice 1 holds 75 voxels (4.94 %), slice 2 holds 76 (5.01 %); the others an ellipse and below-zero air."""
    if k < 3:
        return np.where(j * COLUMNS + i < [0, 75, 76][k], 400.0 + 5 * i, 0.0)
    inside = ((i - 20) / 15.0) ** 2 + ((j - 18) / 14.0) ** 2 < 1
    texture = 600 + 250 * np.sin(0.7 * i + 0.2 * k) * np.cos(0.45 * j) + 3 * ((73 * i + 151 * j + 311 * k) % 97)
    return np.where(inside, texture, -20.0 * ((i + j + k) % 2))


def changed(hr, i, j, k):
    return 0.97 * hr + 40 * np.sin(0.31 * i * j + k) + 5


k, j, i = np.meshgrid(np.arange(SLICES), np.arange(ROWS), np.arange(COLUMNS), indexing="ij")
hr = np.stack([truth(i[z], j[z], z) for z in range(SLICES)]).astype(np.float32)
sr = changed(hr.astype(float), i, j, k).astype(np.float32)

hr, sr = np.clip(hr.astype(float), 0, None), sr.astype(float)
hr, sr = hr / hr.max(), sr / hr.max()


def measure(first, last):
    psnr, ssim, error, energy = [], [], 0, 0
    for z in range(first, last):
        if (hr[z] > 0).mean() < 0.05:
            continue
        psnr.append(10 * np.log10(1 / ((sr[z] - hr[z]) ** 2).mean()))
        ssim.append(structural_similarity(hr[z], sr[z], data_range=1.0, gaussian_weights=True, sigma=1.5,
                                          use_sample_covariance=False))
        error += ((sr[z] - hr[z]) ** 2).sum()
        energy += (hr[z] ** 2).sum()
    return f"psnr {np.mean(psnr):.7f} ssim {np.mean(ssim):.8f} nmse {error / energy:.9f} slices {len(psnr)}"


print("scikit-image", skimage.__version__)
for first, last in (0, SLICES), (1, 3), (4, 6):
    print(f"{first}:{last}", measure(first, last))
