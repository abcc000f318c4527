"""Who asks: API keys, what each of them may do, and the one word for it that all faces pass on (`Caller`)."""
