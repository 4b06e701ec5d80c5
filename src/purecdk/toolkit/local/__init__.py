"""An embedded AWS on this machine: started, bootstrapped, shown and stopped by us, so that no account is needed."""
