"""The frozen records that pass between stages; standard library only."""
