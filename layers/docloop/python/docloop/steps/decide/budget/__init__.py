"""What may be accepted with nobody looking: thresholds proven to keep an error budget on cases with known truth."""
