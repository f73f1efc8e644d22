import random, statistics as S
random.seed(3)
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
sets = [[1, 2, 3], [1, 2, 3, 4], [1.5, 2.5], [], [1], [0.1] * 10, [1, 2.5, True], [5, 5, 5], [-1, 0, 7, 7.5], ['a', 'b', 'a'], [random.random() for _ in range(20)], [random.gauss(0, 5) for _ in range(9)], [10**20, 10**20 + 1, 3], range(10), (x for x in [1, 2, 4])]
for d in sets:
    for f in (S.mean, S.fmean, S.median, S.median_low, S.median_high, S.mode, S.multimode, S.stdev, S.pstdev, S.variance, S.pvariance, S.geometric_mean, S.harmonic_mean, S.quantiles, S.median_grouped):
        if not hasattr(d, '__len__'): d = [1, 2, 4]; d = list(d)
        t(f, d)
t(S.quantiles, range(1, 12), n=10, method='inclusive'); t(S.quantiles, [1, 2], n=0); t(S.correlation, [1, 2, 3], [2, 4, 7]); t(S.covariance, [1, 2, 3], [2, 4, 7]); t(S.linear_regression, [1, 2, 3], [2, 4, 7]); t(S.fmean, [1, 2], weights=[3, 1]); t(S.NormalDist, 5, 2); t(lambda: (S.NormalDist(5, 2).pdf(4), S.NormalDist(5, 2).cdf(6), S.NormalDist(1, 2) + S.NormalDist(2, 3), S.NormalDist.from_samples([1, 2, 4]), S.NormalDist(1, 2).samples(2, seed=1)))
