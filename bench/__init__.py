"""What the README's performance table is printed from: one run on one machine, as ratios wherever possible."""
