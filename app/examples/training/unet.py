"""A U-Net small enough to be kept beside the source code."""

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

WIDTHS = (8, 16, 24)
"""Channels at full, half and quarter resolution."""

STEP = 4
"""Image sizes have to be multiples of this: two poolings halve them twice."""


class UNet(nn.Module):
    """(batch, 1, y, x) normalised intensities to (batch, 1, y, x) logits of being nucleus."""

    def __init__(self) -> None:
        super().__init__()
        full, half, quarter = WIDTHS
        self.encode_full = _two_convolutions(1, full)
        self.encode_half = _two_convolutions(full, half)
        self.bottom = _two_convolutions(half, quarter)
        self.up_half = nn.ConvTranspose2d(quarter, half, kernel_size=2, stride=2)
        self.decode_half = _two_convolutions(2 * half, half)
        self.up_full = nn.ConvTranspose2d(half, full, kernel_size=2, stride=2)
        self.decode_full = _two_convolutions(2 * full, full)
        self.logits = nn.Conv2d(full, 1, kernel_size=1)
        self.shrink = nn.MaxPool2d(2)

    def forward(self, image: Tensor) -> Tensor:
        full = self.encode_full(image)
        half = self.encode_half(self.shrink(full))
        bottom = self.bottom(self.shrink(half))
        half = self.decode_half(torch.cat([half, self.up_half(bottom)], dim=1))
        full = self.decode_full(torch.cat([full, self.up_full(half)], dim=1))
        return self.logits(full)


def without_batch_norm(trained: UNet) -> UNet:
    """The same function with each batch normalisation merged into the convolution before it."""
    merged = UNet().eval()
    merged.load_state_dict(trained.state_dict())
    for block in merged.children():
        if isinstance(block, nn.Sequential):
            for i in (0, 3):
                block[i] = fuse_conv_bn_eval(block[i], block[i + 1])
            del block[4], block[1]
    return merged


def _two_convolutions(channels_in: int, channels_out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels_in, channels_out, kernel_size=3, padding=1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(),
        nn.Conv2d(channels_out, channels_out, kernel_size=3, padding=1, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(),
    )
