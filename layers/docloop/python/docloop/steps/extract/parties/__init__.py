"""Who sends and who receives a paper: names, addresses and tax numbers of supplier and customer."""
