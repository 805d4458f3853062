"""Networks of a few parameters, each with one property that a test needs."""

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


class DifferenceAndProduct(nn.Module):
    """Two inputs, two outputs, neither pair exchangeable."""

    def forward(self, left: Tensor, right: Tensor) -> tuple[Tensor, Tensor]:
        return left - 0.5 * right, torch.cat([left * right, left], dim=1)


class Labels(nn.Module):
    """Scores (float32), the number of the best channel (int64), and whether it is not 0 (bool)."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = Convolution(3)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        scores = self.convolution(image)
        labels = scores.argmax(dim=1)
        return scores, labels, labels > 0


class ChannelsLast(nn.Module):
    """(batch, y, x, 2) to (batch, y, x, 3), pixel by pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(2, 3)

    def forward(self, image: Tensor) -> Tensor:
        return self.mix(image)


class SquareRoot(nn.Module):
    """NaN wherever the input is negative."""

    def forward(self, image: Tensor) -> Tensor:
        return torch.sqrt(image)


class Noisy(nn.Module):
    """Another result at each call."""

    def forward(self, image: Tensor) -> Tensor:
        return image + torch.randn_like(image)


class FixedSizeInside(nn.Module):
    """Adds a map of one fixed size, so that no other image size can be run."""

    def __init__(self, height: int, width: int) -> None:
        super().__init__()
        self.map = nn.Parameter(torch.linspace(-1, 1, height * width).reshape(1, 1, height, width))

    def forward(self, image: Tensor) -> Tensor:
        return image + self.map


class Twice(nn.Module):
    """Returns its result and, as a second output, something nobody asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = Convolution(1)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        result = self.convolution(image)
        return result, result.mean(dim=1)


class DividedByMinusOne(nn.Module):
    """Whole numbers divided by -1, which a processor of the x86 family refuses for the least of them."""

    def forward(self, image: Tensor) -> Tensor:
        whole = image.to(torch.int64)
        return torch.div(whole, -torch.ones_like(whole), rounding_mode="trunc").to(torch.float32)
