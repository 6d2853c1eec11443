package index

import "sync"

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
