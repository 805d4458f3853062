import torch
from torch import Tensor, nn


class DifferenceAndProduct(nn.Module):
    """Two inputs, two outputs, neither pair exchangeable."""

    def forward(self, left: Tensor, right: Tensor) -> tuple[Tensor, Tensor]:
        return left - 0.5 * right, torch.cat([left * right, left], dim=1)
