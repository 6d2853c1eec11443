package saturation

import "math/rand/v2"

// band gives each step the percentiles of the cumulative number in random
// orders of the interviews: each order as likely as any other, drawn with
// replacement. A percentile is the smallest number that at least so many per cent
// of the orders do not pass (Hyndman & Fan, Sample quantiles in statistical
// packages, The American Statistician 50(4), 1996, type 1), a number of codes
// that did occur.
func (c *Curve) band(found []met, codes int, o Options) {
	n := len(found)
	if n == 0 {
		return
	}
	lists := make([][]int, n)
	for i, m := range found {
		for code := range m {
			lists[i] = append(lists[i], code)
		}
	}
	random := rand.New(rand.NewPCG(o.Seed, 0))
	times := make([][]int, n) // by step, then by number of codes
	for i := range times {
		times[i] = make([]int, c.Total+1)
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	met := make([]int, codes) // the last order in which a code was met
	for draw := 1; draw <= o.Orders; draw++ {
		random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
		cumulative := 0
		for step, interview := range order {
			for _, code := range lists[interview] {
				if met[code] != draw {
					met[code] = draw
					cumulative++
				}
			}
			times[step][cumulative]++
		}
	}
	for i := range c.Steps {
		s := &c.Steps[i]
		s.Low, s.Median, s.High = percentile(times[i], o.Orders, 0.025), percentile(times[i], o.Orders, 0.5), percentile(times[i], o.Orders, 0.975)
	}
}

// percentile returns the smallest number that a share of all draws does not pass,
// where times says how often each number was drawn.
func percentile(times []int, draws int, share float64) int {
	below := 0
	for number, n := range times {
		below += n
		if float64(below) >= share*float64(draws) {
			return number
		}
	}
	return len(times) - 1
}
