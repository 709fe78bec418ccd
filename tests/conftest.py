"""Where things are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, settings

#: The root of the repository.
ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
#: A real page with its description, which may not be given away and so lies beside a checkout.
SEED = ROOT.parent / "shared" / "seed"

# No test asserts a timing: a slow machine is no failure.
settings.register_profile("newsclean", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsclean")
