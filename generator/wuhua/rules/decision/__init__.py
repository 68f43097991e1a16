"""决策程序: steps, quorums, votes."""
