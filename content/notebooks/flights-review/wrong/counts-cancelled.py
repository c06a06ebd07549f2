late_share = float((flights["dep_delay"] > LATE).mean())
