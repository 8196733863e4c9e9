"""NIST's sets of linear regression and analysis of variance (Statistical Reference Datasets), solved
again in exact fractions: the certified values and these agree to NIST's 15 digits, which is checked.

Wampler 1-5 and SmLs 1-9 follow formulas; Norris, Longley and Filip are NIST's measurements. For each
set the same is solved for the data as doubles, because those are what a program reads: the number
of digits in which the two agree is what any program can reach ("representable").

python3 Tests/Reference/nist.py
"""
import json
from fractions import Fraction as Q
from mpmath import mp, mpf, sqrt as mpsqrt, log10

mp.dps = 60


def number(q):
    return mpf(q.numerator) / mpf(q.denominator)


def solve(matrix, right):
    """Solves in fractions; returns the solutions for all columns of `right`."""
    n = len(matrix)
    rows = [list(matrix[i]) + list(right[i]) for i in range(n)]
    for c in range(n):
        pivot = next(r for r in range(c, n) if rows[r][c] != 0)
        rows[c], rows[pivot] = rows[pivot], rows[c]
        head = rows[c][c]
        rows[c] = [v / head for v in rows[c]]
        for r in range(n):
            if r != c and rows[r][c] != 0:
                factor = rows[r][c]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[c])]
    return [row[n:] for row in rows]


def regression(columns, y):
    n, k = len(y), len(columns)
    gram = [[sum(a * b for a, b in zip(c, d)) for d in columns] for c in columns]
    right = [[sum(a * b for a, b in zip(c, y))] + [Q(int(i == j)) for j in range(k)]
             for i, c in enumerate(columns)]
    solution = solve(gram, right)
    b = [row[0] for row in solution]
    inverse = [row[1:] for row in solution]
    residuals = [v - sum(bj * c[i] for bj, c in zip(b, columns)) for i, v in enumerate(y)]
    left = sum(r * r for r in residuals)
    mean = sum(y) / n
    total = sum((v - mean) ** 2 for v in y)
    variance = left / (n - k)
    explained = total - left
    return {
        "estimates": [number(v) for v in b],
        "errors": [mpsqrt(number(variance * inverse[i][i])) for i in range(k)],
        "sigma": mpsqrt(number(variance)), "r.squared": number(explained / total),
        "f": number(explained / (k - 1) / variance) if variance else None}


def digits(a, b):
    if a is None or b is None or a == b:
        return 15.9
    if a == 0:
        return float(-log10(abs(b)))
    return float(min(mpf("15.9"), -log10(abs(a - b) / abs(a))))


def written(v):
    return None if v is None else float(mp.nstr(v, 17))


def case(name, texts, y_texts, certified, columns_of=lambda c: c):
    exact = regression([[Q(t) for t in c] for c in texts], [Q(t) for t in y_texts])
    for key, value in certified.items():
        own = exact[key]
        pairs = zip(own, value) if isinstance(own, list) else [(own, value)]
        for a, b in pairs:
            if b is not None:
                assert digits(a, mpf(b)) > 13.5 or abs(a - mpf(b)) < 1e-13, (name, key, a, b)
    columns = [[float(Q(t)) for t in c] for c in texts]
    y = [float(Q(t)) for t in y_texts]
    rounded = regression([[Q(v) for v in c] for c in columns], [Q(v) for v in y])
    reach = {}
    for key in ("estimates", "errors"):
        reach[key] = min(digits(a, b) for a, b in zip(exact[key], rounded[key]))
    for key in ("sigma", "r.squared", "f"):
        reach[key] = digits(exact[key], rounded[key])
    return {"name": name, "columns": columns, "outcome": y, "representable": reach,
            "estimates": [written(v) for v in exact["estimates"]],
            "errors": [written(v) for v in exact["errors"]],
            "sigma": written(exact["sigma"]), "r.squared": written(exact["r.squared"]),
            "f": written(exact["f"]),
            "rounded": {"estimates": [written(v) for v in rounded["estimates"]],
                        "errors": [written(v) for v in rounded["errors"]],
                        "sigma": written(rounded["sigma"]),
                        "r.squared": written(rounded["r.squared"]), "f": written(rounded["f"])}}


def powers(x, degree):
    return [[Q(v) ** k for v in x] for k in range(degree + 1)]


def one_way(name, base, replicates, f):
    """Nine treatments; every response alternates 0.1 around the treatment's mean."""
    means = [Q(base) + d for d in [Q("0.4")] + [Q("0.3"), Q("0.5")] * 4]
    groups = [[m] + [m - Q("0.1"), m + Q("0.1")] * ((replicates - 1) // 2) for m in means]
    n = replicates * 9
    between = sum(replicates * (m - sum(means) / 9) ** 2 for m in means) / 8
    within = sum((v - m) ** 2 for g, m in zip(groups, means) for v in g) / (n - 9)
    assert between / within == f
    # In doubles: the exact one-way analysis of the rounded responses.
    doubles = [[Q(float(v)) for v in g] for g in groups]
    centers = [sum(g) / replicates for g in doubles]
    grand = sum(centers) / 9
    between2 = sum(replicates * (m - grand) ** 2 for m in centers) / 8
    within2 = sum((v - m) ** 2 for g, m in zip(doubles, centers) for v in g) / (n - 9)
    rounded = number(between2 / within2)
    total = between2 * 8 + within2 * (n - 9)
    return {"name": name, "base": float(Q(base)), "replicates": replicates,
            "f": f, "sigma": 0.1, "rounded.f": written(rounded),
            "rounded.sigma": written(mpsqrt(number(within2))),
            "rounded.r.squared": written(number(between2 * 8 / total)),
            "representable": digits(mpf(f), rounded)}


NORRIS = """0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3
449.1 448.6 778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5
10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8
339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1
449.2 448.9 0.2 0.5""".split()
LONGLEY = """60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962"""
FILIP_Y = """0.8116 0.9072 0.9052 0.9039 0.8053 0.8377 0.8667 0.8809 0.7975 0.8162 0.8515 0.8766 0.8885
0.8859 0.8959 0.8913 0.8959 0.8971 0.9021 0.909 0.9139 0.9199 0.8692 0.8872 0.89 0.891 0.8977 0.9035
0.9078 0.7675 0.7705 0.7713 0.7736 0.7775 0.7841 0.7971 0.8329 0.8641 0.8804 0.7668 0.7633 0.7678
0.7697 0.77 0.7749 0.7796 0.7897 0.8131 0.8498 0.8741 0.8061 0.846 0.8751 0.8856 0.8919 0.8934 0.894
0.8957 0.9047 0.9129 0.9209 0.9219 0.7739 0.7681 0.7665 0.7703 0.7702 0.7761 0.7809 0.7961 0.8253
0.8602 0.8809 0.8301 0.8664 0.8834 0.8898 0.8964 0.8963 0.9074 0.9119 0.9228""".split()
FILIP_X = """-6.860120914 -4.324130045 -4.358625055 -4.358426747 -6.955852379 -6.661145254
-6.355462942 -6.118102026 -7.115148017 -6.815308569 -6.519993057 -6.204119983 -5.853871964
-6.109523091 -5.79832982 -5.482672118 -5.171791386 -4.851705903 -4.517126416 -4.143573228
-3.709075441 -3.499489089 -6.300769497 -5.953504836 -5.642065153 -5.031376979 -4.680685696
-4.329846955 -3.928486195 -8.56735134 -8.363211311 -8.107682739 -7.823908741 -7.522878745
-7.218819279 -6.920818754 -6.628932138 -6.323946875 -5.991399828 -8.781464495 -8.663140179
-8.473531488 -8.247337057 -7.971428747 -7.676129393 -7.352812702 -7.072065318 -6.774174009
-6.478861916 -6.159517513 -6.835647144 -6.53165267 -6.224098421 -5.910094889 -5.598599459
-5.290645224 -4.974284616 -4.64454848 -4.290560426 -3.885055584 -3.408378962 -3.13200249
-8.726767166 -8.66695597 -8.511026475 -8.165388579 -7.886056648 -7.588043762 -7.283412422
-6.995678626 -6.691862621 -6.392544977 -6.067374056 -6.684029655 -6.378719832 -6.065855188
-5.752272167 -5.132414673 -4.811352704 -4.098269308 -3.66174277 -3.2644011""".split()
NOISE = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048,
         2048, -2048, 2523, -2048, 2048, -2048, 759]

cases = []
y, x = NORRIS[0::2], NORRIS[1::2]
cases.append(case("Norris", [["1"] * 36, x], y, {
    "estimates": ["-0.262323073774029", "1.00211681802045"],
    "errors": ["0.232818234301152", "0.429796848199937E-03"], "sigma": "0.884796396144373",
    "r.squared": "0.999993745883712", "f": "5436385.54079785"}))
table = [line.split() for line in LONGLEY.split("\n")]
cases.append(case("Longley", [["1"] * 16] + [[r[j] for r in table] for j in range(1, 7)],
                  [r[0] for r in table], {
    "estimates": ["-3482258.63459582", "15.0618722713733", "-0.358191792925910E-01",
                  "-2.02022980381683", "-1.03322686717359", "-0.511041056535807E-01",
                  "1829.15146461355"],
    "errors": ["890420.383607373", "84.9149257747669", "0.334910077722432E-01",
               "0.488399681651699", "0.214274163161675", "0.226073200069370", "455.478499142212"],
    "sigma": "304.854073561965", "r.squared": "0.995479004577296", "f": "330.285339234588"}))
cases.append(case("Filip", powers(FILIP_X, 10), FILIP_Y, {
    "estimates": ["-1467.48961422980", "-2772.17959193342", "-2316.37108160893",
                  "-1127.97394098372", "-354.478233703349", "-75.1242017393757",
                  "-10.8753180355343", "-1.06221498588947", "-0.670191154593408E-01",
                  "-0.246781078275479E-02", "-0.402962525080404E-04"],
    "errors": ["298.084530995537", "559.779865474950", "466.477572127796", "227.204274477751",
               "71.6478660875927", "15.2897178747400", "2.23691159816033", "0.221624321934227",
               "0.142363763154724E-01", "0.535617408889821E-03", "0.896632837373868E-05"],
    "sigma": "0.334801051324544E-02", "r.squared": "0.996727416185620", "f": "2162.43954511489"}))
x = range(21)
basis = powers(x, 5)
for name, y, certified in [
    ("Wampler1", [sum(Q(v) ** k for k in range(6)) for v in x], {"sigma": "0", "r.squared": "1"}),
    ("Wampler2", [sum(Q(v, 10) ** k for k in range(6)) for v in x],
     {"estimates": ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001"], "sigma": "0"}),
    ("Wampler3", [sum(Q(v) ** k for k in range(6)) + NOISE[v] for v in x],
     {"estimates": ["1"] * 6, "errors": ["2152.32624678170", "2363.55173469681",
      "779.343524331583", "101.475507550350", "5.64566512170752", "0.112324854679312"],
      "sigma": "2360.14502379268", "r.squared": "0.999995559025820"}),
    ("Wampler4", [sum(Q(v) ** k for k in range(6)) + 100 * NOISE[v] for v in x],
     {"estimates": ["1"] * 6, "sigma": "236014.502379268", "r.squared": "0.957478440825662"}),
    ("Wampler5", [sum(Q(v) ** k for k in range(6)) + 10000 * NOISE[v] for v in x],
     {"estimates": ["1"] * 6, "sigma": "23601450.2379268", "r.squared": "0.224668921574940E-02"})]:
    cases.append(case(name, basis, y, certified))
anova = []
for place, (base, replicates) in enumerate(
        (base, replicates) for base in ("1", "1000000", "1000000000000")
        for replicates in (21, 201, 2001)):
    anova.append(one_way(f"SmLs0{place + 1}", base, replicates, replicates))

source = "NIST Statistical Reference Datasets, solved again in exact fractions"
for name, content in (("nist-regression", cases), ("nist-anova", anova)):
    with open(f"Tests/Reference/fixtures/{name}.json", "w") as file:
        json.dump({"source": source, "script": "nist.py", "cases": content}, file)
        file.write("\n")
for c in cases:
    print(c["name"], {k: round(v, 1) for k, v in c["representable"].items()})
for c in anova:
    print(c["name"], c["rounded.f"], round(c["representable"], 1))
