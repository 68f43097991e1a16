"""数据勾稽: sums, balances, references, signatures."""
