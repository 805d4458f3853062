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


class HalvedVolume(nn.Module):
    """A 3D convolution, then means over 2x2 pixels of each plane."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = Convolution(2, dimensions=3)
        self.halve = nn.AvgPool3d((1, 2, 2))

    def forward(self, volume: Tensor) -> Tensor:
        return torch.tanh(self.halve(self.convolution(volume)))
