"""Nobody for an opening: what else could the company use? It answers on its receipt."""
