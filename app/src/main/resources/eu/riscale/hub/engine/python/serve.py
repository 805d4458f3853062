"""Runs networks for hub, in a process of its own.

    python serve.py KIND    answers one line of JSON on standard output for each on standard input,
                            until that ends; KIND is state_dict, torch_script or saved_model

The first request opens the network, the further ones run it. Tensors are .npy files in the working
folder. The answer to what fails is a sentence for the person who publishes the model.
"""

import gc
import json
import os
import sys

from hub_keeper import keep
from hub_shared import Failure


def main(kind):
    # The model's own prints must not get between the answers, nor its input() eat the requests.
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    opening = opener(kind)
    sys.path.pop(0)  # Where these scripts are. What a network imports is the person's.
    network = None
    for line in requests:
        try:
            request = json.loads(line)
            if network is None:
                network = opening(request)
                answer = network.described()
            else:
                answer = network.run(request["inputs"])
        except Failure as failure:
            answer = failure.answer
        except MemoryError:
            answer = Failure("RUN", "There is not enough memory to run the network.").answer
        if network is not None and "failure" in answer:
            gc.collect()
            network.free()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def opener(kind):
    if kind == "state_dict":
        from hub_state_dict import StateDict as Network
    elif kind == "torch_script":
        from hub_torch_script import TorchScript as Network
    else:
        from hub_saved_model import SavedModel as Network
    return Network


if __name__ == "__main__":
    keep(lambda: main(sys.argv[1]))
