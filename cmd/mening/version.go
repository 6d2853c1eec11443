package main

import (
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

// version is the release.
const version = "0.1.0"

func versionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Description: `EXAMPLES
   mening version`,
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			text := "mening " + version
			if info, ok := debug.ReadBuildInfo(); ok {
				text += " " + info.GoVersion
			}
			_, err := fmt.Fprintln(e.stdout, text)
			return err
		},
	}
}
