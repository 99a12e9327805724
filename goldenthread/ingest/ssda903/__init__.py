"""The yearly return about looked-after children."""
