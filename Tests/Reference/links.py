"""Writes fixtures/links.json: probabilities and their derivatives under three links.

    python3 links.py        (mpmath, 60 digits)
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60


def logit(eta):
    return 1 / (1 + mp.exp(-eta)), 1 / (1 + mp.exp(eta))


def probit(eta):
    root = mp.sqrt(2)
    return mp.erfc(-eta / root) / 2, mp.erfc(eta / root) / 2


def cloglog(eta):
    return -mp.expm1(-mp.exp(eta)), mp.exp(-mp.exp(eta))


def derivatives(link, eta):
    """Value, complement, first and second derivative by their closed forms."""
    value, complement = link(eta)
    if link is logit:
        slope = value * complement
        return value, complement, slope, slope * (complement - value)
    if link is probit:
        slope = mp.npdf(eta)
        return value, complement, slope, -eta * slope
    hazard = mp.exp(eta)
    slope = hazard * complement
    return value, complement, slope, slope * (1 - hazard)


cases = []
points = [-40, -25, -12.5, -8.1, -5.5, -5, -4.9, -3, -1.5, -1, -0.75, -0.3, -0.01, 0, 1e-9]
points += [0.01, 0.3, 0.75, 1, 1.5, 2.5, 3, 4.9, 5.1, 5.5, 8.1, 12.5, 25, 40]
for name, link in [("logit", logit), ("probit", probit), ("cloglog", cloglog)]:
    for point in points:
        eta = mp.mpf(point)
        value, complement, slope, curvature = derivatives(link, eta)
        small = min(value, complement)
        logs = [mp.log(p) if p == small else mp.log1p(-small) for p in (value, complement)]
        rise, fall = slope / value, slope / complement
        cases.append(
            {
                "link": name,
                "predictor": point,
                "value": float(value),
                "complement": float(complement),
                "logValue": float(logs[0]),
                "logComplement": float(logs[1]),
                "slope": float(slope),
                "curvature": float(curvature),
                "rise": float(rise),
                "fall": float(fall),
                "riseLoss": float(rise * rise - curvature / value),
                "fallGain": float(fall * fall + curvature / complement),
            }
        )

folder = Path(__file__).parent / "fixtures"
document = {
    "source": f"mpmath {mp.__version__}, 60 digits",
    "script": "links.py",
    "cases": cases,
}
(folder / "links.json").write_text(json.dumps(document, indent=1) + "\n")
