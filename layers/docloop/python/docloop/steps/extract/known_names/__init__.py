"""Names and addresses that labels taught, put forward again and used to mend misread ones."""
