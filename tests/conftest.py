"""Where things are."""

from __future__ import annotations

from pathlib import Path

#: The root of the repository.
ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
#: A real page with its description, which may not be given away and so lies beside a checkout.
SEED = ROOT.parent / "shared" / "seed"
