"""All that an organisation may see of one company, on one page and one timeline."""
