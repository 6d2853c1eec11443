package format

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkRead reads an interview of 2 MB of talk in each format, beside the
// least that has to be done with such a file: its lines copied, its tokens or
// values met. MB/s are those of the file, and of the XML within documents and
// workbooks.
func BenchmarkRead(b *testing.B) {
	talk := longTalk(2 << 20)
	for _, f := range []struct {
		name string
		make func(talk []spoken) sample
	}{{"txt", textSample}, {"md", markdownSample}, {"vtt", vttSample}, {"srt", srtSample}, {"csv", csvSample}, {"json", jsonSample}, {"html", htmlSample},
		{"rtf", rtfSample}, {"docx", wordSample}, {"odt", odtSample}, {"xlsx", workbookSample}, {"pdf", pdfSample}, {"tei", teiSample}} {
		b.Run(f.name, func(b *testing.B) {
			s := f.make(talk)
			b.Run("read", func(b *testing.B) {
				s.times(b, func() error {
					r, err := Read("a"+s.ending, s.data, Hints{})
					if err == nil && len(r.Transcript.Turns) < len(talk)*9/10 {
						err = fmt.Errorf("%d turns of %d", len(r.Transcript.Turns), len(talk))
					}
					return err
				})
			})
			b.Run(s.least, func(b *testing.B) { s.times(b, func() error { return s.do(s.data) }) })
		})
	}
}

// sample is an interview in one format, and the least that has to be done with
// its bytes.
type sample struct {
	ending string
	data   []byte
	size   int // that counts
	least  string
	do     func([]byte) error
}

// times measures how long it takes to do something with the sample.
func (s *sample) times(b *testing.B, do func() error) {
	b.SetBytes(int64(s.size))
	b.ReportAllocs()
	for b.Loop() {
		if err := do(); err != nil {
			b.Fatal(err)
		}
	}
}

// spoken is a turn of the interview.
type spoken struct{ label, text string }

// longTalk makes turns of one to eight sentences, of so many bytes together.
func longTalk(size int) []spoken {
	random := rand.New(rand.NewSource(7))
	words := strings.Fields("det är och att som inte jag så på vi har man för med en de då om kan ju vad men i från var samverkan " +
		"möte handläggare arbetsförmedlingen möjlighet även väldigt någonting verksamheten rehabilitering tycker försökte")
	var out []spoken
	for n := 0; n < size; {
		var b strings.Builder
		for range 1 + random.Intn(8) {
			b.WriteString("Ja")
			for range 3 + random.Intn(15) {
				b.WriteString(" " + words[random.Intn(len(words))])
			}
			b.WriteString(". ")
		}
		label := []string{"I", "AME 1", "SOC 2", "AME 2"}[len(out)%4]
		out = append(out, spoken{label, strings.TrimSpace(b.String())})
		n += b.Len()
	}
	return out
}

// written writes each turn by a function, between a head and an end.
func written(talk []spoken, head, end string, turn func(w *strings.Builder, i int, s spoken)) []byte {
	var b strings.Builder
	b.WriteString(head)
	for i, s := range talk {
		turn(&b, i, s)
	}
	b.WriteString(end)
	return []byte(b.String())
}

func lineSample(ending string, data []byte) sample {
	return sample{ending, data, len(data), "lines", func(data []byte) error {
		for line := range bytes.Lines(data) {
			if len(bytes.Clone(line)) == 0 {
				return io.ErrUnexpectedEOF
			}
		}
		return nil
	}}
}

func textSample(talk []spoken) sample {
	return lineSample(".txt", written(talk, "", "", func(w *strings.Builder, _ int, s spoken) { fmt.Fprintf(w, "%s: %s\n", s.label, s.text) }))
}

func markdownSample(talk []spoken) sample {
	return lineSample(".md", written(talk, "# Intervju\n\n", "", func(w *strings.Builder, _ int, s spoken) { fmt.Fprintf(w, "**%s:** %s\n\n", s.label, s.text) }))
}

func cueTime(i int, point string) string {
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", i/3600, i/60%60, i%60, point, i%1000)
}

func vttSample(talk []spoken) sample {
	return lineSample(".vtt", written(talk, "WEBVTT\n\n", "", func(w *strings.Builder, i int, s spoken) {
		for j, line := range strings.SplitAfter(s.text, ". ") {
			fmt.Fprintf(w, "%s --> %s\n<v %s>%s</v>\n\n", cueTime(8*i+j, "."), cueTime(8*i+j+1, "."), s.label, strings.TrimSpace(line))
		}
	}))
}

func srtSample(talk []spoken) sample {
	return lineSample(".srt", written(talk, "", "", func(w *strings.Builder, i int, s spoken) {
		for j, line := range strings.SplitAfter(s.text, ". ") {
			fmt.Fprintf(w, "%d\n%s --> %s\n%s: %s\n\n", 8*i+j+1, cueTime(8*i+j, ","), cueTime(8*i+j+1, ","), s.label, strings.TrimSpace(line))
		}
	}))
}

func csvSample(talk []spoken) sample {
	data := written(talk, "speaker,start,text\n", "", func(w *strings.Builder, i int, s spoken) {
		fmt.Fprintf(w, "%s,%d.5,\"%s\"\n", s.label, i, s.text)
	})
	return sample{".csv", data, len(data), "encoding/csv", func(data []byte) error {
		_, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		return err
	}}
}

func jsonSample(talk []spoken) sample {
	type segment struct {
		ID         int     `json:"id"`
		Start, End float64 `json:",omitempty"`
		Text       string  `json:"text"`
		Speaker    string  `json:"speaker"`
	}
	var all struct {
		Segments []segment `json:"segments"`
	}
	for i, s := range talk {
		all.Segments = append(all.Segments, segment{i, float64(i), float64(i) + 0.9, " " + s.text, fmt.Sprint("SPEAKER_0", i%4)})
	}
	data, err := json.Marshal(all)
	if err != nil {
		panic(err)
	}
	return sample{".json", data, len(data), "encoding/json", func(data []byte) error {
		var v any
		return json.Unmarshal(data, &v)
	}}
}

func htmlSample(talk []spoken) sample {
	data := written(talk, "<!DOCTYPE html><html><head><title>Intervju</title></head><body>\n", "</body></html>", func(w *strings.Builder, _ int, s spoken) {
		fmt.Fprintf(w, "<p class=\"western\" lang=\"sv-SE\"><b>%s:</b> <span lang=\"sv-SE\">%s</span></p>\n", s.label, s.text)
	})
	return sample{".html", data, len(data), "x/net/html", func(data []byte) error {
		z := html.NewTokenizer(bytes.NewReader(data))
		for z.Next() != html.ErrorToken {
		}
		if errors.Is(z.Err(), io.EOF) {
			return nil
		}
		return z.Err()
	}}
}

func rtfSample(talk []spoken) sample {
	letters := strings.NewReplacer("å", `\'e5`, "ä", `\'e4`, "ö", `\'f6`)
	return lineSample(".rtf", written(talk, `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}`+"\n", "}", func(w *strings.Builder, _ int, s spoken) {
		fmt.Fprintf(w, `\pard\plain \s0\f0\fs24\lang1053{\rtlch \ltrch\loch %s: %s}`+"\n"+`\par `, s.label, letters.Replace(s.text))
	}))
}

// runs cuts a text into stretches as word processors store them.
func runs(text string) []string {
	var out []string
	for len(text) > 60 {
		at := strings.IndexByte(text[50:], ' ')
		if at < 0 {
			break
		}
		out = append(out, text[:50+at])
		text = text[50+at:]
	}
	return append(out, text)
}

func wordSample(talk []spoken) sample {
	body := written(talk, "", "", func(w *strings.Builder, i int, s spoken) {
		fmt.Fprintf(w, `<w:p w:rsidR="00A7%04X" w:rsidRDefault="00A77427" w:rsidP="00A77427"><w:pPr><w:pStyle w:val="Normal"/><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:pPr>`, i)
		for _, run := range runs(s.label + ": " + s.text) {
			fmt.Fprintf(w, `<w:r w:rsidRPr="00A77427"><w:rPr><w:lang w:val="sv-SE"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r><w:proofErr w:type="spellStart"/>`, run)
		}
		w.WriteString("</w:p>")
	})
	return zippedSample(".docx", wordFile(string(body)), "word/document.xml")
}

func odtSample(talk []spoken) sample {
	body := written(talk, "", "", func(w *strings.Builder, _ int, s spoken) {
		w.WriteString(`<text:p text:style-name="P1">`)
		for _, run := range runs(s.label + ": " + s.text) {
			w.WriteString(`<text:span text:style-name="N">` + run + `</text:span>`)
		}
		w.WriteString("</text:p>")
	})
	return zippedSample(".odt", odtFile(string(body)), "content.xml")
}

func workbookSample(talk []spoken) sample {
	rows := [][]any{{"speaker", "start", "text"}}
	for i, s := range talk {
		rows = append(rows, []any{s.label, i, s.text})
	}
	return zippedSample(".xlsx", workbook(nil, rows...), "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
}

func pdfSample(talk []spoken) sample {
	letters := strings.NewReplacer("å", `\345`, "ä", `\344`, "ö", `\366`)
	var set []string
	for _, s := range talk {
		line := s.label + ":"
		for word := range strings.FieldsSeq(s.text) {
			if len(line)+1+len(word) > 80 {
				set, line = append(set, letters.Replace(line)), ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		set = append(set, letters.Replace(line), "")
	}
	var pages []string
	for len(set) > 0 {
		n := min(55, len(set))
		pages = append(pages, lines(750, set[:n]...))
		set = set[n:]
	}
	return lineSample(".pdf", pdfFile(pages...))
}

func teiSample(talk []spoken) sample {
	body := written(talk, "", "", func(w *strings.Builder, i int, s spoken) {
		fmt.Fprintf(w, "<u who=\"#s%d\" xml:id=\"i-%d\"><seg>%s</seg></u>\n", i%4, i, strings.ReplaceAll(s.text, ". ", ".</seg>\n<seg>"))
	})
	data := []byte(teiFile("", string(body)))
	return sample{".xml", data, len(data), "encoding/xml", func(data []byte) error { return drain(bytes.NewReader(data)) }}
}

// zippedSample counts the bytes of the parts of an archive.
func zippedSample(ending string, data []byte, parts ...string) sample {
	s := sample{ending: ending, data: data, least: "encoding/xml"}
	s.do = func(data []byte) error {
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return err
		}
		for _, name := range parts {
			part, err := archive.Open(name)
			if err != nil {
				return err
			}
			if err := drain(part); err != nil {
				return err
			}
		}
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic(err)
	}
	for _, f := range archive.File {
		for _, name := range parts {
			if f.Name == name {
				s.size += int(f.UncompressedSize64)
			}
		}
	}
	return s
}

// drain meets all tokens of XML.
func drain(in io.Reader) error {
	for d := xml.NewDecoder(in); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
