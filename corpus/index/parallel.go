package index

import (
	"runtime"
	"sync"
)

// progress counts work that is done and work that is to be done.
type progress struct {
	mu       sync.Mutex
	tell     func(done, total int)
	finished int
	total    int
}

// begin starts to count anew.
func (p *progress) begin(tell func(done, total int), total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tell, p.finished, p.total = tell, 0, total
}

// left says how much there still is to do.
func (p *progress) left(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total = p.finished + n
}

// done says that one more piece is done.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finished++
	if p.tell != nil {
		p.tell(p.finished, max(p.finished, p.total))
	}
}

// parallel calls f for 0 to n-1 from as many goroutines as there are cores.
func parallel(n int, f func(i int)) {
	var (
		wait sync.WaitGroup
		mu   sync.Mutex
		next int
	)
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wait.Wait()
}
