"""The members of a network: who they are, who joins and who leaves."""
