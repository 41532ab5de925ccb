"""What training has to go through: gradients over time, the error surface and the ways down it."""
