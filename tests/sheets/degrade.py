#!/usr/bin/env python3
"""Degrades signed pages as scanners and phones do, with tools that share no code with this house.

    python3 degrade.py FOLDER [--keep]

FOLDER holds the PNGs that `signed_pages` wrote; beside each its four JPEGs are laid, one a level. With --keep they
are small and gray, as fixtures are. Everything follows from the seed that names the page, and from the level.
"""
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import albumentations as A
import augraphy as G
import cv2
import numpy as np

TABLE = (118, 108, 96)
LAMPS = (4500, 8500)
# A quarter of a page's width, in millimetres.
STEP = 297 / 4
KEPT_SIDE, KEPT_QUALITY = 1600, 25


def maybe(chance, step):
    return [step] if random.random() < chance else []


def taken_by_a_phone(lean, tilt, bend):
    """The page on a table, from above: turned by quarters, leaning by degrees, tilted, bent by millimetres."""
    return [
        A.CropAndPad(percent=random.uniform(0.02, 0.07), keep_size=False, fill=TABLE, p=1),
        A.GridDistortion(num_steps=4, distort_limit=bend / STEP, border_mode=cv2.BORDER_REPLICATE, p=1),
        A.Perspective(scale=(tilt / 3, tilt), fit_output=True, fill=TABLE, p=1),
        A.SafeRotate(limit=lean, border_mode=cv2.BORDER_CONSTANT, fill=TABLE, p=1),
        A.RandomRotate90(p=0.75),
    ]


def scanner():
    paper = [G.InkBleed(intensity_range=(0.1, 0.3), p=0.5), *maybe(0.2, G.DirtyRollers(line_width_range=(2, 12), p=1)),
             G.SubtleNoise(subtle_range=6, p=1), G.Gamma(gamma_range=(0.85, 1.2), p=0.5)]
    lens = [A.SafeRotate(limit=1.2, border_mode=cv2.BORDER_CONSTANT, fill=(250, 250, 250), p=1),
            A.Affine(scale=(0.985, 1.0), translate_percent=(-0.006, 0.006), fill=(250, 250, 250), p=1),
            A.GaussianBlur(sigma_limit=(0.2, 0.7), p=1), A.ImageCompression(quality_range=(75, 90), p=1)]
    return paper, 1.0, lens, []


def good_phone():
    paper = [G.InkBleed(intensity_range=(0.1, 0.3), p=0.3),
             *maybe(0.3, G.LightingGradient(max_brightness=255, min_brightness=130, mode="gaussian", p=1))]
    lens = [*taken_by_a_phone(4, 0.03, 0.4), A.RandomBrightnessContrast((-0.12, 0.05), (-0.1, 0.1), p=1),
            A.PlanckianJitter(temperature_limit=LAMPS, p=0.7), A.GaussianBlur(sigma_limit=(0.4, 1.1), p=1),
            A.ISONoise(intensity=(0.05, 0.2), p=1)]
    return paper, 1.6, lens, [A.ImageCompression(quality_range=(80, 92), p=1)]


def hurried():
    paper = [*maybe(0.4, G.LightingGradient(max_brightness=240, min_brightness=90, mode="gaussian", p=1)),
             *maybe(0.6, G.ShadowCast(shadow_opacity_range=(0.25, 0.55), shadow_iterations_range=(1, 1),
                                      shadow_blur_kernel_range=(51, 301), p=1))]
    lens = [*taken_by_a_phone(10, 0.06, 1.2), A.RandomBrightnessContrast((-0.2, 0.0), (-0.2, 0.05), p=1),
            A.PlanckianJitter(temperature_limit=LAMPS, p=0.7),
            A.OneOf([A.MotionBlur(blur_limit=(3, 9), p=1), A.Defocus(radius=(1, 4), p=1),
                     A.GaussianBlur(sigma_limit=(1.0, 2.2), p=1)], p=1),
            A.ISONoise(intensity=(0.1, 0.4), p=1)]
    return paper, 1.6, lens, [A.ImageCompression(quality_range=(58, 72), p=1)]


def bad_light():
    paper = [G.Folding(fold_count=random.randint(2, 5), fold_noise=0.0, gradient_width=(0.05, 0.2),
                       gradient_height=(0.01, 0.02), p=1),
             G.ShadowCast(shadow_opacity_range=(0.4, 0.75), shadow_iterations_range=(1, 2),
                          shadow_blur_kernel_range=(31, 201), p=0.8)]
    lens = [A.ElasticTransform(alpha=240, sigma=28, p=1), *taken_by_a_phone(12, 0.07, 1.6),
            A.RandomBrightnessContrast((-0.4, -0.2), (-0.3, 0.0), p=1),
            A.PlanckianJitter(temperature_limit=LAMPS, p=0.7),
            A.OneOf([A.MotionBlur(blur_limit=(3, 9), p=1), A.Defocus(radius=(1, 3), p=1)], p=1),
            A.ISONoise(intensity=(0.3, 0.7), p=1)]
    return paper, 1.0, lens, [A.ImageCompression(quality_range=(35, 50), p=1)]


LEVELS = {"scanner": scanner, "good-phone": good_phone, "hurried": hurried, "bad-light": bad_light}


def degrade(png, level, kept):
    seed = int(png.stem) * 4 + list(LEVELS).index(level)
    random.seed(seed)
    np.random.seed(seed % 2**32)
    cv2.setRNGSeed(seed)
    paper, finer, lens, last = LEVELS[level]()
    page = cv2.imread(str(png))[:, :, ::-1].copy()
    for step in paper:
        # A step that does not happen gives nothing back.
        changed = step(page)
        page = page if changed is None else np.ascontiguousarray(changed)
    if finer != 1.0:
        page = cv2.resize(page, None, fx=finer, fy=finer, interpolation=cv2.INTER_CUBIC)
    page = A.Compose(lens, seed=seed)(image=page)["image"]
    if kept:
        small = A.Compose([A.ToGray(p=1), A.LongestMaxSize(KEPT_SIDE, interpolation=cv2.INTER_AREA)])
        page, quality = small(image=page)["image"][:, :, 0], KEPT_QUALITY
    else:
        page, quality = A.Compose(last, seed=seed)(image=page)["image"][:, :, ::-1], 95
    written = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1, cv2.IMWRITE_JPEG_PROGRESSIVE, int(kept)]
    cv2.imwrite(str(png.with_name(f"{png.stem}-{level}.jpg")), page, written)


def one(job):
    cv2.setNumThreads(1)
    degrade(*job)


def main(folder, *options):
    jobs = [(png, level, "--keep" in options) for png in sorted(Path(folder).glob("*.png")) for level in LEVELS]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(one, jobs))


if __name__ == "__main__":
    main(*sys.argv[1:])
