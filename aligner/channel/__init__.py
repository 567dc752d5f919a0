"""From the captures of a channel, exports, pages and folders to statements in one language each."""
