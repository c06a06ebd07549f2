left = flights["dep_delay"].dropna()
late_share = float((left > LATE).mean())
late_share, int((left > LATE).sum())
