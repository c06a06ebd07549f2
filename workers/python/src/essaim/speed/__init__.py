"""What runs in C natively and has no C here, written for the interpreter that we have."""
