package main

// swedishFigure holds what figures say, by the English text. What they say of
// themselves is in coding/figure.
func swedishFigure() map[string]string {
	return map[string]string{
		"not %s":                             "inte %s",
		"not shown, as they stand alone: %d": "visas inte, för de står ensamma: %d",
		"codes so far":                       "koder hittills",
		"all interviews":                     "alla intervjuer",
		"95 %% of %d random orders":          "95 %% av %d slumpade ordningar",
		"others":                             "övriga",
	}
}
