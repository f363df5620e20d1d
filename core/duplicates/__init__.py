"""One text from several sites is one document; one meeting in several readouts is one event."""
