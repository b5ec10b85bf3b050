"""Other ways in which a document speaks for itself, each exact: the XML of an e-invoice."""
