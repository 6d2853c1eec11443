//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// notifyEnd tells when somebody ends the program, or closes its window.
func notifyEnd(c chan os.Signal) { signal.Notify(c, syscall.SIGTERM, syscall.SIGHUP) }

// notifyResize tells when the terminal has got another size.
func notifyResize(c chan os.Signal) { signal.Notify(c, syscall.SIGWINCH) }
