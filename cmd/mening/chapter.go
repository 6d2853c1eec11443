package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// chapter fills numbers into the researcher's own prose.
func (e *env) chapter(c *cli.Context) error {
	return usageError{fmt.Errorf("report takes no argument, but was given %q\n  see mening report --help", c.Args().First())}
}
