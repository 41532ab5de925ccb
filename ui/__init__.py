"""LSTM Sim's screen: everything that is drawn, and no equation."""
