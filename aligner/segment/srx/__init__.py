"""Splitting rules as other programs keep them: SRX 2.0, ours written and those of others read and followed."""
