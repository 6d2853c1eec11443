//go:build !unix

package main

import (
	"os"
	"os/signal"
)

// notifyEnd tells when somebody ends the program.
func notifyEnd(c chan os.Signal) { signal.Notify(c, os.Interrupt) }

// notifyResize does nothing: the size is asked for at the next key.
func notifyResize(chan os.Signal) {}
