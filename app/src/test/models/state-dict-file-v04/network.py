import torch
from torch import Tensor, nn


class Convolution(nn.Module):
    """One 3x3 (or 3x3x3) convolution that keeps the size, unless it is told to crop."""

    def __init__(self, channels: int, dimensions: int = 2, crop: bool = False) -> None:
        super().__init__()
        kind = nn.Conv3d if dimensions == 3 else nn.Conv2d
        self.weights = kind(1, channels, kernel_size=3, padding=0 if crop else 1)

    def forward(self, image: Tensor) -> Tensor:
        return self.weights(image)
