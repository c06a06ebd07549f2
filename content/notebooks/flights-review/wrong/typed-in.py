late_share = 0.2
