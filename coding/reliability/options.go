package reliability

import "slices"

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

// measure is a coefficient by its name.
type measure struct {
	name string
	of   func(*Ratings, Options) Coefficient
}

// measures are all coefficients in the order in which they are read: percent
// agreement, those of two coders, those of any number.
func measures() []measure {
	return []measure{
		{"percent_agreement", PercentAgreement},
		{"cohen_kappa", CohenKappa},
		{"scott_pi", ScottPi},
		{"fleiss_kappa", FleissKappa},
		{"conger_kappa", CongerKappa},
		{"krippendorff_alpha", KrippendorffAlpha},
		{"gwet_ac1", GwetAC1},
		{"brennan_prediger", BrennanPrediger},
		{"holsti", Holsti},
	}
}

// Names returns the names of the coefficients for ratings, in the order in
// which they are read.
func Names() []string {
	var out []string
	for _, m := range measures() {
		out = append(out, m.name)
	}
	return out
}

// All returns coefficients for ratings: those that are named, or all, in the
// order of [Names]. Percent agreement stays unweighted, as everybody
// understands it.
func All(r *Ratings, o Options, names ...string) []Coefficient {
	plain := o
	plain.Weights, plain.Distance = Unweighted, nil
	var out []Coefficient
	for _, m := range measures() {
		switch {
		case len(names) > 0 && !slices.Contains(names, m.name):
		case m.name == "percent_agreement":
			out = append(out, m.of(r, plain))
		default:
			out = append(out, m.of(r, o))
		}
	}
	return out
}
