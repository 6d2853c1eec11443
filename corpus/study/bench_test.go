package study

import (
	"fmt"
	"strings"
	"testing"

	"mening/corpus"
	"mening/corpus/format"
)

// BenchmarkResolve resolves 1,000 transcripts with 200,000 turns, with and
// without a row of participants.csv for each speaker, and with front matter.
func BenchmarkResolve(b *testing.B) {
	for _, with := range []string{"labels", "rows", "front matter"} {
		b.Run(with, func(b *testing.B) {
			files := map[string]string{"study.yaml": "stakeholders: [AME, SOC, FK]\npath: '{site}/{wave}/fg{n}'\n"}
			rows := strings.Builder{}
			rows.WriteString("participant,speaker,interview,stakeholder,age\n")
			for i := range 1000 {
				path := fmt.Sprintf("s%d/w%d/fg%d", i%10, i%2, i)
				files["transcripts/"+path+".txt"] = ""
				for j := range 6 {
					fmt.Fprintf(&rows, "P%d-%d,AME %d,%s,SOC,%d\n", i, j, j, path, i%50)
				}
			}
			if with == "rows" {
				files["participants.csv"] = rows.String()
			}
			s := load(b, folder(b, files))
			var readings []Reading
			for _, f := range s.Files {
				t := &corpus.Transcript{File: f.Name}
				for j := range 200 {
					label := "I"
					if j%2 == 1 {
						label = fmt.Sprint("AME ", j%6)
					}
					t.Turns = append(t.Turns, corpus.Turn{Number: j + 1, Line: j + 1, Label: label, Text: "ja"})
				}
				r := &format.Result{Transcript: t}
				if with == "front matter" {
					r.FrontMatter = []byte("date: 2020-02-11\nwave: before\nplace: Ockelbo\n")
				}
				readings = append(readings, Reading{File: f, Result: r})
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Resolve(readings); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
