"""Trains the example model on synthetic nuclei and writes its folder, `../nuclei-unet`, anew."""

import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

import evaluate
from model_folder import write_model_folder
from nuclei import Field, field
from unet import UNet

SEED = 20261121
FIELDS, FIELD_SHAPE = 800, (192, 192)
CROP, BATCH, STEPS = 128, 8, 2400
LEARNING_RATE = 4e-3
"""The peak of the one-cycle schedule; it starts at this divided by WARM_UP."""

WARM_UP = 25
SEAM_WEIGHT = 4.0
"""How much more a pixel between touching nuclei counts in the loss."""

HELD_OUT = 40
"""Images of each level of noise that the results are measured on."""

NOISE = {"low noise": 400.0, "medium noise": 100.0, "high noise": 25.0}
"""Photons per pixel of a bright nucleus in the three parts of the held-out images."""


def main() -> None:
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(2)
    seeds = np.random.SeedSequence(SEED).spawn(4)
    training, held_out, test, cover = (np.random.default_rng(seed) for seed in seeds)
    start = time.time()
    network = train(training)
    print(f"trained in {time.time() - start:.0f} s")
    results = held_out_results(network, held_out)
    for name, (ours, threshold) in results.items():
        print(name, ours, "Otsu", threshold)
    write_model_folder(
        Path(__file__).resolve().parent.parent / "nuclei-unet",
        network,
        {
            "test": _sample(network, field(test, (80, 112), photons=100)),
            "cover": _sample(network, field(cover, (256, 256), photons=300)),
        },
        facts(results),
    )


def facts(results: dict[str, tuple[evaluate.Scores, evaluate.Scores]]) -> dict[str, object]:
    """What the documentation and the RDF say of the training and its results."""

    def rows(which: int) -> str:
        scores = {name: pair[which] for name, pair in results.items()}
        return "\n".join(
            f"| {name} | {s.dice:.3f} | {s.iou:.3f} | {s.f1:.3f} |" for name, s in scores.items()
        )

    return {
        "fields": FIELDS,
        "field_size": f"{FIELD_SHAPE[0]} x {FIELD_SHAPE[1]}",
        "steps": STEPS,
        "batch": BATCH,
        "crop": CROP,
        "epochs": STEPS * BATCH // FIELDS,
        "peak_learning_rate": LEARNING_RATE,
        "first_learning_rate": LEARNING_RATE / WARM_UP,
        "held_out": HELD_OUT * len(NOISE),
        "network_rows": rows(0),
        "otsu_rows": rows(1),
    }


def normalise(image: np.ndarray) -> np.ndarray:
    """zero_mean_unit_variance over y and x with eps 1e-6, as the RDF declares, to (1, 1, y, x)."""
    image = image.astype(np.float32)
    return ((image - image.mean()) / (image.std() + 1e-6))[None, None].astype(np.float32)


def probability(network: UNet, image: np.ndarray) -> np.ndarray:
    """What the whole model computes for one camera image, as (1, 1, y, x) float32."""
    with torch.no_grad():
        return torch.sigmoid(network(torch.from_numpy(normalise(image)))).numpy()


def _sample(network: UNet, shown: Field) -> tuple[Field, np.ndarray, np.ndarray]:
    return shown, normalise(shown.image), probability(network, shown.image)


def train(rng: np.random.Generator) -> UNet:
    fields = [field(rng, FIELD_SHAPE) for _ in range(FIELDS)]
    network = UNet().train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, LEARNING_RATE, total_steps=STEPS, div_factor=WARM_UP
    )
    for step in range(STEPS):
        images, masks, weights = _batch(rng, fields)
        logits = network(images)
        loss = _loss(logits, masks, weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"step {step}: loss {loss.item():.3f}", flush=True)
    return network.eval()


def _loss(logits: torch.Tensor, masks: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Weighted binary cross-entropy plus soft Dice."""
    entropy = functional.binary_cross_entropy_with_logits(logits, masks, weights)
    found = torch.sigmoid(logits)
    dice = (2 * (found * masks).sum() + 1) / (found.sum() + masks.sum() + 1)
    return entropy + 1 - dice


def _batch(rng: np.random.Generator, fields: list[Field]) -> tuple[torch.Tensor, ...]:
    crops = [_crop(rng, fields[i]) for i in rng.integers(0, len(fields), BATCH)]
    return tuple(torch.from_numpy(np.concatenate(part)) for part in zip(*crops))


def _crop(rng: np.random.Generator, source: Field) -> tuple[np.ndarray, ...]:
    """A random part, turned and mirrored at random: image, mask and weights, (1, 1, y, x) each."""
    y, x = rng.integers(0, np.array(FIELD_SHAPE) - CROP + 1)
    turns, mirror = rng.integers(0, 4), rng.integers(0, 2)

    def view(whole: np.ndarray) -> np.ndarray:
        part = np.rot90(whole[y : y + CROP, x : x + CROP], turns)
        return np.ascontiguousarray(part[:, ::-1] if mirror else part)

    image = normalise(view(source.image))
    mask = view(source.mask()).astype(np.float32)[None, None]
    weight = 1 + (SEAM_WEIGHT - 1) * view(source.seams()).astype(np.float32)[None, None]
    return image, mask, weight


def held_out_results(
    network: UNet, rng: np.random.Generator
) -> dict[str, tuple[evaluate.Scores, evaluate.Scores]]:
    """For each part of the held-out images: the network's scores and those of Otsu's threshold."""
    parts = {
        name: [field(rng, (256, 256), photons) for _ in range(HELD_OUT)]
        for name, photons in NOISE.items()
    }
    parts["all"] = [one for part in parts.values() for one in part]

    def segment(image: np.ndarray) -> np.ndarray:
        return probability(network, image)[0, 0] > 0.5

    return {
        name: (evaluate.score(part, segment), evaluate.score(part, evaluate.otsu))
        for name, part in parts.items()
    }


if __name__ == "__main__":
    main()
