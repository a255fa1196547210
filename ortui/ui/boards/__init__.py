"""What can be read beneath the sliders of Estimate, each board a function from what is shown to lines."""
