"""How many values a statistic needs before it says more than the values themselves.

Below these numbers the values are shown one by one, in words, and no statistic is computed. They are conventions: the
median of two is a value nobody stated; quartiles of fewer than eight cut off single regions; the rank correlation of fewer
than ten is told from chance (at 5 percent, two-sided) only beyond about 0.7.
"""

MEDIAN = 5
QUARTILES = 8
CORRELATION = 10
