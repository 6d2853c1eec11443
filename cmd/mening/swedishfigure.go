package main

// swedishFigure holds what figures say, by the English text. What they say of
// themselves is in coding/figure.
func swedishFigure() map[string]string {
	return map[string]string{
		"not %s": "inte %s",
		"others": "övriga",
	}
}
