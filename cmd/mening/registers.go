package main

import (
	"errors"
	"fmt"

	"mening/coding/register"
	"mening/corpus/source"
)

// registerProblems tells what describe and report would find wrong with the
// registers that study.yaml names: tables that cannot be read, cells that cannot
// be what their column holds, and columns and values that study.yaml names and
// that are not there.
func (s *opened) registerProblems() source.Problems {
	var out source.Problems
	registers := s.study.Config.Registers
	for i := range registers {
		d := &registers[i]
		r, err := readRegister(d)
		if err != nil {
			out = append(out, problemsOf(d.File, err)...)
			continue
		}
		for j := range d.Measures {
			if _, err := r.Measure(d, &d.Measures[j]); err != nil {
				out = append(out, problemsOf(d.File, err)...)
			}
		}
		for _, c := range r.Columns {
			out = append(out, c.Problems...)
		}
	}
	out.Sort()
	return out
}

// problemsOf returns the faults that an error is, or one of the file.
func problemsOf(file string, err error) source.Problems {
	var many source.Problems
	var one *source.Problem
	switch {
	case errors.As(err, &many):
		return many
	case errors.As(err, &one):
		return source.Problems{one}
	}
	return source.Problems{source.AsProblem(file, 0, err)}
}

// tellRegisters tells the cells of which measures are made and that do not
// count. They make the exit status.
func (s *coded) tellRegisters(e *env, registers []*register.Register) error {
	var out source.Problems
	for i, r := range registers {
		d := &s.study.Config.Registers[i]
		used := map[*register.Column]bool{}
		for j := range d.Measures {
			m, err := r.Measure(d, &d.Measures[j])
			if err != nil {
				return err
			}
			for _, c := range m.Columns {
				used[c] = true
			}
		}
		for _, c := range r.Columns {
			for _, p := range c.Problems {
				if used[c] && p.Stops() {
					out = append(out, p)
				}
			}
		}
	}
	for _, p := range out {
		fmt.Fprintln(e.stderr, "mening:", cleanError(s.voice.problem(p)))
	}
	if len(out) > 0 {
		return errFindings
	}
	return nil
}
