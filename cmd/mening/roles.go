package main

import (
	"github.com/urfave/cli/v2"

	"mening/corpus"
	"mening/corpus/source"
)

// roleFlag says whose talk is looked at.
func roleFlag() cli.Flag {
	return &cli.StringFlag{Name: "role", Usage: "`WHOSE` talk: participant, interviewer, other or all", Value: "participant"}
}

// rolesOf returns the roles that a value of --role stands for.
func rolesOf(whose string) ([]corpus.Role, error) {
	switch whose {
	case "participant":
		return []corpus.Role{corpus.Participant}, nil
	case "interviewer":
		return []corpus.Role{corpus.Interviewer}, nil
	case "other":
		return []corpus.Role{corpus.Other}, nil
	case "all":
		return []corpus.Role{corpus.Participant, corpus.Interviewer, corpus.Other}, nil
	}
	known := []string{"participant", "interviewer", "other", "all"}
	return nil, usageError{source.Say("%s cannot be %q\n  %s", "--role", whose, source.Meant(whose, known))}
}
