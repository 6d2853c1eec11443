package reliability

// Options say what a coefficient takes into account. The zero value is nominal
// and unweighted.
type Options struct {
	// Level is that of Krippendorff's alpha, nominal where it is empty. At
	// interval and ratio level weights are of the numbers themselves, else of
	// their ranks.
	Level Level
	// Weights are those of all coefficients but Krippendorff's alpha and
	// Holsti's.
	Weights Weights
	// Distance, where it is not nil, takes the place of the level and of the
	// weights: how far apart two categories, given by their indexes, are. It is
	// symmetric, not negative, and 0 for a category and itself. Weights are 1
	// less the distance as a share of the largest one.
	Distance func(a, b int) float64
	// Samples is the number of samples of a bootstrap; 1000 where it is 0.
	Samples int
	// Seed is where the random numbers of a bootstrap begin.
	Seed uint64
}

// All returns all coefficients for ratings, in the order in which they are
// read: percent agreement, those of two coders, those of any number. Percent
// agreement stays unweighted, as everybody understands it.
func All(r *Ratings, o Options) []Coefficient {
	plain := o
	plain.Weights, plain.Distance = Unweighted, nil
	return []Coefficient{
		PercentAgreement(r, plain),
		CohenKappa(r, o),
		ScottPi(r, o),
		FleissKappa(r, o),
		CongerKappa(r, o),
		KrippendorffAlpha(r, o),
		GwetAC1(r, o),
		BrennanPrediger(r, o),
		Holsti(r, o),
	}
}
