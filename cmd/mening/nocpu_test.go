//go:build !unix

package main

import "time"

// start is when the process began.
var start = time.Now()

// cpuTime returns the time since the process began, where its processor time
// is not to be had.
func cpuTime() time.Duration { return time.Since(start) }
