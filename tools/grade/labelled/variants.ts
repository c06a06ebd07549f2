/**
 * Ways in which students fill the cells of `flights-review`: different thoughts, all of them right.
 * `«path:month»` is one of several ways to say the same; names in capitals are each student's own.
 */

export const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'read-the-month': [
    `import pandas as pd

TABLE = pd.read_parquet(«path:MONTH»)
flights = «of:TABLE»
«seen»`,
    `import pandas as pd
NAME = «path:MONTH»
flights = pd.read_parquet(NAME)
flights = «of:flights»«fresh»
«seen»`,
    `import pandas as pd

flights = pd.read_parquet(«path:MONTH», filters=[("origin", "==", ORIGIN)])
«seen»
«seen»`,
    `import pandas as pd
TABLE = pd.read_parquet(«path:MONTH»)
KEEP = «is:TABLE»
flights = TABLE[KEEP]«fresh»
«seen»`,
    `import pandas as pd
TABLE = pd.read_parquet(«path:MONTH»)
GROUPS = dict(list(TABLE.groupby("origin")))
flights = GROUPS[ORIGIN]«fresh»
«seen»`,
    `import pandas as pd

def load(month, origin):
    TABLE = pd.read_parquet(«path:month»)
    return «of:TABLE»

flights = load(MONTH, ORIGIN)
«seen»`,
  ],
  'share-of-late': [
    `LEFT = «delay».dropna()
late_share = float((LEFT > LATE).mean())
«share»`,
    `LEFT = flights[«delay».notna()]
LATES = LEFT[LEFT["dep_delay"] > LATE]
late_share = len(LATES) / len(LEFT)
«share»`,
    `late_share = («delay» > LATE).sum() / «delay».count()
«share»
«share»`,
    `DELAYS = [x for x in «delay» if x == x]
LATES = [x for x in DELAYS if x > LATE]
late_share = len(LATES) / len(DELAYS)
«share»`,
    `COUNT = 0
TOTAL = 0
for x in «delay».tolist():
    if x != x:
        continue
    TOTAL += 1
    if x > LATE:
        COUNT += 1
late_share = COUNT / TOTAL
«share»`,
    `import numpy as np
DELAYS = «delay».to_numpy()
DELAYS = DELAYS[~np.isnan(DELAYS)]
late_share = float(np.count_nonzero(DELAYS > LATE) / DELAYS.size)
«share»`,
    `COUNT = «delay».gt(LATE).sum()
TOTAL = len(flights) - «delay».isna().sum()
late_share = float(COUNT / TOTAL)
«share»`,
  ],
  'means-by-carrier': [
    `def mean_delays(table):
    return table.groupby("carrier")["dep_delay"].mean().to_dict()

«means»
«means»`,
    `def mean_delays(table):
    LEFT = table.dropna(subset=["dep_delay"])
    return LEFT.groupby("carrier").dep_delay.mean()

«means»`,
    `def mean_delays(table):
    RESULT = {}
    for carrier, ROWS in table.groupby("carrier"):
        RESULT[carrier] = ROWS["dep_delay"].mean()
    return RESULT

«means»`,
    `def mean_delays(table):
    SUMS, COUNTS = {}, {}
    for carrier, x in zip(table["carrier"], table["dep_delay"]):
        if x == x:
            SUMS[carrier] = SUMS.get(carrier, 0) + x
            COUNTS[carrier] = COUNTS.get(carrier, 0) + 1
    return {carrier: SUMS[carrier] / COUNTS[carrier] for carrier in SUMS}

«means»`,
    `def mean_delays(table):
    RESULT = table.pivot_table(index="carrier", values="dep_delay", aggfunc="mean")
    return RESULT["dep_delay"].to_dict()

«means»`,
    `def mean_delays(table):
    return {
        carrier: table.loc[table["carrier"] == carrier, "dep_delay"].mean()
        for carrier in table["carrier"].unique()
    }

«means»`,
  ],
  'the-worst-hour': [
    `worst_hour = int(flights.groupby("hour")["dep_delay"].mean().idxmax())
«hour»
«hour»`,
    `MEANS = flights.groupby("hour")["dep_delay"].mean().sort_values(ascending=False)
worst_hour = int(MEANS.index[0])
«hour»`,
    `MEANS = {}
for h in sorted(set(flights["hour"])):
    ROWS = flights[flights["hour"] == h]
    MEANS[int(h)] = ROWS["dep_delay"].mean()
KNOWN = {h: mean for h, mean in MEANS.items() if mean == mean}
worst_hour = max(KNOWN, key=KNOWN.get)
«hour»`,
    `MEANS = flights.pivot_table(index="hour", values="dep_delay")["dep_delay"]
worst_hour = int(MEANS[MEANS == MEANS.max()].index[0])
«hour»`,
    `MEANS = flights[["hour", "dep_delay"]].groupby("hour", as_index=False).mean()
worst_hour = int(MEANS.loc[MEANS["dep_delay"].idxmax(), "hour"])
«hour»`,
    `MEANS = flights.groupby("hour").agg({"dep_delay": "mean"})
worst_hour = int(MEANS["dep_delay"].nlargest(1).index[0])
«hour»`,
  ],
  'twelve-months': [
    `from concurrent.futures import ThreadPoolExecutor

def count_month(month):
    TABLE = pd.read_parquet(«path:month»)
    return int((«is:TABLE»).sum())

with ThreadPoolExecutor(«threads») as POOL:
    counts = dict(zip(«months», POOL.map(count_month, «months»)))
«counts»`,
    `from concurrent.futures import ThreadPoolExecutor

def count_month(month):
    TABLE = pd.read_parquet(«path:month», columns=["origin"])
    return len(«of:TABLE»)

counts = {}
with ThreadPoolExecutor(«threads») as POOL:
    FUTURES = {month: POOL.submit(count_month, month) for month in «months»}
    for month, future in FUTURES.items():
        counts[month] = future.result()
«counts»`,
    `from concurrent.futures import ThreadPoolExecutor, as_completed

def count_month(month):
    NAME = «path:month»
    return pd.read_parquet(NAME)["origin"].tolist().count(ORIGIN)

POOL = ThreadPoolExecutor(«threads»)
WAITING = {}
for month in «months»:
    WAITING[POOL.submit(count_month, month)] = month
counts = {}
for future in as_completed(WAITING):
    counts[WAITING[future]] = future.result()
POOL.shutdown()
«counts»`,
    `import concurrent.futures

def count_month(month):
    TABLE = pd.read_parquet(«path:month», filters=[("origin", "==", ORIGIN)])
    return TABLE.shape[0]

months = «months»
with concurrent.futures.ThreadPoolExecutor(«threads») as POOL:
    RESULT = list(POOL.map(count_month, months))
counts = {month: number for month, number in zip(months, RESULT)}
«counts»`,
    `from concurrent.futures import ThreadPoolExecutor
from collections import Counter

def count_month(month):
    TABLE = pd.read_parquet(«path:month»)
    return Counter(TABLE["origin"])[ORIGIN]

def pair(month):
    return month, count_month(month)

with ThreadPoolExecutor(«threads») as POOL:
    counts = dict(POOL.map(pair, «months»))
«counts»`,
    `from concurrent.futures import ThreadPoolExecutor

def count_month(month):
    TABLE = pd.read_parquet(«path:month», columns=["origin", "month"])
    return int(TABLE["origin"].value_counts()[ORIGIN])

POOL = ThreadPoolExecutor(«threads»)
counts = {}
for month, number in enumerate(POOL.map(count_month, «months»), start=1):
    counts[month] = number
«counts»`,
  ],
}

/** The same thing said in several ways; `@` is what it is said of. */
export const SLOTS: Readonly<Record<string, readonly string[]>> = {
  path: [
    'f"data/flights/2013-{@:02}.parquet"',
    'f"data/flights/2013-{@:02d}.parquet"',
    '"data/flights/2013-" + str(@).zfill(2) + ".parquet"',
    '"data/flights/2013-%02d.parquet" % @',
    '"data/flights/2013-{:02}.parquet".format(@)',
    'f"data/flights/2013-{str(@).rjust(2, \'0\')}.parquet"',
  ],
  is: [
    '@["origin"] == ORIGIN',
    '@.origin == ORIGIN',
    '@["origin"].eq(ORIGIN)',
    '@["origin"].isin([ORIGIN])',
    '@["origin"].str.startswith(ORIGIN)',
  ],
  of: [
    '@[@["origin"] == ORIGIN]',
    '@[@.origin == ORIGIN]',
    '@.loc[@["origin"] == ORIGIN]',
    '@.query("origin == @ORIGIN")',
    '@[@["origin"].eq(ORIGIN)]',
    '@.loc[lambda t: t["origin"] == ORIGIN]',
    '@[@["origin"].isin([ORIGIN])]',
  ],
  fresh: ['', '', '.copy()', '.reset_index(drop=True)'],
  seen: [
    '',
    'print(len(flights))',
    'flights.head()',
    'flights.shape',
    'print(flights.columns.tolist())',
    'flights["origin"].unique()',
    'assert not flights.empty',
    'flights.tail(2)',
    'print("rows", len(flights), "columns", len(flights.columns))',
    'flights.describe()',
    'flights.isna().sum()',
  ],
  delay: [
    'flights["dep_delay"]',
    'flights.dep_delay',
    'flights.loc[:, "dep_delay"]',
    'flights.get("dep_delay")',
  ],
  share: [
    '',
    'late_share',
    'print(late_share)',
    'round(late_share, 4)',
    'print(f"{late_share:.2%}")',
    'print("share", round(100 * late_share, 1), "%")',
    'assert 0 <= late_share <= 1',
    'print(late_share, 1 - late_share)',
  ],
  means: [
    '',
    'mean_delays(flights)',
    'pd.Series(mean_delays(flights)).sort_values()',
    'print(mean_delays(flights.head(100)))',
    'len(mean_delays(flights))',
    'sorted(dict(mean_delays(flights)).items())[:3]',
    'for name, mean in dict(mean_delays(flights)).items():\n    print(name, round(mean, 1))',
    'assert set(dict(mean_delays(flights))) <= set(flights["carrier"])',
  ],
  hour: [
    '',
    'worst_hour',
    'print(worst_hour)',
    'print(f"{worst_hour}:00")',
    'assert worst_hour in range(24)',
    'print("worst", worst_hour, "to", worst_hour + 1)',
    'flights[flights["hour"] == worst_hour]["dep_delay"].describe()',
  ],
  months: ['range(1, 13)', 'list(range(1, 13))', '[*range(1, 13)]', '[m + 1 for m in range(12)]'],
  threads: ['', '2', '3', '4', '6', '8', '12', 'max_workers=4', 'max_workers=6', 'max_workers=12'],
  counts: [
    '',
    'counts',
    'print(counts)',
    'sum(counts.values())',
    'max(counts, key=counts.get)',
    'pd.Series(counts).describe()',
    'assert len(counts) == 12',
    'for month in sorted(counts):\n    print(month, counts[month])',
  ],
}

/** Names that each student chooses for what the task does not name. */
export const NAMES: Readonly<Record<string, readonly string[]>> = {
  TABLE: ['df', 'whole', 'data', 'year', 'all_flights', 'frame'],
  NAME: ['path', 'name', 'filename', 'source'],
  KEEP: ['mask', 'keep', 'mine'],
  GROUPS: ['groups', 'parts', 'by_origin'],
  LEFT: ['left', 'departed', 'gone', 'flown'],
  LATES: ['late', 'delayed', 'too_late'],
  DELAYS: ['delays', 'd', 'minutes'],
  COUNT: ['n', 'late_ones', 'hits'],
  TOTAL: ['total', 'm', 'all_of_them'],
  RESULT: ['result', 'out', 'answer', 'res'],
  SUMS: ['sums', 'totals', 'sum_of'],
  COUNTS: ['numbers', 'n', 'how_many'],
  MEANS: ['means', 'by_hour', 'avg', 'hourly'],
  ROWS: ['rows', 'part', 'sub'],
  KNOWN: ['known', 'valid', 'clean'],
  POOL: ['pool', 'executor', 'ex', 'threads'],
  FUTURES: ['futures', 'jobs', 'tasks'],
  WAITING: ['waiting', 'pending', 'month_of'],
}
